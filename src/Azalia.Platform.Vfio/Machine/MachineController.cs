namespace Azalia.Platform.Vfio.Machine;

/// <summary>An HD Audio controller of the machine, as sysfs tells of it.</summary>
public sealed record MachineController
{
    /// <summary>Where it is on PCI.</summary>
    public required PciAddress Address { get; init; }

    /// <summary>PCI vendor.</summary>
    public required ushort VendorId { get; init; }

    /// <summary>PCI device.</summary>
    public required ushort DeviceId { get; init; }

    /// <summary>Class, subclass and programming interface: 040300h for HD Audio, 040100h for one whose DSP is switched on.</summary>
    public required uint ClassCode { get; init; }

    /// <summary>The vendor's name, or null when the machine has no list of names.</summary>
    public string? VendorName { get; init; }

    /// <summary>The device's name, or null when the machine has no list of names.</summary>
    public string? DeviceName { get; init; }

    /// <summary>The driver that has it, such as <c>snd_hda_intel</c> or <c>vfio-pci</c>, or null.</summary>
    public string? Driver { get; init; }

    /// <summary>The sound card that runs on it, such as <c>card0</c>, or null.</summary>
    public string? SoundCard { get; init; }

    /// <summary>Its IOMMU group, or null when no IOMMU is at work.</summary>
    public int? Group { get; init; }

    /// <summary>The other functions of its group: they are taken together with it, or must have no driver.</summary>
    public IReadOnlyList<PciFunction> Companions { get; init; } = [];

    /// <summary>Whether it can be opened now, as far as sysfs tells.</summary>
    public bool CanBeTaken => Obstacle is null;

    /// <summary>Why it cannot be opened now, and what to do; null when it can.</summary>
    public string? Obstacle { get; init; }
}
