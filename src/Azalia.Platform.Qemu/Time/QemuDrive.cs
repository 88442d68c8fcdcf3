using Azalia.Platform.Qemu.Devices;
using Azalia.Platform.Qemu.Link;

namespace Azalia.Platform.Qemu.Time;

/// <summary>What stands between a driver and QEMU's controller: it carries accesses over, makes time pass, and brings the interrupt back.</summary>
internal abstract class QemuDrive(QtestLink link, PciFunction function) : IDisposable
{
    public abstract PlatformClock Clock { get; }

    protected QtestLink Link => link;

    protected PciFunction Function => function;

    public abstract uint Read(int offset, int width);

    public abstract void Write(int offset, int width, uint value);

    public abstract uint ReadConfiguration(int offset, int width);

    public abstract void WriteConfiguration(int offset, int width, uint value);

    /// <summary>Waits until everything that was posted is done.</summary>
    public abstract void Settle();

    /// <summary>Stops driving and closes the link: whoever comes later finds the device gone.</summary>
    public abstract void Dispose();
}
