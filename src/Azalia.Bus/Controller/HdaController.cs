using Azalia.Platform;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Controller;

/// <summary>The controller as a whole: its place on PCI, its reset, its capabilities and its interrupt enables.</summary>
internal sealed class HdaController(HdaPlatform platform, MmioWindow window)
{
    // Hardware 4.17: Linux gives CRST and the DMA engines 100 ms each.
    private static readonly TimeSpan s_resetTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    // Hardware 2.2.1 step 3 and step 5; the second is 521 us by the erratum, and every driver waits about 1 ms.
    private static readonly TimeSpan s_resetHold = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan s_codecWake = TimeSpan.FromMilliseconds(1);

    private const ushort Gone = 0xFFFF;
    private const ushort Intel = 0x8086;

    // CGCTL.MISCBDCGE.
    private const byte MiscellaneousClockGating = 1 << 6;

    // As many as 192 bytes have room for; a list that is longer is a ring.
    private const int MostCapabilities = 48;

    public ControllerRegisters Registers { get; } = new(window);

    public PlatformClock Clock => platform.Clock;

    public ControllerCapabilities Capabilities { get; private set; } = null!;

    /// <summary>Lets the device decode its registers and master the bus.</summary>
    /// <param name="messages">Whether it shall send messages in place of its interrupt pin, if it can.</param>
    public void Enable(bool messages)
    {
        PciCommand command = new(platform.Configuration.Read16(PciConfigurationOffset.Command));
        command = command with { MemorySpace = true, BusMaster = true, InterruptDisable = false };
        platform.Configuration.Write16(PciConfigurationOffset.Command, command.Raw);

        // Hardware 1.1: traffic class 0 for the isochronous DMA; some codecs crackle otherwise.
        byte trafficClass = platform.Configuration.Read8(PciConfigurationOffset.TrafficClassSelect);
        platform.Configuration.Write8(PciConfigurationOffset.TrafficClassSelect, (byte)(trafficClass & ~0b111));
        if (messages)
            EnableMessages();
    }

    /// <summary>Takes the bus away from the device.</summary>
    public void Disable()
    {
        PciCommand command = new(platform.Configuration.Read16(PciConfigurationOffset.Command));
        platform.Configuration.Write16(PciConfigurationOffset.Command, (command with { BusMaster = false }).Raw);
    }

    /// <summary>2.2.1: resets controller and link. PASSIVE_LEVEL.</summary>
    /// <param name="codecs">The codecs that asked for an address.</param>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus Reset(out StateChangeStatus codecs)
    {
        bool wasGated = UngateClock();
        NtStatus status = ResetUngated(out codecs);
        if (wasGated)
            GateClock();

        return status;
    }

    /// <summary>Puts the link back into reset: nothing moves any more. PASSIVE_LEVEL.</summary>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus EnterReset()
    {
        Registers.InterruptControl = default;
        NtStatus stopped = StopRings();
        bool wasGated = UngateClock();
        Registers.Control = Registers.Control with { OutOfReset = false, AcceptUnsolicited = false };
        bool inReset = Clock.WaitUntil(Registers, static r => !r.Control.OutOfReset, s_poll, s_resetTimeout);
        if (wasGated)
            GateClock();

        return inReset ? stopped : NtStatus.DeviceNotReady;
    }

    /// <summary>Stops CORB and RIRB and waits until they have. PASSIVE_LEVEL.</summary>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus StopRings()
    {
        Registers.CorbControl = default;
        Registers.RirbControl = default;
        return Clock.WaitUntil(Registers, static r => !r.CorbControl.Run && !r.RirbControl.Run, s_poll, s_resetTimeout)
            ? NtStatus.Success
            : NtStatus.DeviceNotReady;
    }

    /// <summary>Opens the interrupt line for the controller; streams are added as they start.</summary>
    public void EnableInterrupts() => Registers.InterruptControl = new InterruptControl { GlobalEnable = true, ControllerEnable = true };

    private NtStatus ResetUngated(out StateChangeStatus codecs)
    {
        codecs = default;
        ReadCapabilities();

        // Step 1: everything stands still. Firmware may have left engines and rings running (hardware 5.2, 31).
        Registers.InterruptControl = default;
        for (int i = 0; i < Capabilities.StreamCount; i++)
        {
            MmioWindow descriptor = window.Slice(StreamDescriptorLayout.Base(i), StreamDescriptorLayout.Size);
            descriptor.Write32(StreamControl.Offset, 0);
            if (!Clock.WaitUntil(descriptor, static d => !StreamControl.From(d.Read32(StreamControl.Offset)).Run, s_poll, s_resetTimeout))
                return NtStatus.DeviceNotReady;
        }

        NtStatus stopped = StopRings();
        if (!stopped.IsSuccess)
            return stopped;

        Registers.Acknowledge(new StateChangeStatus(StateChangeStatus.WriteOneToClear));

        // Steps 2 and 3: into reset, and stay there while the codecs' clocks settle.
        Registers.Control = Registers.Control with { OutOfReset = false };
        if (!Clock.WaitUntil(Registers, static r => !r.Control.OutOfReset, s_poll, s_resetTimeout))
            return NtStatus.DeviceNotReady;

        Clock.Wait(s_resetHold);

        // Steps 4 and 5: out of reset, and time for the codecs to ask for their addresses.
        Registers.Control = Registers.Control with { OutOfReset = true };
        if (!Clock.WaitUntil(Registers, static r => r.Control.OutOfReset, s_poll, s_resetTimeout))
            return NtStatus.DeviceNotReady;

        Clock.Wait(s_codecWake);
        Registers.FindSynchronization();

        // Step 6. All ones: the device is not there, and nothing that was read means anything.
        codecs = Registers.StateChange;
        return codecs.Raw == Gone ? NtStatus.DeviceNotReady : NtStatus.Success;
    }

    // Hardware 5.2, 16: on Intel since Skylake, which the list of capabilities tells, CRST follows only while the miscellaneous clock runs.
    private bool UngateClock()
    {
        if (platform.Configuration.Read16(PciConfigurationOffset.VendorId) != Intel || window.Read16(LinkedListCapabilities.Offset) == 0)
            return false;

        byte gating = platform.Configuration.Read8(PciConfigurationOffset.ClockGatingControl);
        platform.Configuration.Write8(PciConfigurationOffset.ClockGatingControl, (byte)(gating & ~MiscellaneousClockGating));
        return (gating & MiscellaneousClockGating) != 0;
    }

    private void GateClock()
    {
        byte gating = platform.Configuration.Read8(PciConfigurationOffset.ClockGatingControl);
        platform.Configuration.Write8(PciConfigurationOffset.ClockGatingControl, (byte)(gating | MiscellaneousClockGating));
    }

    // PCI 3.0 6.8. The message's address and data are the machine's to write: this platform's machine delivers it whatever they say.
    private void EnableMessages()
    {
        PciConfigurationSpace space = platform.Configuration;
        int offset = space.Read8(PciConfigurationOffset.CapabilitiesPointer);
        for (int hops = 0; offset != 0 && hops < MostCapabilities; hops++, offset = space.Read8(offset + 1))
        {
            if (space.Read8(offset) != (byte)PciCapabilityId.MessageInterrupts)
                continue;

            PciMessageControl control = new(space.Read16(offset + PciMessageControl.Offset));
            space.Write16(offset + PciMessageControl.Offset, (control with { Enable = true }).Raw);
            return;
        }
    }

    private void ReadCapabilities()
    {
        // Hardware 1.2: with CRST = 0 these still read their reset values, which is all they ever are.
        ushort vendor = platform.Configuration.Read16(PciConfigurationOffset.VendorId);
        GlobalCapabilities capabilities = WithStreams(Registers.Capabilities, vendor);
        Capabilities = new ControllerCapabilities(
            vendor,
            platform.Configuration.Read16(PciConfigurationOffset.DeviceId),
            platform.Configuration.Read8(PciConfigurationOffset.RevisionId),
            Registers.MajorVersion.Raw,
            Registers.MinorVersion.Raw,
            capabilities.InputStreams,
            capabilities.OutputStreams,
            Math.Min(capabilities.BidirectionalStreams, StreamDescriptorLayout.MaximumCount - capabilities.InputStreams - capabilities.OutputStreams),
            capabilities.SerialDataOutLines,
            capabilities.Supports64BitAddresses,
            Registers.OutputPayload.Words,
            Registers.InputPayload.Words,
            Registers.OutputStreamPayload.Words,
            Registers.InputStreamPayload.Words);
    }

    // Hardware 1.3.1, 5.2 (13 and 14): some chips tell of no streams. ULI's has five inputs and six outputs, ATI's HDMI eight outputs, any other four each.
    private static GlobalCapabilities WithStreams(GlobalCapabilities capabilities, ushort vendor)
    {
        const ushort Uli = 0x10B9;
        const ushort Ati = 0x1002;
        if (capabilities.StreamCount != 0)
            return capabilities;

        (byte inputs, byte outputs) = vendor switch { Uli => ((byte)5, (byte)6), Ati => ((byte)0, (byte)8), _ => ((byte)4, (byte)4) };
        return capabilities with { InputStreams = inputs, OutputStreams = outputs };
    }
}
