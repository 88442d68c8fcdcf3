using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Link;

/// <summary>An SDI line with nothing at its end.</summary>
internal sealed class EmptySlot : ICodecLink
{
    /// <inheritdoc/>
    public bool IsPresent => false;

    /// <inheritdoc/>
    public long NextEventTick => long.MaxValue;

    /// <inheritdoc/>
    public void LinkReset(long tick)
    {
        // Nobody is there.
    }

    /// <inheritdoc/>
    public bool Send(CodecCommand command, long tick, out uint response)
    {
        response = 0;
        return false;
    }

    /// <inheritdoc/>
    public bool TryTakeUnsolicited(long tick, out uint response)
    {
        response = 0;
        return false;
    }

    /// <inheritdoc/>
    public void Render(in OutboundBlock block)
    {
        // Nobody is there.
    }

    /// <inheritdoc/>
    public void EndBlock(long tick)
    {
        // Nobody is there.
    }

    /// <inheritdoc/>
    public int Capture(in InboundRequest request, Span<byte> destination) => 0;
}
