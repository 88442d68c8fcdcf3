using Azalia.Simulation.Codecs;
using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Lint;

/// <summary>A codec's end of the link, with somebody who watches.</summary>
internal sealed class LintCodecLink(ICodecLink inner, byte address, DriverLint lint) : ICodecLink
{
    public bool AnswersLate => inner.AnswersLate;

    public bool IsPresent => inner.IsPresent;

    public long NextEventTick => inner.NextEventTick;

    public void LinkReset(long tick) => inner.LinkReset(tick);

    public bool Send(CodecCommand command, long tick, out uint response)
    {
        SimulatedCodec? codec = inner as SimulatedCodec;
        long unknown = codec?.UnknownVerbs ?? 0;
        bool isAnswered = inner.Send(command, tick, out response);
        if (command.CodecAddress == address)
            lint.Carried(inner, command, isKnown: (codec?.UnknownVerbs ?? 0) == unknown);
        return isAnswered;
    }

    public bool TryTakeLate(long tick, out uint response) => inner.TryTakeLate(tick, out response);

    public bool TryTakeUnsolicited(long tick, out uint response) => inner.TryTakeUnsolicited(tick, out response);

    public void Render(in OutboundBlock block) => inner.Render(block);

    public void EndBlock(long tick) => inner.EndBlock(tick);

    public int Capture(in InboundRequest request, Span<byte> destination) => inner.Capture(request, destination);
}
