namespace Azalia.Specification.Streams;

/// <summary>
/// What a stream costs in one 48 kHz frame of the link, and what a frame has. HDA 1.0a 3.3.5, 3.3.6 and 5.3. A packet's peak counts: an
/// 8 kHz stream costs a whole block although it sends one only in every sixth frame.
/// </summary>
public static class LinkPayload
{
    /// <summary>Bits of one frame on one SDO line, both clock edges.</summary>
    public const int OutputBitsPerFrame = 1000;

    /// <summary>Bits of one frame on one SDI line.</summary>
    public const int InputBitsPerFrame = 500;

    /// <summary>Bits of the command field at the head of each outbound frame.</summary>
    public const int CommandBits = 40;

    /// <summary>Bits of the response field at the head of each inbound frame.</summary>
    public const int ResponseBits = 36;

    /// <summary>Bits of an inbound stream tag: four of number, six of length in bytes.</summary>
    public const int InputTagBits = 10;

    /// <summary>Bytes that the six bits of an inbound tag can announce.</summary>
    public const int MaximumInputPacketBytes = 63;

    /// <summary>Words of 16 bits that one SDO line has for streams: 60.</summary>
    public const int OutputWordsPerFrame = (OutputBitsPerFrame - CommandBits) / 16;

    /// <summary>Words of 16 bits that one SDI line has for streams: 29.</summary>
    public const int InputWordsPerFrame = (InputBitsPerFrame - ResponseBits) / 16;

    /// <summary>Bits that one SDI line has for tags and packets: 464.</summary>
    public const int InputPayloadBits = InputBitsPerFrame - ResponseBits;

    // The least that Linux lets a line carry in a frame; some controllers (Tegra) need 16.
    private const int MinimumBitsPerLine = 8;

    /// <summary>
    /// Words of 16 bits that a packet takes on each of <paramref name="lines"/> SDO lines (1, 2 or 4), rounded up on each step.
    /// </summary>
    /// <remarks>The tag of an outbound packet is on SYNC and costs nothing.</remarks>
    public static int OutputWords(StreamFormat format, int lines = 1) => CeilingDivide(CeilingDivide(format.BitsPerPacket, 16), lines);

    /// <summary>Words of 16 bits of an inbound packet, without its tag: what INSTRMPAY and INPAY are compared with.</summary>
    public static int InputWords(StreamFormat format) => CeilingDivide(format.BitsPerPacket, 16);

    /// <summary>
    /// Bytes of an inbound packet, padded to whole bytes: what the tag's length says, at most
    /// <see cref="MaximumInputPacketBytes"/>.
    /// </summary>
    public static int InputPacketBytes(StreamFormat format) => CeilingDivide(format.BitsPerPacket, 8);

    /// <summary>
    /// Bits that an inbound stream takes of its SDI line: tag and packet. The sum over a line is at most
    /// <see cref="InputPayloadBits"/>.
    /// </summary>
    public static int InputBits(StreamFormat format) => InputTagBits + InputPacketBytes(format) * 8;

    /// <summary>
    /// Whether a stream is dense enough to be striped over <paramref name="lines"/> SDO lines: eight bits or more on each in a frame,
    /// where a rate below 48 kHz counts as one block in a frame.
    /// </summary>
    public static bool MayStripe(StreamFormat format, int lines) =>
        format.Channels * format.BitsPerSample * Math.Max(1, format.SampleRate / LinkTiming.FramesPerSecond) >= MinimumBitsPerLine * lines;

    private static int CeilingDivide(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
