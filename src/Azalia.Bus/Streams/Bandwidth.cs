using Azalia.Bus.Controller;
using Azalia.Bus.Diagnostics;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// Whether a stream fits on the link beside those that are reserved (DDI 3.6, 3.7; hardware 2.7). The output lines are
/// one budget, each input line is one of its own.
/// </summary>
internal static class Bandwidth
{
    /// <summary>Lines that a striped stream uses: STRIPE 01 (DDI 3.7).</summary>
    public const int StripedLines = 2;

    /// <summary>Checks an output stream.</summary>
    /// <param name="capabilities">The controller's budget.</param>
    /// <param name="engines">All engines.</param>
    /// <param name="format">The stream's format.</param>
    /// <param name="striped">Whether it is spread over two lines.</param>
    /// <param name="self">The engine whose present reservation does not count, or null.</param>
    /// <returns>STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL (alone too large), STATUS_INSUFFICIENT_RESOURCES (too large with the others).</returns>
    public static NtStatus CheckRender(ControllerCapabilities capabilities, DmaEngine[] engines, StreamFormat format, bool striped, DmaEngine? self)
    {
        int words = LinkPayload.OutputWords(format);
        if (capabilities.OutputStreamWords != 0 && words > capabilities.OutputStreamWords)
            return NtStatus.BufferTooSmall;

        return UsedRenderWords(engines, self) + WordsOnALine(format, striped) <= capabilities.OutputWords
            ? NtStatus.Success
            : NtStatus.InsufficientResources;
    }

    /// <summary>Checks an input stream.</summary>
    /// <param name="capabilities">The controller's budget.</param>
    /// <param name="engines">All engines.</param>
    /// <param name="format">The stream's format.</param>
    /// <param name="codecAddress">The SDI line.</param>
    /// <param name="self">The engine whose present reservation does not count, or null.</param>
    /// <returns>STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL (alone too large), STATUS_INSUFFICIENT_RESOURCES (too large with the others).</returns>
    public static NtStatus CheckCapture(ControllerCapabilities capabilities, DmaEngine[] engines, StreamFormat format, byte codecAddress, DmaEngine? self)
    {
        if (LinkPayload.InputPacketBytes(format) > LinkPayload.MaximumInputPacketBytes
            || (capabilities.InputStreamWords != 0 && LinkPayload.InputWords(format) > capabilities.InputStreamWords))
        {
            return NtStatus.BufferTooSmall;
        }

        int bits = LinkPayload.InputBits(format);
        foreach (DmaEngine engine in engines)
        {
            if (engine.Owner is not null && !engine.IsRender && engine != self && engine.CodecAddress == codecAddress)
                bits += LinkPayload.InputBits(engine.Format);
        }

        return bits <= capabilities.InputWords * 16 ? NtStatus.Success : NtStatus.InsufficientResources;
    }

    /// <summary>Words of each output line that are reserved in every frame.</summary>
    /// <param name="engines">All engines.</param>
    /// <param name="except">An engine that does not count, or null.</param>
    public static int UsedRenderWords(DmaEngine[] engines, DmaEngine? except = null)
    {
        int words = 0;
        foreach (DmaEngine engine in engines)
        {
            if (engine.Owner is not null && engine.IsRender && engine != except)
                words += WordsOnALine(engine.Format, engine.IsStriped);
        }

        return words;
    }

    /// <summary>What is reserved on each line, and what is left.</summary>
    /// <param name="capabilities">The controller's budget.</param>
    /// <param name="engines">All engines.</param>
    public static BandwidthInspection Inspect(ControllerCapabilities capabilities, DmaEngine[] engines)
    {
        int used = UsedRenderWords(engines);
        LineInspection output = new(null, used * 16, (capabilities.OutputWords - used) * 16);
        SortedDictionary<byte, int> inputs = [];
        foreach (DmaEngine engine in engines)
        {
            if (engine.Owner is not null && !engine.IsRender)
                inputs[engine.CodecAddress] = inputs.GetValueOrDefault(engine.CodecAddress) + LinkPayload.InputBits(engine.Format);
        }

        return new BandwidthInspection(
            output,
            [.. inputs.Select(input => new LineInspection(input.Key, input.Value, capabilities.InputWords * 16 - input.Value))]);
    }

    private static int WordsOnALine(StreamFormat format, bool striped) => LinkPayload.OutputWords(format, striped ? StripedLines : 1);
}
