using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Controller;

/// <summary>
/// The controller's global registers (HDA 1.0a 3.3.2 to 3.3.34), each read and written once for each access here. A status register has no setter,
/// only an acknowledgement, so that changing a control bit never acknowledges anything.
/// </summary>
internal sealed class ControllerRegisters(MmioWindow window)
{
    private int _synchronizationOffset = StreamSynchronization.Offset;

    public MmioWindow Window => window;

    public GlobalCapabilities Capabilities => new(window.Read16(GlobalCapabilities.Offset));

    public MajorVersion MajorVersion => new(window.Read8(MajorVersion.Offset));

    public MinorVersion MinorVersion => new(window.Read8(MinorVersion.Offset));

    public OutputPayload OutputPayload => new(window.Read16(OutputPayload.Offset));

    public InputPayload InputPayload => new(window.Read16(InputPayload.Offset));

    public OutputStreamPayload OutputStreamPayload => new(window.Read16(OutputStreamPayload.Offset));

    public InputStreamPayload InputStreamPayload => new(window.Read16(InputStreamPayload.Offset));

    public GlobalControl Control
    {
        get => new(window.Read32(GlobalControl.Offset));
        set => window.Write32(GlobalControl.Offset, value.Raw);
    }

    public WakeEnable WakeEnable
    {
        get => new(window.Read16(WakeEnable.Offset));
        set => window.Write16(WakeEnable.Offset, value.Raw);
    }

    public StateChangeStatus StateChange => new(window.Read16(StateChangeStatus.Offset));

    public InterruptControl InterruptControl
    {
        get => new(window.Read32(InterruptControl.Offset));
        set => window.Write32(InterruptControl.Offset, value.Raw);
    }

    public InterruptStatus InterruptStatus => new(window.Read32(InterruptStatus.Offset));

    public StreamSynchronization Synchronization
    {
        get => new(window.Read32(_synchronizationOffset));
        set => window.Write32(_synchronizationOffset, value.Raw);
    }

    public CorbWritePointer CorbWritePointer
    {
        get => new(window.Read16(CorbWritePointer.Offset));
        set => window.Write16(CorbWritePointer.Offset, value.Raw);
    }

    public CorbReadPointer CorbReadPointer
    {
        get => new(window.Read16(CorbReadPointer.Offset));
        set => window.Write16(CorbReadPointer.Offset, value.Raw);
    }

    public CorbControl CorbControl
    {
        get => new(window.Read8(CorbControl.Offset));
        set => window.Write8(CorbControl.Offset, value.Raw);
    }

    public CorbStatus CorbStatus => new(window.Read8(CorbStatus.Offset));

    public CorbSize CorbSize
    {
        get => new(window.Read8(CorbSize.Offset));
        set => window.Write8(CorbSize.Offset, value.Raw);
    }

    public RirbWritePointer RirbWritePointer
    {
        get => new(window.Read16(RirbWritePointer.Offset));
        set => window.Write16(RirbWritePointer.Offset, value.Raw);
    }

    public ResponseInterruptCount ResponseInterruptCount
    {
        get => new(window.Read16(ResponseInterruptCount.Offset));
        set => window.Write16(ResponseInterruptCount.Offset, value.Raw);
    }

    public RirbControl RirbControl
    {
        get => new(window.Read8(RirbControl.Offset));
        set => window.Write8(RirbControl.Offset, value.Raw);
    }

    public RirbStatus RirbStatus => new(window.Read8(RirbStatus.Offset));

    public RirbSize RirbSize
    {
        get => new(window.Read8(RirbSize.Offset));
        set => window.Write8(RirbSize.Offset, value.Raw);
    }

    public DeviceAddress CorbBase
    {
        set
        {
            window.Write32(CorbLowerBase.Offset, value.Low);
            window.Write32(CorbUpperBase.Offset, value.High);
        }
    }

    public DeviceAddress RirbBase
    {
        set
        {
            window.Write32(RirbLowerBase.Offset, value.Low);
            window.Write32(RirbUpperBase.Offset, value.High);
        }
    }

    public ImmediateCommand ImmediateCommand
    {
        set => window.Write32(ImmediateCommand.Offset, value.Raw);
    }

    public ImmediateResponse ImmediateResponse => new(window.Read32(ImmediateResponse.Offset));

    public ImmediateCommandStatus ImmediateCommandStatus
    {
        get => new(window.Read16(ImmediateCommandStatus.Offset));
        set => window.Write16(ImmediateCommandStatus.Offset, value.Raw);
    }

    /// <summary>1.3.10: SSYNC is at 38h, and at 34h on ICH6 to ICH10, which keep nothing that is written to 38h. No stream runs yet.</summary>
    public void FindSynchronization()
    {
        Synchronization = new StreamSynchronization { Streams = 1 };
        bool isThere = Synchronization.Streams != 0;
        Synchronization = default;
        if (!isThere)
            _synchronizationOffset = StreamSynchronization.LegacyOffset;
    }

    public void Acknowledge(StateChangeStatus changes) =>
        window.Write16(StateChangeStatus.Offset, (ushort)(changes.Raw & StateChangeStatus.WriteOneToClear));

    public void Acknowledge(CorbStatus causes) => window.Write8(CorbStatus.Offset, (byte)(causes.Raw & CorbStatus.WriteOneToClear));

    public void Acknowledge(RirbStatus causes) => window.Write8(RirbStatus.Offset, (byte)(causes.Raw & RirbStatus.WriteOneToClear));
}
