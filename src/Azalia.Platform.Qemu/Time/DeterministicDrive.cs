using Azalia.Platform.Executive;
using Azalia.Platform.Qemu.Devices;
using Azalia.Platform.Qemu.Link;
using Azalia.Platform.Time;

namespace Azalia.Platform.Qemu.Time;

/// <summary>
/// One owner thread, and QEMU's virtual clock in its hand. Between two commands nothing moves in QEMU, so that every run is the same.
/// </summary>
/// <remarks>
/// Ticks and QEMU's nanoseconds are kept in step without a rounding error that grows: a tick is reached at the first nanosecond that is not before it. A step
/// runs to its end, whatever happens inside it; the service routine of an interrupt runs at the end of the step in which it was raised.
/// </remarks>
internal sealed class DeterministicDrive : QemuDrive, IVirtualDevice
{
    private readonly VirtualClock _clock;
    private readonly InterruptSense _sense;
    private readonly StreamWatch _watch;
    private readonly InterruptCadence _cadence = new();
    private long _now;
    private bool _isActPosted;
    private long _nanoseconds;

    public DeterministicDrive(QtestLink link, PciFunction function, InterruptSense sense, Memory<byte> memory, InterruptSource interrupt)
        : base(link, function)
    {
        _sense = sense;
        _watch = new StreamWatch(memory);
        _clock = new VirtualClock(this, interrupt);
    }

    public override PlatformClock Clock => _clock;

    /// <remarks>What is posted may be answered by an interrupt at once, before any time passes.</remarks>
    public long NextEventTick => Link.Problem is not null ? long.MaxValue : _isActPosted ? _now : _watch.MayInterrupt ? _cadence.NextLook(_now) : long.MaxValue;

    public bool LineAsserted => _sense.IsAsserted;

    public override uint Read(int offset, int width)
    {
        _clock.RequireOwner();
        uint value = Link.Read(width, ControllerSetup.RegisterBase + (uint)offset);
        _isActPosted = false;
        _clock.DeliverInterrupt();
        return value;
    }

    public override void Write(int offset, int width, uint value)
    {
        _clock.RequireOwner();
        if (_watch.Written(offset, width, value))
            _cadence.Forget();
        _isActPosted |= !StreamWatch.IsAcknowledgement(offset, width);
        Link.Write(width, ControllerSetup.RegisterBase + (uint)offset, value);
        _clock.DeliverInterrupt();
    }

    public override uint ReadConfiguration(int offset, int width)
    {
        _clock.RequireOwner();
        _isActPosted = false;
        return Function.Read(offset, width);
    }

    public override void WriteConfiguration(int offset, int width, uint value)
    {
        _clock.RequireOwner();
        Function.Write(offset, width, value);
    }

    public override void Settle() => Link.Settle();

    public void AdvanceTo(long tick)
    {
        _now = Math.Max(_now, tick);
        _isActPosted = false;
        long step = NanosecondsOf(_now) - _nanoseconds;
        if (step <= 0)
            Link.Settle();
        else
            StepOver(step);
    }

    public override void Dispose() => Link.Dispose();

    private void StepOver(long nanoseconds)
    {
        bool wasAsserted = _sense.IsAsserted;
        if (Link.Step(nanoseconds, out long reached))
            _nanoseconds = reached;
        if (!wasAsserted && _sense.IsAsserted)
            _cadence.Note(_now);
    }

    // 24 MHz against 1 GHz: 125 nanoseconds in 3 ticks.
    private static long NanosecondsOf(long ticks) => (long)(((Int128)ticks * 125 + 2) / 3);
}
