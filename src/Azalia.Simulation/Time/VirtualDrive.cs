using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Time;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Pci;

namespace Azalia.Simulation.Time;

/// <summary>One owner thread: an access happens now, and an interrupt that it raised is delivered before the access returns.</summary>
internal sealed class VirtualDrive : DeviceDrive
{
    private readonly VirtualClock _clock;

    public VirtualDrive(SimulatedFunction device, ISimulatedDevice line, InterruptSource interrupt)
        : base(device, line, interrupt)
    {
        _clock = new VirtualClock(line, interrupt);
    }

    public override PlatformClock Clock => _clock;

    public override uint Read(int offset, int width)
    {
        _clock.RequireOwner();
        uint value = Device.Read(offset, width);
        _clock.DeliverInterrupt();
        return value;
    }

    public override void Write(int offset, int width, uint value)
    {
        _clock.RequireOwner();
        Device.Write(offset, width, value);
        _clock.DeliverInterrupt();
    }

    public override void Change<T>(T state, Action<T> change)
    {
        _clock.RequireOwner();
        change(state);
        _clock.DeliverInterrupt();
    }

    public override void Dispose()
    {
        // Nothing runs by itself.
    }
}
