using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Simulation.Controller;
using Azalia.Specification.Pci;

namespace Azalia.Simulation.Pci;

/// <summary>
/// The configuration space of the simulated function: header type 0, one 64-bit memory BAR, INTA; and the capabilities that its profile has, in the
/// places that Intel gives them (hardware 1.1): power management, message-signalled interrupts, PCI Express, virtual channels.
/// </summary>
/// <remarks>Not modelled: expansion ROM, error bits of the status register, what virtual channels, traffic class, snooping and docking registers
/// bring about; they keep what is written.</remarks>
internal sealed class SimulatedPciConfiguration : PciConfigurationSpace
{
    private const int ConventionalLength = 256;
    private const int ExpressLength = 4096;
    private const uint BarIs64Bit = 0b100;
    private const ushort StatusHasCapabilities = 1 << 4;
    private const byte StatusInterrupt = 1 << 3;
    private const int SubsystemBytes = 4;

    // PME from D0, D3hot and D3cold; version 2.
    private const ushort PowerCapabilities = 0xC802;
    private const byte StateMask = 0b11;

    // A root complex integrated endpoint, version 1; no-snoop is permitted after reset.
    private const ushort ExpressCapabilities = 0x0091;
    private const ushort NoSnoopPermitted = 0x0800;

    private const int PowerControl = PciConfigurationOffset.PowerManagement + PciPowerControl.Offset;
    private const int MessageControl = PciConfigurationOffset.MessageInterrupts + PciMessageControl.Offset;

    private readonly byte[] _values;
    private readonly byte[] _afterReset;
    private readonly byte[] _writable;
    private readonly IConfigurableFunction _function;

    private bool _isSubsystemWritten;

    /// <summary>Makes the configuration space of a controller after power-on.</summary>
    /// <param name="profile">The controller.</param>
    /// <param name="function">What follows from it.</param>
    public SimulatedPciConfiguration(ControllerProfile profile, IConfigurableFunction function)
    {
        _function = function;
        int length = profile.IsPciExpress ? ExpressLength : ConventionalLength;
        (_values, _writable) = (new byte[length], new byte[length]);
        WriteHeader(profile);
        WriteCapabilities(profile);
        foreach (ConfigurationByte vendor in profile.VendorConfiguration)
            (_values[vendor.Offset], _writable[vendor.Offset]) = (vendor.Reset, vendor.Writable);

        _afterReset = [.. _values];
        Apply();
    }

    /// <summary>Whether PME is asserted: the function has asked for power, and may.</summary>
    public bool IsPowerRequested
    {
        get
        {
            LatchWake();
            PciPowerControl control = Power;
            return control is { WakeStatus: true, WakeEnable: true };
        }
    }

    private PciPowerControl Power
    {
        get => new(BinaryPrimitives.ReadUInt16LittleEndian(_values.AsSpan(PowerControl)));
        set => Set16(PowerControl, value.Raw);
    }

    public override byte Read8(int offset) => (byte)Read(offset, sizeof(byte));

    public override ushort Read16(int offset) => (ushort)Read(offset, sizeof(ushort));

    public override uint Read32(int offset) => Read(offset, sizeof(uint));

    public override void Write8(int offset, byte value) => Write(offset, sizeof(byte), value);

    public override void Write16(int offset, ushort value) => Write(offset, sizeof(ushort), value);

    public override void Write32(int offset, uint value) => Write(offset, sizeof(uint), value);

    private static bool Touches(int offset, int width, int register) => offset <= register && register < offset + width;

    private uint Read(int offset, int width)
    {
        Span<byte> bytes = Slice(offset, width);
        if (Touches(offset, width, PciConfigurationOffset.Status))
        {
            byte status = (byte)(_values[PciConfigurationOffset.Status] & ~StatusInterrupt);
            _values[PciConfigurationOffset.Status] = _function.IsInterruptPending ? (byte)(status | StatusInterrupt) : status;
        }

        if (Touches(offset, width, PowerControl + 1))
            LatchWake();

        uint value = 0;
        for (int i = 0; i < width; i++)
            value |= (uint)bytes[i] << 8 * i;
        return value;
    }

    private void Write(int offset, int width, uint value)
    {
        Span<byte> target = Slice(offset, width);
        LatchWake();
        PciPowerControl power = Power;
        for (int i = 0; i < width; i++)
        {
            byte mask = _writable[offset + i];
            target[i] = (byte)((target[i] & ~mask) | ((byte)(value >> 8 * i) & mask));
        }

        if (offset < PciConfigurationOffset.SubsystemVendorId + SubsystemBytes && offset + width > PciConfigurationOffset.SubsystemVendorId)
            LockSubsystem();
        if (Touches(offset, width, PowerControl) || Touches(offset, width, PowerControl + 1))
            ChangePower(power, Touches(offset, width, PowerControl + 1) && (value >> 8 * (PowerControl + 1 - offset) & 0x80) != 0);
        Apply();
    }

    private void WriteHeader(ControllerProfile profile)
    {
        Set16(PciConfigurationOffset.VendorId, profile.PciVendorId);
        Set16(PciConfigurationOffset.DeviceId, profile.PciDeviceId);
        Set16(PciConfigurationOffset.Status, StatusHasCapabilities);
        _values[PciConfigurationOffset.RevisionId] = profile.PciRevision;
        _values[PciConfigurationOffset.ClassCode] = PciClass.HighDefinitionAudio.Interface;
        _values[PciConfigurationOffset.ClassCode + 1] = PciClass.HighDefinitionAudio.Subclass;
        _values[PciConfigurationOffset.ClassCode + 2] = PciClass.HighDefinitionAudio.BaseClass;
        _values[PciConfigurationOffset.InterruptPin] = 1;
        Set16(PciConfigurationOffset.SubsystemVendorId, profile.PciSubsystemVendorId);
        Set16(PciConfigurationOffset.SubsystemId, profile.PciSubsystemId);
        _isSubsystemWritten = profile.PciSubsystemVendorId != 0 || profile.PciSubsystemId != 0;
        if (!_isSubsystemWritten)
            Allow32(PciConfigurationOffset.SubsystemVendorId, uint.MaxValue);

        Set32(PciConfigurationOffset.BaseAddress0, BarIs64Bit);
        PciCommand command = new() { MemorySpace = true, BusMaster = true, ParityErrorResponse = true, SystemErrorEnable = true, InterruptDisable = true };
        Allow16(PciConfigurationOffset.Command, command.Raw);
        Allow32(PciConfigurationOffset.BaseAddress0, (uint)-profile.WindowLength);
        Allow32(PciConfigurationOffset.BaseAddress1, uint.MaxValue);
        _writable[PciConfigurationOffset.InterruptLine] = byte.MaxValue;
        _writable[PciConfigurationOffset.TrafficClassSelect] = 0b111;
    }

    private void WriteCapabilities(ControllerProfile profile)
    {
        int pointer = PciConfigurationOffset.CapabilitiesPointer;
        pointer = Link(pointer, PciConfigurationOffset.PowerManagement, PciCapabilityId.PowerManagement);
        Set16(PciConfigurationOffset.PowerManagement + 2, PowerCapabilities);
        PciPowerControl writable = new() { WakeEnable = true, State = StateMask };
        Allow16(PowerControl, writable.Raw);

        if (profile.MessageInterrupts != MessageInterruptKind.None)
        {
            bool is64Bit = profile.MessageInterrupts == MessageInterruptKind.Address64;
            pointer = Link(pointer, PciConfigurationOffset.MessageInterrupts, PciCapabilityId.MessageInterrupts);
            Set16(MessageControl, new PciMessageControl { Is64Bit = is64Bit }.Raw);
            Allow16(MessageControl, new PciMessageControl { Enable = true }.Raw);
            Allow32(PciConfigurationOffset.MessageInterrupts + 4, 0xFFFF_FFFC);
            if (is64Bit)
                Allow32(PciConfigurationOffset.MessageInterrupts + 8, uint.MaxValue);
            Allow16(PciConfigurationOffset.MessageInterrupts + (is64Bit ? 0xC : 8), ushort.MaxValue);
        }

        if (!profile.IsPciExpress)
            return;

        _ = Link(pointer, PciConfigurationOffset.PciExpress, PciCapabilityId.PciExpress);
        Set16(PciConfigurationOffset.PciExpress + 2, ExpressCapabilities);
        Set16(PciConfigurationOffset.DeviceControl, NoSnoopPermitted);
        Allow16(PciConfigurationOffset.DeviceControl, NoSnoopPermitted);

        // Virtual channels, version 1, the end of the extended list: one beside VC0, which has all traffic classes.
        Set32(0x100, 0x0001_0002);
        Set32(0x104, 0x0000_0001);
        Set32(0x114, 0x8000_00FF);
        Allow32(0x114, 0x0000_00FE);
        Allow32(0x120, 0x8700_00FE);
    }

    private int Link(int pointer, int offset, PciCapabilityId id)
    {
        _values[pointer] = (byte)offset;
        _values[offset] = (byte)id;
        return offset + 1;
    }

    // Firmware writes the subsystem once, and nobody after it.
    private void LockSubsystem()
    {
        if (_isSubsystemWritten)
            return;

        _isSubsystemWritten = true;
        _writable.AsSpan(PciConfigurationOffset.SubsystemVendorId, SubsystemBytes).Clear();
    }

    private void ChangePower(PciPowerControl before, bool clearsStatus)
    {
        PciPowerControl control = Power;
        if (clearsStatus)
            control = control with { WakeStatus = false };

        // There are D0 and D3hot; a write that asks for another state is ignored.
        if (control.State is not (PciPowerControl.D0 or PciPowerControl.D3Hot))
            control = control with { State = before.State };
        Power = control;
        if (before.State != PciPowerControl.D0 && control.State == PciPowerControl.D0)
            ResetFromD3(control);
    }

    // Back in D0 all is as after power-on but the power management itself and what firmware wrote once.
    private void ResetFromD3(PciPowerControl control)
    {
        Span<byte> subsystem = stackalloc byte[SubsystemBytes];
        _values.AsSpan(PciConfigurationOffset.SubsystemVendorId, SubsystemBytes).CopyTo(subsystem);
        _afterReset.CopyTo(_values, 0);
        subsystem.CopyTo(_values.AsSpan(PciConfigurationOffset.SubsystemVendorId));
        Power = control;
    }

    private void LatchWake()
    {
        if (_function.RequestsPower)
            Power = Power with { WakeStatus = true };
    }

    private void Apply() => _function.Configure(
        new PciCommand(BinaryPrimitives.ReadUInt16LittleEndian(_values.AsSpan(PciConfigurationOffset.Command))),
        new PciMessageControl(BinaryPrimitives.ReadUInt16LittleEndian(_values.AsSpan(MessageControl))).Enable,
        Power.State,
        _values[PciConfigurationOffset.ClockGatingControl]);

    private Span<byte> Slice(int offset, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _values.Length - width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset % width, 0, nameof(offset));
        return _values.AsSpan(offset, width);
    }

    private void Set16(int offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(_values.AsSpan(offset), value);

    private void Set32(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_values.AsSpan(offset), value);

    private void Allow16(int offset, ushort mask) => BinaryPrimitives.WriteUInt16LittleEndian(_writable.AsSpan(offset), mask);

    private void Allow32(int offset, uint mask) => BinaryPrimitives.WriteUInt32LittleEndian(_writable.AsSpan(offset), mask);
}
