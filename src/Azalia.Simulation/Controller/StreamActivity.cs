namespace Azalia.Simulation.Controller;

/// <summary>What the streams are doing, one bit each by descriptor index, so that the controller's loops pass over those that do nothing.
/// Also their present.</summary>
internal sealed class StreamActivity
{
    /// <summary>The device's present tick.</summary>
    public long Now { get; set; }

    /// <summary>Streams whose engine runs.</summary>
    public uint Running { get; private set; }

    /// <summary>Streams that run and have been asked to stop.</summary>
    public uint Stopping { get; private set; }

    /// <summary>Streams whose SRST has not yet followed what was written to it.</summary>
    public uint Resetting { get; private set; }

    /// <summary>Streams whose SDnSTS has a cause up, enabled or not.</summary>
    public uint Signalling { get; private set; }

    /// <summary>Keeps the bits of one stream.</summary>
    public void Show(SimulatedStream stream)
    {
        uint bit = 1u << stream.Index;
        Running = With(Running, bit, stream.IsRunning);
        Stopping = With(Stopping, bit, stream.IsStopping);
        Resetting = With(Resetting, bit, stream.ResetDueTick != long.MaxValue);
        Signalling = With(Signalling, bit, stream.HasCause);
    }

    private static uint With(uint bits, uint bit, bool value) => value ? bits | bit : bits & ~bit;
}
