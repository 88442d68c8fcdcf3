using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Pci;

namespace Azalia.Simulation.Time;

/// <summary>
/// What stands between a driver and the simulated controller: it brings the device up to the present before each access, and the
/// interrupt to the driver after it. The only part of the simulator that knows of threads and levels.
/// </summary>
internal abstract class DeviceDrive(SimulatedFunction device, ISimulatedDevice line, InterruptSource interrupt) : IWorldGate, IDisposable
{
    public abstract PlatformClock Clock { get; }

    protected SimulatedFunction Device => device;

    /// <summary>The device in time, and its interrupt line: the device itself, or what stands before it.</summary>
    protected ISimulatedDevice Line => line;

    protected InterruptSource Interrupt => interrupt;

    public abstract uint Read(int offset, int width);

    public abstract void Write(int offset, int width, uint value);

    /// <summary>Changes the device in a way that is no register access, such as a PCI configuration write or a plugged jack.</summary>
    public abstract void Change<T>(T state, Action<T> change);

    public abstract void Dispose();
}
