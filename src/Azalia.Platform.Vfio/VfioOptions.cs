namespace Azalia.Platform.Vfio;

/// <summary>How a real controller is opened.</summary>
public sealed record VfioOptions
{
    /// <summary>Bytes of device address space that are set aside for DMA memory, a multiple of the page size. Only what is allocated is locked and mapped.</summary>
    public int ArenaBytes { get; init; } = 256 << 20;

    /// <summary>The largest buffer in bytes. Default: 16 MiB.</summary>
    public int LargestBuffer { get; init; } = 16 << 20;

    /// <summary>How the device interrupts.</summary>
    public VfioInterruptKind Interrupt { get; init; }

    /// <summary>Whether the function is reset when it is opened, where it can be. The controller is reset in any case.</summary>
    public bool ResetFunction { get; init; } = true;

    /// <summary>The machine's clock.</summary>
    public TimeProvider MachineTime { get; init; } = TimeProvider.System;
}

/// <summary>How a device interrupts.</summary>
public enum VfioInterruptKind
{
    /// <summary>Messages where the device has them, the pin otherwise.</summary>
    Automatic,

    /// <summary>Messages (MSI).</summary>
    Message,

    /// <summary>The pin (INTx).</summary>
    Pin,
}
