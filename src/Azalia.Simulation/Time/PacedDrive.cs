using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Time;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Pci;

namespace Azalia.Simulation.Time;

/// <summary>
/// A thread of the device follows the machine's clock. Every access takes the device's lock, brings the device up to now and
/// releases it; interrupts come from the device's thread after the release, so that a driver's lock is never taken inside the
/// device's.
/// </summary>
internal sealed class PacedDrive : DeviceDrive
{
    // While samples move without interrupts the device catches up at least this often, as a FIFO would make it.
    private static readonly long s_catchUp = PlatformClock.ToTicks(TimeSpan.FromMilliseconds(2));

    private readonly Lock _deviceLock = new();
    private readonly PacedClock _clock;
    private readonly ManualResetEventSlim _wake = new();
    private readonly Thread _thread;
    private long _reached;
    private long _planned;
    private volatile bool _stop;

    public PacedDrive(SimulatedFunction device, ISimulatedDevice line, InterruptSource interrupt, TimeProvider machine)
        : base(device, line, interrupt)
    {
        _clock = new PacedClock(machine);
        _thread = new Thread(RunDevice) { IsBackground = true, Name = "azalia-device" };
        _thread.Start();
    }

    public override PlatformClock Clock => _clock;

    public override uint Read(int offset, int width)
    {
        uint value;
        bool wake;
        lock (_deviceLock)
        {
            CatchUp();
            value = Device.Read(offset, width);
            wake = NeedsWake();
        }

        if (wake)
            _wake.Set();

        return value;
    }

    public override void Write(int offset, int width, uint value)
    {
        bool wake;
        lock (_deviceLock)
        {
            CatchUp();
            Device.Write(offset, width, value);
            wake = NeedsWake();
        }

        if (wake)
            _wake.Set();
    }

    public override void Change<T>(T state, Action<T> change)
    {
        lock (_deviceLock)
        {
            CatchUp();
            change(state);
            _ = NeedsWake();
        }

        _wake.Set();
    }

    public override void Dispose()
    {
        _stop = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void CatchUp()
    {
        // The machine's clock is read inside the lock, so that the device never goes back.
        _reached = Math.Max(_reached, _clock.Ticks);
        Line.AdvanceTo(_reached);
    }

    private bool NeedsWake()
    {
        Interrupt.Set(Line.LineAsserted);
        return Interrupt.IsAsserted || NextWake() < _planned;
    }

    private long NextWake() => Device.IsStreaming ? Math.Min(Line.NextEventTick, _reached + s_catchUp) : Line.NextEventTick;

    private void RunDevice()
    {
        while (true)
        {
            _wake.Reset();

            // Looked at behind the reset: a stop before it is seen here, and one after it wakes the sleep below.
            if (_stop)
                return;

            lock (_deviceLock)
            {
                CatchUp();
                Interrupt.Set(Line.LineAsserted);
                _planned = NextWake();
            }

            Interrupt.Deliver();

            long now = _clock.Ticks;
            if (_planned > now)
                PacedClock.Sleep(_wake, _planned == long.MaxValue ? long.MaxValue : _planned - now);
        }
    }
}
