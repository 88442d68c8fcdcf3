namespace Azalia.Platform.Qemu;

/// <summary>How the interrupt of QEMU's controller gets here.</summary>
public enum QemuInterrupt
{
    /// <summary>As a message (MSI), which is a word in guest memory: seen without asking QEMU.</summary>
    Message,

    /// <summary>As a line (INTx), whose changes QEMU tells on the link.</summary>
    Line,
}
