using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>The room for streams in a frame of the link: OUTPAY on every SDO line, INPAY on each codec's SDI line, and OUTSTRMPAY and INSTRMPAY for
/// one stream (HDA 1.0a 3.3.5, 3.3.6, 3.3.11, 3.3.12; hardware 2.7).</summary>
/// <remarks>
/// <para>Packets take their places in the order of the descriptors, until the frame is full. One that finds no room is not sent: an output raises
/// FIFOE and keeps its data, an input hears nothing. A packet that no frame has room for never passes.</para>
/// <para>While all streams that are on the link fit together whatever frame they meet in, nothing needs to be counted.</para>
/// </remarks>
internal sealed class LinkBudget(ControllerProfile profile)
{
    private readonly int[] _inputBits = new int[LinkTiming.MaximumCodecs];
    private int _outputWords;

    /// <summary>Whether two packets may compete for room, so that each frame must be counted.</summary>
    public bool IsTight { get; private set; }

    /// <summary>Starts to look at the streams that are on the link.</summary>
    public void BeginSurvey()
    {
        IsTight = false;
        _outputWords = 0;
        _inputBits[0] = 0;
    }

    /// <summary>Looks at one stream that is on the link.</summary>
    public void Survey(StreamTransfer transfer, bool isOutput)
    {
        if (isOutput)
            IsTight |= !Passes(transfer, isOutput: true) || (_outputWords += transfer.OutputWordsPerLine) > profile.OutputPayload;
        else
            IsTight |= !Passes(transfer, isOutput: false) || (_inputBits[0] += transfer.InputBits) > InputBitsPerLine;
    }

    /// <summary>A frame begins: all lines are free.</summary>
    public void BeginFrame()
    {
        _outputWords = 0;
        Array.Clear(_inputBits);
    }

    /// <summary>Takes the room of an output's packet.</summary>
    /// <returns>False when the frame has none.</returns>
    public bool TryTakeOutput(StreamTransfer transfer)
    {
        int words = transfer.OutputWordsPerLine;
        if (!Passes(transfer, isOutput: true) || _outputWords + words > profile.OutputPayload)
            return false;

        _outputWords += words;
        return true;
    }

    /// <summary>Whether a codec's line has room for a packet of a format.</summary>
    public bool HasInputRoom(int codecAddress, StreamFormat format) =>
        _inputBits[codecAddress] + LinkPayload.InputBits(format) <= InputBitsPerLine;

    /// <summary>Takes the room of a packet on a codec's line.</summary>
    public void TakeInput(int codecAddress, StreamFormat format) => _inputBits[codecAddress] += LinkPayload.InputBits(format);

    /// <summary>Whether one stream may be as wide as this at all.</summary>
    public bool Passes(StreamTransfer transfer, bool isOutput)
    {
        if (isOutput)
            return profile.OutputStreamPayload == 0 || transfer.OutputWords <= profile.OutputStreamPayload;

        return LinkPayload.InputPacketBytes(transfer.Format) <= LinkPayload.MaximumInputPacketBytes
            && (profile.InputStreamPayload == 0 || LinkPayload.InputWords(transfer.Format) <= profile.InputStreamPayload);
    }

    private int InputBitsPerLine => profile.InputPayload * 16;
}
