using Azalia.Bus.Link;
using Azalia.Bus.Streams;
using Azalia.Platform;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Controller;

/// <summary>
/// Services the controller's interrupt: the service routine acknowledges at DIRQL and notes the causes, the DPC acts on them at DISPATCH_LEVEL.
/// </summary>
internal sealed class InterruptService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    private const int MostPasses = 10;

    private readonly HdaPlatform _platform;
    private readonly ControllerRegisters _registers;
    private readonly EngineNotifications _notifications;
    private readonly CommandLink _link;
    private readonly PlatformClock _clock;
    private readonly IDeviceTrace? _trace;
    private readonly Dpc _dpc;
    private readonly int[] _streamCauses;
    private int _responses;
    private int _overruns;
    private int _ringErrors;
    private int _deferrals;

    public InterruptService(
        HdaPlatform platform, ControllerRegisters registers, EngineNotifications notifications, CommandLink link, int streamCount, IDeviceTrace? trace)
    {
        _platform = platform;
        _registers = registers;
        _notifications = notifications;
        _link = link;
        _clock = platform.Clock;
        _trace = trace;
        _streamCauses = new int[streamCount];
        _dpc = new Dpc(Defer);
        Interrupt = platform.Interrupt.Connect(Service);
    }

    /// <summary>The connection: what the service routine shares is touched inside its scope.</summary>
    public KInterrupt Interrupt { get; }

    /// <summary>Serves whatever is pending as if the line had said so: an edge that is lost leaves it up for ever. At most DISPATCH_LEVEL, no lock held.</summary>
    public void Poll() => _ = Interrupt.Poll(); // Nobody asks whose interrupt it was.

    /// <summary>Ends the service; when this returns nothing of it runs any more. PASSIVE_LEVEL.</summary>
    public void Disconnect()
    {
        Interrupt.Disconnect();

        // A DPC that the last service routine queued may still run on another processor.
        _ = _clock.WaitUntil(this, static service => Volatile.Read(ref service._deferrals) == 0, s_poll, TimeSpan.MaxValue / 4);
    }

    // Hardware 2.12: a message comes when the line rises and not while it stays, so what comes up in the meantime is found here or never. Linux looks ten times.
    private bool Service()
    {
        bool isOurs = ServiceOnce();
        for (int passes = 1; isOurs && passes < MostPasses && _platform.Interrupt.IsMessage; passes++)
        {
            if (!ServiceOnce())
                break;
        }

        return isOurs;
    }

    private bool ServiceOnce()
    {
        InterruptStatus status = _registers.InterruptStatus;

        // Hardware 1.2: all ones says that the device is gone, and there is nothing to acknowledge.
        if (status.Raw is 0 or uint.MaxValue)
            return false;

        _trace?.Interrupt(_clock.Ticks, "isr");
        for (uint streams = status.Streams; streams != 0; streams &= streams - 1)
        {
            int index = int.TrailingZeroCount((int)streams);
            if (index < _streamCauses.Length)
                _ = Interlocked.Or(ref _streamCauses[index], _notifications.Service(index).Raw);
        }

        if (status.Controller)
            ServiceController();

        if (_dpc.Queue())
            _ = Interlocked.Increment(ref _deferrals);

        return true;
    }

    private void ServiceController()
    {
        // Hardware 2.12: acknowledge first, read the write pointer after; a response in between raises the line again.
        RirbStatus causes = _registers.RirbStatus;
        _registers.Acknowledge(causes);
        if (causes.Response)
            Volatile.Write(ref _responses, 1);

        if (causes.Overrun)
            Volatile.Write(ref _overruns, 1);

        CorbStatus corb = _registers.CorbStatus;
        if (corb.Raw != 0)
        {
            // Fatal to the ring (hardware 3.4): the DPC gives up what is in it.
            _registers.Acknowledge(corb);
            Volatile.Write(ref _ringErrors, 1);
            _trace?.State(_clock.Ticks, "corb", "memory error");
        }
    }

    private void Defer()
    {
        try
        {
            ServiceDeferred();
        }
        finally
        {
            // Also when a client's callback throws: a stop that waited for it would wait for ever.
            _ = Interlocked.Decrement(ref _deferrals);
        }
    }

    private void ServiceDeferred()
    {
        _trace?.Interrupt(_clock.Ticks, "dpc");
        bool overrun = Interlocked.Exchange(ref _overruns, 0) != 0;
        if (Interlocked.Exchange(ref _responses, 0) != 0 || overrun)
            _link.ServiceResponses(overrun);

        // Behind the responses: those of commands that were fetched before the error are already here.
        if (Interlocked.Exchange(ref _ringErrors, 0) != 0)
            _link.ServiceRingError();

        for (int i = 0; i < _streamCauses.Length; i++)
        {
            if (_streamCauses[i] != 0)
                _notifications.Defer(i, new StreamStatus((byte)Interlocked.Exchange(ref _streamCauses[i], 0)));
        }
    }
}
