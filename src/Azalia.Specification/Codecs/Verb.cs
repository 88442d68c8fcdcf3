using Azalia.Specification.Streams;

namespace Azalia.Specification.Codecs;

/// <summary>
/// A verb and its payload, without an address: the lower 20 bits of a command. HDA 1.0a 7.3.3.
/// Bits 19:16 of 7h or Fh begin a 12-bit identifier with 8 bits of payload; any other is a 4-bit identifier with 16.
/// </summary>
/// <param name="Raw">Bits 19:0; the rest is zero.</param>
public readonly record struct Verb(uint Raw)
{
    // 7h and Fh differ in bit 3 only.
    private const uint ShortPrefixMask = 0x7_0000;

    /// <summary>Whether the identifier has 4 bits and the payload 16.</summary>
    public bool IsLong => (Raw & ShortPrefixMask) != ShortPrefixMask;

    /// <summary>The identifier: 12 bits or 4, as <see cref="VerbId"/> numbers them.</summary>
    public VerbId Id => (VerbId)(Raw >> (IsLong ? 16 : 8) & 0xFFF);

    /// <summary>The payload: 8 bits, or 16 of a long verb.</summary>
    public ushort Payload => (ushort)(IsLong ? Raw : Raw & 0xFF);

    /// <summary>Whether the verb reads: Fxxh, or Ah to Dh; that is bit 19.</summary>
    public bool IsGet => (Raw & 0x8_0000) != 0;

    /// <summary>A verb by its identifier, in the shape that the identifier has; a payload too wide for it loses its upper bits.</summary>
    public static Verb Create(VerbId id, ushort payload = 0) => (uint)id <= 0xF ? Long(id, payload) : Short(id, (byte)payload);

    /// <summary>Reads a parameter of a node. 7.3.3.1.</summary>
    public static Verb GetParameter(ParameterId parameter) => Short(VerbId.GetParameter, (byte)parameter);

    /// <summary>Reads the index of the selected connection. 7.3.3.2.</summary>
    public static Verb GetConnectionSelect() => Short(VerbId.GetConnectionSelect, 0);

    /// <summary>Selects a connection by its index in the expanded list. 7.3.3.2.</summary>
    public static Verb SetConnectionSelect(byte index) => Short(VerbId.SetConnectionSelect, index);

    /// <summary>Reads connection list entries, four short or two long ones from <paramref name="first"/> on. 7.3.3.3.</summary>
    public static Verb GetConnectionListEntry(byte first) => Short(VerbId.GetConnectionListEntry, first);

    /// <summary>Reads the processing state: 0 off, 1 on, 2 benign. 7.3.3.4.</summary>
    public static Verb GetProcessingState() => Short(VerbId.GetProcessingState, 0);

    /// <summary>Sets the processing state: 0 off, 1 on, 2 benign. 7.3.3.4.</summary>
    public static Verb SetProcessingState(byte state) => Short(VerbId.SetProcessingState, state);

    /// <summary>Reads the coefficient index. 7.3.3.5.</summary>
    public static Verb GetCoefficientIndex() => Long(VerbId.GetCoefficientIndex, 0);

    /// <summary>Sets the coefficient index. 7.3.3.5.</summary>
    public static Verb SetCoefficientIndex(ushort index) => Long(VerbId.SetCoefficientIndex, index);

    /// <summary>Reads the coefficient at the index, which then advances. 7.3.3.6.</summary>
    public static Verb GetProcessingCoefficient() => Long(VerbId.GetProcessingCoefficient, 0);

    /// <summary>Writes the coefficient at the index, which then advances. 7.3.3.6.</summary>
    public static Verb SetProcessingCoefficient(ushort value) => Long(VerbId.SetProcessingCoefficient, value);

    /// <summary>Reads gain and mute of one amplifier; answered with an <see cref="AmplifierValue"/>. 7.3.3.7.</summary>
    public static Verb GetAmplifier(AmplifierGetPayload which) => Long(VerbId.GetAmplifier, which.Raw);

    /// <summary>Sets gain and mute of amplifiers. 7.3.3.7.</summary>
    public static Verb SetAmplifier(AmplifierSetPayload payload) => Long(VerbId.SetAmplifier, payload.Raw);

    /// <summary>Reads a converter's format. 7.3.3.8.</summary>
    public static Verb GetConverterFormat() => Long(VerbId.GetConverterFormat, 0);

    /// <summary>Sets a converter's format: that of its stream descriptor. 7.3.3.8.</summary>
    public static Verb SetConverterFormat(StreamFormat format) => Long(VerbId.SetConverterFormat, format.Raw);

    /// <summary>Reads the digital converter controls; answered with a <see cref="DigitalConverter"/>. 7.3.3.9.</summary>
    public static Verb GetDigitalConverter() => Short(VerbId.GetDigitalConverter, 0);

    /// <summary>
    /// Writes eight bits of the digital converter controls; <paramref name="part"/> 0 is bits 7:0, 3 is bits 31:24. 7.3.3.9.
    /// </summary>
    public static Verb SetDigitalConverter(int part, DigitalConverter value)
    {
        VerbId id = part switch
        {
            0 => VerbId.SetDigitalConverter1,
            1 => VerbId.SetDigitalConverter2,
            2 => VerbId.SetDigitalConverter3,
            _ => VerbId.SetDigitalConverter4,
        };
        return Short(id, (byte)(value.Raw >> part * 8));
    }

    /// <summary>Reads the power state; answered with a <see cref="PowerStateReport"/>. 7.3.3.10.</summary>
    public static Verb GetPowerState() => Short(VerbId.GetPowerState, 0);

    /// <summary>Asks for a power state. 7.3.3.10.</summary>
    public static Verb SetPowerState(PowerState state) => Short(VerbId.SetPowerState, (byte)state);

    /// <summary>Reads what stream and channel a converter has; answered with a <see cref="ConverterBinding"/>. 7.3.3.11.</summary>
    public static Verb GetStreamChannel() => Short(VerbId.GetStreamChannel, 0);

    /// <summary>Gives a converter its stream (0 is none) and lowest channel. 7.3.3.11.</summary>
    public static Verb SetStreamChannel(byte stream, byte channel) =>
        Short(VerbId.SetStreamChannel, new ConverterBinding { Stream = stream, Channel = channel }.Raw);

    /// <summary>Reads the SDI line of an input converter. 7.3.3.12.</summary>
    public static Verb GetSdiSelect() => Short(VerbId.GetSdiSelect, 0);

    /// <summary>Chooses the SDI line of an input converter. 7.3.3.12.</summary>
    public static Verb SetSdiSelect(byte line) => Short(VerbId.SetSdiSelect, line);

    /// <summary>Reads the pin control; answered with a <see cref="PinControl"/>. 7.3.3.13.</summary>
    public static Verb GetPinControl() => Short(VerbId.GetPinControl, 0);

    /// <summary>Sets the pin control. 7.3.3.13.</summary>
    public static Verb SetPinControl(PinControl control) => Short(VerbId.SetPinControl, control.Raw);

    /// <summary>Reads the unsolicited response control; answered with an <see cref="UnsolicitedControl"/>. 7.3.3.14.</summary>
    public static Verb GetUnsolicited() => Short(VerbId.GetUnsolicited, 0);

    /// <summary>Lets a node send unsolicited responses with a tag, or forbids it. 7.3.3.14.</summary>
    public static Verb SetUnsolicited(UnsolicitedControl control) => Short(VerbId.SetUnsolicited, control.Raw);

    /// <summary>Reads presence and impedance of a pin; answered with a <see cref="PinSense"/>. 7.3.3.15.</summary>
    public static Verb GetPinSense() => Short(VerbId.GetPinSense, 0);

    /// <summary>Starts a measurement of a pin. 7.3.3.15.</summary>
    public static Verb TriggerPinSense(bool rightChannel = false) => Short(VerbId.TriggerPinSense, rightChannel ? (byte)1 : (byte)0);

    /// <summary>Reads the external amplifier control; answered with an <see cref="EapdControl"/>. 7.3.3.16.</summary>
    public static Verb GetEapd() => Short(VerbId.GetEapd, 0);

    /// <summary>Sets the external amplifier control. 7.3.3.16.</summary>
    public static Verb SetEapd(EapdControl control) => Short(VerbId.SetEapd, control.Raw);

    /// <summary>Reads the data of the GPI pins. 7.3.3.17.</summary>
    public static Verb GetGpiData() => Short(VerbId.GetGpiData, 0);

    /// <summary>Sets the data of the GPI pins. 7.3.3.17.</summary>
    public static Verb SetGpiData(byte mask) => Short(VerbId.SetGpiData, mask);

    /// <summary>Reads which GPI pins wake. 7.3.3.18.</summary>
    public static Verb GetGpiWakeEnable() => Short(VerbId.GetGpiWakeEnable, 0);

    /// <summary>Sets which GPI pins wake. 7.3.3.18.</summary>
    public static Verb SetGpiWakeEnable(byte mask) => Short(VerbId.SetGpiWakeEnable, mask);

    /// <summary>Reads which GPI pins send unsolicited responses. 7.3.3.19.</summary>
    public static Verb GetGpiUnsolicitedEnable() => Short(VerbId.GetGpiUnsolicitedEnable, 0);

    /// <summary>Sets which GPI pins send unsolicited responses. 7.3.3.19.</summary>
    public static Verb SetGpiUnsolicitedEnable(byte mask) => Short(VerbId.SetGpiUnsolicitedEnable, mask);

    /// <summary>Reads which GPI pins latch edges. 7.3.3.20.</summary>
    public static Verb GetGpiSticky() => Short(VerbId.GetGpiSticky, 0);

    /// <summary>Sets which GPI pins latch edges. 7.3.3.20.</summary>
    public static Verb SetGpiSticky(byte mask) => Short(VerbId.SetGpiSticky, mask);

    /// <summary>Reads the data of the GPO pins. 7.3.3.21.</summary>
    public static Verb GetGpoData() => Short(VerbId.GetGpoData, 0);

    /// <summary>Sets the data of the GPO pins. 7.3.3.21.</summary>
    public static Verb SetGpoData(byte mask) => Short(VerbId.SetGpoData, mask);

    /// <summary>Reads the data of the GPIO pins. 7.3.3.22.</summary>
    public static Verb GetGpioData() => Short(VerbId.GetGpioData, 0);

    /// <summary>Sets the data of the GPIO pins. 7.3.3.22.</summary>
    public static Verb SetGpioData(byte mask) => Short(VerbId.SetGpioData, mask);

    /// <summary>Reads which GPIO pins are driven as such. 7.3.3.23.</summary>
    public static Verb GetGpioEnable() => Short(VerbId.GetGpioEnable, 0);

    /// <summary>Sets which GPIO pins are driven as such. 7.3.3.23.</summary>
    public static Verb SetGpioEnable(byte mask) => Short(VerbId.SetGpioEnable, mask);

    /// <summary>Reads which GPIO pins are outputs. 7.3.3.24.</summary>
    public static Verb GetGpioDirection() => Short(VerbId.GetGpioDirection, 0);

    /// <summary>Sets which GPIO pins are outputs. 7.3.3.24.</summary>
    public static Verb SetGpioDirection(byte mask) => Short(VerbId.SetGpioDirection, mask);

    /// <summary>Reads which GPIO pins wake. 7.3.3.25.</summary>
    public static Verb GetGpioWakeEnable() => Short(VerbId.GetGpioWakeEnable, 0);

    /// <summary>Sets which GPIO pins wake. 7.3.3.25.</summary>
    public static Verb SetGpioWakeEnable(byte mask) => Short(VerbId.SetGpioWakeEnable, mask);

    /// <summary>Reads which GPIO pins send unsolicited responses. 7.3.3.26.</summary>
    public static Verb GetGpioUnsolicitedEnable() => Short(VerbId.GetGpioUnsolicitedEnable, 0);

    /// <summary>Sets which GPIO pins send unsolicited responses. 7.3.3.26.</summary>
    public static Verb SetGpioUnsolicitedEnable(byte mask) => Short(VerbId.SetGpioUnsolicitedEnable, mask);

    /// <summary>Reads which GPIO pins latch edges. 7.3.3.27.</summary>
    public static Verb GetGpioSticky() => Short(VerbId.GetGpioSticky, 0);

    /// <summary>Sets which GPIO pins latch edges. 7.3.3.27.</summary>
    public static Verb SetGpioSticky(byte mask) => Short(VerbId.SetGpioSticky, mask);

    /// <summary>Reads the beep divider. 7.3.3.28.</summary>
    public static Verb GetBeep() => Short(VerbId.GetBeep, 0);

    /// <summary>Sets the beep divider: 0 is off, n is 12 kHz / n. 7.3.3.28.</summary>
    public static Verb SetBeep(byte divider) => Short(VerbId.SetBeep, divider);

    /// <summary>Reads the volume knob; answered with a <see cref="VolumeKnob"/>. 7.3.3.29.</summary>
    public static Verb GetVolumeKnob() => Short(VerbId.GetVolumeKnob, 0);

    /// <summary>Sets the volume knob. 7.3.3.29.</summary>
    public static Verb SetVolumeKnob(VolumeKnob knob) => Short(VerbId.SetVolumeKnob, knob.Raw);

    /// <summary>Reads the implementation identification. 7.3.3.30.</summary>
    public static Verb GetSubsystemId() => Short(VerbId.GetSubsystemId, 0);

    /// <summary>Writes eight bits of the implementation identification; <paramref name="part"/> 0 is bits 7:0. 7.3.3.30.</summary>
    public static Verb SetSubsystemId(int part, byte value) => Short(VerbId.SetSubsystemId0 + part, value);

    /// <summary>Reads what a pin is wired to; answered with a <see cref="ConfigurationDefault"/>. 7.3.3.31.</summary>
    public static Verb GetConfigurationDefault() => Short(VerbId.GetConfigurationDefault, 0);

    /// <summary>Writes eight bits of the configuration default; <paramref name="part"/> 0 is bits 7:0. 7.3.3.31.</summary>
    public static Verb SetConfigurationDefault(int part, byte value) => Short(VerbId.SetConfigurationDefault0 + part, value);

    /// <summary>Reads the stripe control; answered with a <see cref="StripeControl"/>. 7.3.3.32.</summary>
    public static Verb GetStripeControl() => Short(VerbId.GetStripeControl, 0);

    /// <summary>Sets over how many SDO lines the stream comes: 0 one, 1 two, 2 four. 7.3.3.32.</summary>
    public static Verb SetStripeControl(byte code) => Short(VerbId.SetStripeControl, code);

    /// <summary>Resets a function group; it answers first. 7.3.3.33.</summary>
    public static Verb FunctionReset() => Short(VerbId.FunctionReset, 0);

    /// <summary>Reads the channel count - 1 of a digital converter. 7.3.3.35.</summary>
    public static Verb GetConverterChannelCount() => Short(VerbId.GetConverterChannelCount, 0);

    /// <summary>Sets the channel count of a digital converter, given - 1. 7.3.3.35.</summary>
    public static Verb SetConverterChannelCount(byte channelsLessOne) => Short(VerbId.SetConverterChannelCount, channelsLessOne);

    /// <summary>Reads the size of a data island packet, or with payload 8 that of the ELD. 7.3.3.36.</summary>
    public static Verb GetDipSize(byte packet) => Short(VerbId.GetDipSize, packet);

    /// <summary>Reads a byte of the EDID-like data; bit 31 of the answer says that it is valid. 7.3.3.34.</summary>
    public static Verb GetEldData(byte index) => Short(VerbId.GetEldData, index);

    /// <summary>Reads the packet and byte index. 7.3.3.37.</summary>
    public static Verb GetDipIndex() => Short(VerbId.GetDipIndex, 0);

    /// <summary>Sets the packet (7:5) and byte (4:0) index. 7.3.3.37.</summary>
    public static Verb SetDipIndex(byte index) => Short(VerbId.SetDipIndex, index);

    /// <summary>Reads a byte of the packet; the index advances. 7.3.3.38.</summary>
    public static Verb GetDipData() => Short(VerbId.GetDipData, 0);

    /// <summary>Writes a byte of the packet; the index advances. 7.3.3.38.</summary>
    public static Verb SetDipData(byte value) => Short(VerbId.SetDipData, value);

    /// <summary>Reads when the packet is sent. 7.3.3.39.</summary>
    public static Verb GetDipTransmitControl() => Short(VerbId.GetDipTransmitControl, 0);

    /// <summary>Sets when the packet is sent: bits 7:6, 0 never, 2 once, 3 always. 7.3.3.39.</summary>
    public static Verb SetDipTransmitControl(byte control) => Short(VerbId.SetDipTransmitControl, control);

    /// <summary>Reads the content protection control. 7.3.3.40.</summary>
    public static Verb GetContentProtection() => Short(VerbId.GetContentProtection, 0);

    /// <summary>Sets the content protection control. 7.3.3.40.</summary>
    public static Verb SetContentProtection(byte control) => Short(VerbId.SetContentProtection, control);

    /// <summary>Reads the converter channel of a slot. 7.3.3.41.</summary>
    public static Verb GetAspChannelMapping(byte slot) => Short(VerbId.GetAspChannelMapping, slot);

    /// <summary>Maps a converter channel (7:4, Fh is none) to a slot (3:0). 7.3.3.41.</summary>
    public static Verb SetAspChannelMapping(byte mapping) => Short(VerbId.SetAspChannelMapping, mapping);

    /// <summary>Reads the device entry that a pin speaks for. HDA040-A.</summary>
    public static Verb GetDeviceSelect() => Short(VerbId.GetDeviceSelect, 0);

    /// <summary>Chooses the device entry that a pin speaks for. HDA040-A.</summary>
    public static Verb SetDeviceSelect(byte entry) => Short(VerbId.SetDeviceSelect, entry);

    /// <summary>Reads eight device entries from a multiple of eight on. HDA040-A.</summary>
    public static Verb GetDeviceListEntry(byte first) => Short(VerbId.GetDeviceListEntry, first);

    /// <summary>The command that brings this verb to a node.</summary>
    /// <param name="codecAddress">0 to 14; upper bits are dropped.</param>
    /// <param name="nodeId">0 to 127; bit 7 is dropped.</param>
    public CodecCommand AddressedTo(byte codecAddress, byte nodeId) => new(codecAddress, nodeId, this);

    /// <summary>
    /// The identifier with its payload, such as <c>GetParameter(WidgetCapabilities)</c> or <c>SetConverterFormat(0x0011)</c>.
    /// </summary>
    public override string ToString()
    {
        string id = Enum.IsDefined(Id) ? Id.ToString() : $"0x{(uint)Id:X}";
        return Id == VerbId.GetParameter && Enum.IsDefined((ParameterId)Payload)
            ? $"{id}({(ParameterId)Payload})"
            : IsLong ? $"{id}(0x{Payload:X4})" : $"{id}(0x{Payload:X2})";
    }

    private static Verb Short(VerbId id, byte payload) => new((uint)id << 8 | payload);

    private static Verb Long(VerbId id, ushort payload) => new((uint)id << 16 | payload);
}
