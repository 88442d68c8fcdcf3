using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>A kind of controller: everything in which one chip may differ from another without leaving the specification.</summary>
/// <remarks>The defaults are those of Intel's ICH and PCH chips. Times are ticks of the 24 MHz link clock; 500 are one frame.</remarks>
public sealed record ControllerProfile
{
    private const int SmallestWindow = 0x4000;

    /// <summary>What a user calls it.</summary>
    public required string Name { get; init; }

    /// <summary>PCI vendor of the function.</summary>
    public ushort PciVendorId { get; init; } = 0x8086;

    /// <summary>PCI device of the function.</summary>
    public required ushort PciDeviceId { get; init; }

    /// <summary>PCI revision of the function.</summary>
    public byte PciRevision { get; init; }

    /// <summary>PCI subsystem vendor; 0 when firmware has not written it, and then it can be written once.</summary>
    public ushort PciSubsystemVendorId { get; init; }

    /// <summary>PCI subsystem; 0 when firmware has not written it, and then it can be written once.</summary>
    public ushort PciSubsystemId { get; init; }

    /// <summary>Whether the function has the PCI Express capability, and with it 4 KiB of configuration space and virtual channels.</summary>
    public bool IsPciExpress { get; init; } = true;

    /// <summary>Which message-signalled interrupts the function can send.</summary>
    public MessageInterruptKind MessageInterrupts { get; init; }

    /// <summary>Registers of the vendor's own in configuration space (hardware 1.1).</summary>
    public IReadOnlyList<ConfigurationByte> VendorConfiguration { get; init; } = [];

    /// <summary>GCAP: stream descriptors, SDO lines, 64-bit addresses. 4401h: four inputs, four outputs, one line, 64 bits.</summary>
    public GlobalCapabilities Capabilities { get; init; } = new(0x4401);

    /// <summary>OUTPAY: 16-bit words of output in a frame.</summary>
    public ushort OutputPayload { get; init; } = LinkPayload.OutputWordsPerFrame;

    /// <summary>INPAY: 16-bit words of input in a frame.</summary>
    public ushort InputPayload { get; init; } = LinkPayload.InputWordsPerFrame;

    /// <summary>OUTSTRMPAY: 16-bit words of one output stream in a frame; 0 when the register is absent.</summary>
    public ushort OutputStreamPayload { get; init; } = 0x30;

    /// <summary>INSTRMPAY: 16-bit words of one input stream in a frame; 0 when the register is absent.</summary>
    public ushort InputStreamPayload { get; init; } = 0x18;

    /// <summary>Where SSYNC is: 38h, or 34h on ICH6 to ICH10; 0 where there is none.</summary>
    public int StreamSynchronizationOffset { get; init; } = StreamSynchronization.Offset;

    /// <summary>Whether SSYNC is in its other place as well: one register that answers at 34h and at 38h, as VirtualBox has it.</summary>
    public bool HasStreamSynchronizationTwice { get; init; }

    /// <summary>SDI lines, 1 to 15: so many codecs can be attached, and so many bits WAKEEN and STATESTS have.</summary>
    public int SerialDataInLines { get; init; } = LinkTiming.MaximumCodecs;

    /// <summary>Bits 7:2 of ICS.</summary>
    public ImmediateExtension ImmediateExtension { get; init; }

    /// <summary>
    /// Whether LLCH starts a list of capabilities, as on Intel since Skylake: multiple links (of which there is one), processing pipe, global time
    /// synchronisation, software position; and SDnDPIB and SDnEFIFOS.
    /// </summary>
    public bool HasCapabilityChain { get; init; }

    /// <summary>In what the chip departs from the specification.</summary>
    public ControllerQuirks Quirks { get; init; } = new();

    /// <summary>Bytes of the register window (BAR 0).</summary>
    public int WindowLength { get; init; } = 0x4000;

    /// <summary>FIFO sizes.</summary>
    public FifoProfile Fifo { get; init; } = new();

    /// <summary>CORBSZCAP and RIRBSZCAP: bit 0 for 2 entries, bit 1 for 16, bit 2 for 256. The size registers are read-only when it has one
    /// bit.</summary>
    public byte RingSizeCapabilities { get; init; } = 0b100;

    /// <summary>Whether SDnCTL.TP always reads 1, as on ICH.</summary>
    public bool HardwiresTrafficPriority { get; init; } = true;

    /// <summary>Whether CORBRP.RST clears itself and never reads 1, as on NVIDIA; otherwise the driver must see it 1 and then clear it
    /// (3.3.21).</summary>
    public bool CorbReadPointerResetClearsItself { get; init; }

    /// <summary>Ticks from a write of GCTL.CRST, either way, until it reads back so and takes effect.</summary>
    public long ControllerResetTicks { get; init; } = LinkTiming.TicksPerFrame;

    /// <summary>Ticks from a write of SDnCTL.SRST, either way, until it reads back so and takes effect; 0 is at once.</summary>
    public long StreamResetTicks { get; init; } = 100;

    /// <summary>
    /// Link frames from the end of the link reset until the first codec asks for its address; the codec at address n asks n frames later,
    /// but none later than in frame 25 (HDA 1.0a 4.3).
    /// </summary>
    public int CodecWakeFrames { get; init; } = 5;

    /// <summary>What of the profile no controller can be, in one line; null when it can be made.</summary>
    internal string? FindMistake()
    {
        if (Capabilities.StreamCount > StreamDescriptorLayout.MaximumCount)
            return $"A controller has at most {StreamDescriptorLayout.MaximumCount} streams, and not {Capabilities.StreamCount}.";
        if (SerialDataInLines is < 1 or > LinkTiming.MaximumCodecs)
            return $"A controller has 1 to {LinkTiming.MaximumCodecs} SDI lines, and not {SerialDataInLines}.";
        if (WindowLength < SmallestWindow || !int.IsPow2(WindowLength))
            return $"A register window is a power of two of at least {SmallestWindow} bytes, and not {WindowLength}.";
        if ((RingSizeCapabilities & 0b111) == 0)
            return "A ring has a size: RingSizeCapabilities has none.";
        if (StreamSynchronizationOffset is not (0 or StreamSynchronization.LegacyOffset) && StreamSynchronizationOffset != StreamSynchronization.Offset)
            return $"SSYNC is at 34h, at 38h or nowhere, and not at {StreamSynchronizationOffset:X}h.";
        if (ControllerResetTicks < 0 || StreamResetTicks < 0 || CodecWakeFrames < 1)
            return "A delay is not negative, and no codec asks for its address before the first frame.";

        foreach (ConfigurationByte vendor in VendorConfiguration)
        {
            if (vendor.Offset is < 0x40 or > 0xFF)
                return $"A vendor's configuration register is at 40h to FFh, and not at {vendor.Offset:X}h.";
        }

        return null;
    }
}
