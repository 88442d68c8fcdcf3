using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The controllers that come with the simulator (hardware 7.3), named as a user types them.</summary>
/// <remarks>They are kinds, not copies of a chip: each has what drivers are known to stumble over.</remarks>
public static class ControllerProfiles
{
    /// <summary>Intel's 6-series PCH: SSYNC where the specification has it. The default.</summary>
    public static ControllerProfile Pch { get; } = new() { Name = "pch", PciDeviceId = 0x1C20 };

    /// <summary>Intel's ICH6: SSYNC in its old place, no limit of its own for one stream, four codecs.</summary>
    public static ControllerProfile Ich6 { get; } = new()
    {
        Name = "ich6",
        PciDeviceId = 0x2668,
        StreamSynchronizationOffset = StreamSynchronization.LegacyOffset,
        OutputStreamPayload = 0,
        InputStreamPayload = 0,
        SerialDataInLines = 4,

        // HDCTL: the pins are HD Audio's, not AC97's.
        VendorConfiguration = [new(0x40, 0x01, 0x01)],
    };

    /// <summary>Intel since Skylake: seven inputs and nine outputs, so that stream numbers repeat between the two; FIFOs by format; a list of
    /// capabilities.</summary>
    public static ControllerProfile Skylake { get; } = new()
    {
        Name = "skl",
        PciDeviceId = 0xA170,
        Capabilities = new GlobalCapabilities(0x9701),
        Fifo = new FifoProfile { FollowsFormat = true },
        HasCapabilityChain = true,
        Quirks = new ControllerQuirks { LinkPositionIsWritable = true },

        // CGCTL.MISCBDCGE is set after power-on.
        VendorConfiguration = [new(0x48, 0x40, 0x40)],
    };

    /// <summary>QEMU's intel-hda, as far as a driver can tell: handshakes without delay, FIFOs of 256 bytes that are always ready, a CORB that
    /// waits for RINTFL, no power management.</summary>
    public static ControllerProfile Qemu { get; } = new()
    {
        Name = "qemu",
        PciDeviceId = 0x2668,
        PciRevision = 1,
        IsPciExpress = false,
        StreamSynchronizationOffset = 0,
        OutputStreamPayload = 0,
        InputStreamPayload = 0,
        Fifo = new FifoProfile { Output = 0x100, Input = 0x100, InputOfPaddedSamples = 0x100, SelectableOutputs = [], Watermark = 0 },
        HardwiresTrafficPriority = false,
        ControllerResetTicks = 0,
        StreamResetTicks = 0,
        CodecWakeFrames = 1,
        ImmediateExtension = ImmediateExtension.AddressOnly,
        VendorConfiguration = [new(0x40, 0x01, 0x01)],
        Quirks = new ControllerQuirks { StallsUntilResponsesAreAcknowledged = true, IsAlwaysFifoReady = true },
    };

    /// <summary>VirtualBox: SSYNC in both places, and an interrupt for each response after reset.</summary>
    public static ControllerProfile VirtualBox { get; } = new()
    {
        Name = "virtualbox",
        PciDeviceId = 0x2668,
        HasStreamSynchronizationTwice = true,
        Quirks = new ControllerQuirks { ResponseInterruptCountAtReset = 1 },
    };

    /// <summary>NVIDIA's MCP: CORBRP.RST clears itself, no messages, 40 address bits, a snoop register of its own.</summary>
    public static ControllerProfile Nvidia { get; } = new()
    {
        Name = "nvidia",
        PciVendorId = 0x10DE,
        PciDeviceId = 0x03E4,
        IsPciExpress = false,
        MessageInterrupts = MessageInterruptKind.None,
        SerialDataInLines = 8,
        HardwiresTrafficPriority = false,
        CorbReadPointerResetClearsItself = true,
        VendorConfiguration = [new(0x4C, 0x00, 0x01), new(0x4D, 0x00, 0x01), new(0x4E, 0x00, 0x0F)],
        Quirks = new ControllerQuirks { AddressBits = 40 },
    };

    /// <summary>ATI's HDMI controllers: eight outputs, which GCAP does not tell; a position buffer that is never written; 32-bit
    /// messages.</summary>
    public static ControllerProfile AtiHdmi { get; } = new()
    {
        Name = "ati-hdmi",
        PciVendorId = 0x1002,
        PciDeviceId = 0xAA38,
        Capabilities = new GlobalCapabilities(0x8001),
        MessageInterrupts = MessageInterruptKind.Address32,
        SerialDataInLines = 4,
        HardwiresTrafficPriority = false,
        VendorConfiguration = [new(0x42, 0x00, 0x07)],
        Quirks = new ControllerQuirks { ReportsNoStreams = true, AddressBits = 40, PositionBuffer = PositionBufferQuirk.NeverWritten },
    };

    /// <summary>AMD since X370: link positions 32 frames late, 40 address bits.</summary>
    public static ControllerProfile Amd { get; } = new()
    {
        Name = "amd",
        PciVendorId = 0x1022,
        PciDeviceId = 0x1457,
        HardwiresTrafficPriority = false,
        VendorConfiguration = [new(0x42, 0x00, 0x07)],
        Quirks = new ControllerQuirks { AddressBits = 40, LinkPositionLagFrames = 32 },
    };

    /// <summary>VIA VT8237A: the position buffer counts within a buffer of the list.</summary>
    public static ControllerProfile Via { get; } = new()
    {
        Name = "via",
        PciVendorId = 0x1106,
        PciDeviceId = 0x3288,
        IsPciExpress = false,
        HardwiresTrafficPriority = false,

        // Bit 7: DMA may be snooped.
        VendorConfiguration = [new(0x42, 0x80, 0x80)],
        Quirks = new ControllerQuirks { PositionBuffer = PositionBufferQuirk.WithinBuffer },
    };

    /// <summary>ULI M5461: GCAP tells of no streams, rings start with two entries, 32-bit addresses.</summary>
    public static ControllerProfile Uli { get; } = new()
    {
        Name = "uli",
        PciVendorId = 0x10B9,
        PciDeviceId = 0x5461,
        IsPciExpress = false,
        Capabilities = new GlobalCapabilities(0x6500),
        RingSizeCapabilities = 0b111,
        SerialDataInLines = 4,
        HardwiresTrafficPriority = false,
        VendorConfiguration = [new(0x40, 0x00, 0xFF), new(0x41, 0x00, 0xFF)],
        Quirks = new ControllerQuirks { ReportsNoStreams = true, RingsResetToSmallest = true },
    };

    /// <summary>NVIDIA's Tegra194: four SDO lines, registers that take whole dwords only, buffers that end at pages.</summary>
    public static ControllerProfile Tegra { get; } = new()
    {
        Name = "tegra194",
        PciVendorId = 0x10DE,
        PciDeviceId = 0x0194,
        IsPciExpress = false,
        Capabilities = new GlobalCapabilities(0x4405),
        MessageInterrupts = MessageInterruptKind.None,
        HardwiresTrafficPriority = false,
        CorbReadPointerResetClearsItself = true,
        Quirks = new ControllerQuirks { TakesDwordWritesOnly = true, BuffersEndAtPages = true },
    };

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<ControllerProfile> All { get; } =
        [Pch, Ich6, Skylake, Qemu, VirtualBox, Nvidia, AtiHdmi, Amd, Via, Uli, Tegra];

    /// <summary>The profile of a name, in any case; null when there is none.</summary>
    /// <param name="name">What a user typed.</param>
    public static ControllerProfile? Find(string name)
    {
        foreach (ControllerProfile profile in All)
        {
            if (string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase))
                return profile;
        }

        return null;
    }
}
