using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>The frames of the link: 500 ticks each, counted from the moment at which the link left reset. Not modelled: a stopped bit
/// clock.</summary>
/// <remarks>
/// Everything of a frame happens at its first tick: the packet leaves the FIFO, the verb is sent, the response of the verb before arrives.
/// A register write at that very tick belongs to the frame that has begun, so it acts from the next frame on.
/// </remarks>
internal sealed class LinkClock
{
    private long _origin;

    /// <summary>Whether the link runs: the controller is out of reset.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>The first tick of frame 0.</summary>
    public long Origin => _origin;

    /// <summary>Starts frame 0.</summary>
    public void Start(long tick)
    {
        _origin = tick;
        IsRunning = true;
    }

    /// <summary>Asserts the link's reset.</summary>
    public void Stop() => IsRunning = false;

    /// <summary>The frame that a tick lies in.</summary>
    public long FrameAt(long tick) => (tick - _origin) / LinkTiming.TicksPerFrame;

    /// <summary>The first tick of a frame.</summary>
    public long TickOf(long frame) => _origin + frame * LinkTiming.TicksPerFrame;

    /// <summary>The first tick of the first frame that starts after a tick.</summary>
    public long NextBoundary(long tick) => TickOf(FrameAt(tick) + 1);

    /// <summary>The first tick of the first frame that starts at or after a tick.</summary>
    public long BoundaryAtOrAfter(long tick) => tick <= _origin ? _origin : NextBoundary(tick - 1);

    /// <summary>WALCLK (3.3.16): ticks since the link left reset, 0 while it is in reset.</summary>
    public uint WallClock(long tick) => IsRunning ? (uint)(tick - _origin) : 0;
}
