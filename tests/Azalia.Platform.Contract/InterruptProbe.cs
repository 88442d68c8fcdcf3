using Azalia.Platform.Executive;
using Azalia.Specification.Registers;

namespace Azalia.Platform.Contract;

/// <summary>A service routine that acknowledges everything and notes at which level it and its DPC ran.</summary>
public sealed class InterruptProbe : IDisposable
{
    private readonly BareDriver _driver;
    private readonly Dpc _dpc;
    private volatile int _services;
    private volatile int _dpcsInsideLock;

    public InterruptProbe(HdaPlatform platform, BareDriver driver)
    {
        _driver = driver;
        _dpc = new Dpc(Defer);
        Interrupt = platform.Interrupt.Connect(Service);
    }

    public KInterrupt Interrupt { get; }

    /// <summary>Signalled when the DPC ran.</summary>
    public KEvent Deferred { get; } = new(KEventKind.Notification);

    /// <summary>Signalled when a stream's buffer completed.</summary>
    public KEvent Completed { get; } = new(KEventKind.Notification);

    public int Services => _services;

    /// <summary>How often the DPC got past the lock while somebody else was inside; a lock that works keeps it 0.</summary>
    public int DpcsInsideLock => _dpcsInsideLock;

    public Irql ServiceLevel { get; private set; }

    public Irql DpcLevel { get; private set; }

    /// <summary>A lock that the DPC takes, as a driver's DPC does.</summary>
    public KSpinLock? Lock { get; set; }

    public void Dispose() => Interrupt.Disconnect();

    private bool Service()
    {
        uint status = _driver.Registers.Read32(InterruptStatus.Offset);
        if (status is 0 or uint.MaxValue)
            return false;

        ServiceLevel = KProcessor.CurrentIrql;
        byte causes = _driver.FirstOutputDescriptor.Read8(StreamStatus.Offset);
        _driver.FirstOutputDescriptor.Write8(StreamStatus.Offset, 0x1C);
        _driver.Registers.Write8(RirbStatus.Offset, 5);
        if ((causes & 0b100) != 0)
            Completed.Set();

        _services++;
        _ = _dpc.Queue();
        return true;
    }

    private void Defer()
    {
        DpcLevel = KProcessor.CurrentIrql;
        if (Lock is { } spinLock)
        {
            if (KProcessor.HoldsLock)
                _dpcsInsideLock++;

            using (spinLock.Acquire())
                Deferred.Set();
        }
        else
        {
            Deferred.Set();
        }
    }
}
