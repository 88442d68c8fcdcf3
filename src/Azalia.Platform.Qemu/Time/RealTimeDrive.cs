using Azalia.Platform.Executive;
using Azalia.Platform.Qemu.Devices;
using Azalia.Platform.Qemu.Link;
using Azalia.Platform.Time;

namespace Azalia.Platform.Qemu.Time;

/// <summary>
/// QEMU and this process follow the machine's clock. Any thread may drive; a write is sent at once and not waited for. A thread of the device looks for
/// interrupts every millisecond, which is QEMU's own grid, and delivers them with no lock held.
/// </summary>
internal sealed class RealTimeDrive : QemuDrive
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _wake = new();
    private readonly PacedClock _clock;
    private readonly InterruptSense _sense;
    private readonly InterruptSource _interrupt;
    private readonly Thread _thread;
    private volatile bool _stop;

    private RealTimeDrive(QtestLink link, PciFunction function, InterruptSense sense, InterruptSource interrupt, TimeProvider machine)
        : base(link, function)
    {
        _clock = new PacedClock(machine);
        _sense = sense;
        _interrupt = interrupt;
        _thread = new Thread(Run) { IsBackground = true, Name = "azalia-qemu-interrupts" };
    }

    public override PlatformClock Clock => _clock;

    public static RealTimeDrive Start(QtestLink link, PciFunction function, InterruptSense sense, InterruptSource interrupt, TimeProvider machine)
    {
        RealTimeDrive drive = new(link, function, sense, interrupt, machine);
        drive._thread.Start();
        return drive;
    }

    public override uint Read(int offset, int width)
    {
        uint value;
        lock (_lock)
        {
            value = Link.Read(width, ControllerSetup.RegisterBase + (uint)offset);
            _interrupt.Set(_sense.IsAsserted);
        }

        if (_interrupt.IsAsserted)
            _wake.Set();

        return value;
    }

    public override void Write(int offset, int width, uint value)
    {
        lock (_lock)
        {
            Link.Write(width, ControllerSetup.RegisterBase + (uint)offset, value);
            Link.Flush();
        }
    }

    public override uint ReadConfiguration(int offset, int width)
    {
        lock (_lock)
            return Function.Read(offset, width);
    }

    public override void WriteConfiguration(int offset, int width, uint value)
    {
        lock (_lock)
        {
            Function.Write(offset, width, value);
            Link.Flush();
        }
    }

    public override void Settle()
    {
        lock (_lock)
            Link.Settle();
    }

    public override void Dispose()
    {
        _stop = true;
        _wake.Set();
        _thread.Join();
        lock (_lock)
            Link.Dispose();

        _wake.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _wake.Reset();

            // Looked at behind the reset: a stop before it is seen here, and one after it wakes the sleep below.
            if (_stop)
                return;

            lock (_lock)
            {
                Link.TakeEvents();
                _interrupt.Set(_sense.IsAsserted);
            }

            // Nobody has to wait for what cannot come any more.
            if (Link.Problem is not null)
                _clock.Release();

            _interrupt.Deliver();
            PacedClock.Sleep(_wake, StreamWatch.GridTicks);
        }
    }
}
