using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Link;

/// <summary>One codec's end of the link (HDA 1.0a chapter 4), as the controller sees it.</summary>
/// <remarks>
/// <para>Called by the controller only, on the thread that drives the device, always with non-decreasing ticks (24 MHz, from power-on).
/// An implementation starts nothing by itself and is never called from two threads at once. Faults and traces are decorators over this interface.</para>
/// <para>Within one run of link frames the order is: <see cref="Render"/> once for each running output stream, <see cref="EndBlock"/> once, then
/// <see cref="Capture"/> once for each running input stream. A verb that falls inside a run splits it: the controller renders up to the verb's frame,
/// ends the block, then sends. So everything that a verb changes takes effect between two sample frames.</para>
/// </remarks>
public interface ICodecLink
{
    /// <summary>Whether a codec is attached: it asks for enumeration once the link leaves reset.</summary>
    bool IsPresent { get; }

    /// <summary>The earliest tick from which the codec wants to do something by itself (at present: send an unsolicited response).</summary>
    /// <value>A tick in the past or present means the next link frame; <see cref="long.MaxValue"/> means never.</value>
    long NextEventTick { get; }

    /// <summary>Whether the codec, while the link is in reset, drives its SDI line to wake the controller: something has happened that it will tell
    /// by an unsolicited response once the link runs again (HDA 1.0a 4.3, hardware 2.13).</summary>
    bool RequestsWake => false;

    /// <summary>RST# is asserted on the link (GCTL.CRST was written 0); see HDA 1.0a 5.5.1.</summary>
    /// <param name="tick">The tick at which it happens.</param>
    void LinkReset(long tick);

    /// <summary>Delivers the verb of this link frame.</summary>
    /// <param name="command">Codec address, node and verb.</param>
    /// <param name="tick">The tick at which the frame starts.</param>
    /// <param name="response">The solicited response, which the controller takes in the next frame.</param>
    /// <returns>False if no answer will ever come.</returns>
    bool Send(CodecCommand command, long tick, out uint response);

    /// <summary>Offers an empty response slot of this link frame.</summary>
    /// <param name="tick">The tick at which the frame starts.</param>
    /// <param name="response">The unsolicited response: tag in bits 31:26, content below.</param>
    /// <returns>False if the slot stays empty.</returns>
    bool TryTakeUnsolicited(long tick, out uint response);

    /// <summary>Whether the codec ever answers a verb later than in the next frame; asked once. Codecs of the specification do not.</summary>
    bool AnswersLate => false;

    /// <summary>Offers a response slot of this link frame for an answer that is late. Only called when <see cref="AnswersLate"/>; a codec that has one says so
    /// by <see cref="NextEventTick"/>.</summary>
    /// <param name="tick">The tick at which the frame starts.</param>
    /// <param name="response">The solicited response to an earlier verb.</param>
    /// <returns>False if the slot stays empty.</returns>
    bool TryTakeLate(long tick, out uint response)
    {
        response = 0;
        return false;
    }

    /// <summary>Delivers the packets of one output stream over a run of link frames. Nothing reaches a pin before <see cref="EndBlock"/>.</summary>
    /// <param name="block">The packets. A running stream whose cadence has no packet in the run may be passed with 0 frames.</param>
    void Render(in OutboundBlock block);

    /// <summary>Ends a run of link frames: all streams of the run have been rendered, and the pins now speak the mixed result.</summary>
    /// <param name="tick">The tick at which the run's last link frame starts.</param>
    void EndBlock(long tick);

    /// <summary>Collects what the codec sends on one input stream over a run of link frames.</summary>
    /// <param name="request">The stream and the run.</param>
    /// <param name="destination">Filled in the memory layout of the format; at least FrameCount times BytesPerFrame bytes long.</param>
    /// <returns>The number of bytes supplied; 0 if no converter of this codec sends on the stream.</returns>
    int Capture(in InboundRequest request, Span<byte> destination);
}
