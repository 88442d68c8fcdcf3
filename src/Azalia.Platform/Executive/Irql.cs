namespace Azalia.Platform.Executive;

/// <summary>Interrupt request levels, with the numbers of wdm.h. The device level stands for every DIRQL.</summary>
public enum Irql : byte
{
    /// <summary>PASSIVE_LEVEL: ordinary code; may wait.</summary>
    PassiveLevel = 0,

    /// <summary>APC_LEVEL.</summary>
    ApcLevel = 1,

    /// <summary>DISPATCH_LEVEL: DPCs, and code that holds a spin lock; must not wait.</summary>
    DispatchLevel = 2,

    /// <summary>DIRQL: interrupt service routines, and code synchronised with one.</summary>
    DeviceLevel = 8,
}
