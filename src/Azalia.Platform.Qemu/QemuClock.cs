namespace Azalia.Platform.Qemu;

/// <summary>What makes the time of QEMU's machine pass.</summary>
public enum QemuClock
{
    /// <summary>Deterministic where the QEMU at hand can do it, else real time.</summary>
    Automatic,

    /// <summary>
    /// Waiting makes it pass: QEMU's virtual clock is stepped by the thread that opened the platform, and every run is the same. Needs a QEMU with the qtest
    /// accelerator.
    /// </summary>
    Deterministic,

    /// <summary>The machine's clock makes it pass, for QEMU as for this process. Any QEMU since 7.2; any number of threads may drive.</summary>
    RealTime,
}
