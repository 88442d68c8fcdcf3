namespace Azalia.Specification.Codecs;

/// <summary>The parameters of HDA 1.0a 7.3.4, payload of the verb F00h.</summary>
public enum ParameterId
{
    /// <summary>7.3.4.1, root: <see cref="VendorIdentity"/>.</summary>
    VendorId = 0x00,

    /// <summary>Version 0.9 only; replaced by the verb F20h.</summary>
    SubsystemId = 0x01,

    /// <summary>7.3.4.2, root: <see cref="RevisionIdentity"/>.</summary>
    RevisionId = 0x02,

    /// <summary>7.3.4.3, root and groups: <see cref="Codecs.SubordinateNodes"/>.</summary>
    SubordinateNodes = 0x04,

    /// <summary>7.3.4.4, groups: <see cref="FunctionGroupParameter"/>.</summary>
    FunctionGroupType = 0x05,

    /// <summary>7.3.4.5, audio groups: <see cref="Codecs.AudioGroupCapabilities"/>.</summary>
    AudioGroupCapabilities = 0x08,

    /// <summary>7.3.4.6, widgets: <see cref="Codecs.WidgetCapabilities"/>.</summary>
    WidgetCapabilities = 0x09,

    /// <summary>7.3.4.7, audio groups and converters: <see cref="Codecs.PcmCapabilities"/>.</summary>
    PcmCapabilities = 0x0A,

    /// <summary>7.3.4.8, audio groups and converters: <see cref="StreamFormatCapabilities"/>.</summary>
    StreamFormats = 0x0B,

    /// <summary>7.3.4.9, pins: <see cref="Codecs.PinCapabilities"/>.</summary>
    PinCapabilities = 0x0C,

    /// <summary>7.3.4.10, audio groups and widgets: <see cref="AmplifierCapabilities"/>.</summary>
    InputAmplifierCapabilities = 0x0D,

    /// <summary>7.3.4.11, widgets: <see cref="Codecs.ConnectionListLength"/>.</summary>
    ConnectionListLength = 0x0E,

    /// <summary>7.3.4.12, groups and widgets: <see cref="PowerStateCapabilities"/>.</summary>
    PowerStates = 0x0F,

    /// <summary>7.3.4.13, widgets: <see cref="Codecs.ProcessingCapabilities"/>.</summary>
    ProcessingCapabilities = 0x10,

    /// <summary>7.3.4.14, groups: <see cref="GpioCapabilities"/>.</summary>
    GpioCount = 0x11,

    /// <summary>7.3.4.10, audio groups and widgets: <see cref="AmplifierCapabilities"/>.</summary>
    OutputAmplifierCapabilities = 0x12,

    /// <summary>7.3.4.15, volume knobs: <see cref="Codecs.VolumeKnobCapabilities"/>.</summary>
    VolumeKnobCapabilities = 0x13,

    /// <summary>HDA040-A, DisplayPort pins: <see cref="Codecs.DeviceListLength"/>.</summary>
    DeviceListLength = 0x15,

    /// <summary>An obsolete change notice, HDMI.</summary>
    HdmiLpcmCapabilities = 0x20,
}
