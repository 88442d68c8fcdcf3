using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>The profile "generic".</summary>
/// <remarks>
/// <code>
/// 02h DAC ----- 06h mixer ---- 08h line out (07h first), 09h headphone, 0Ah speaker with EAPD
/// 03h DAC ----- 07h mixer --/
/// 0Ch line in --/ (monitor, into both mixers)
/// 0Bh microphone, 0Ch line in ---- 0Dh selector ---- 04h ADC
///                       \------------------------- 05h ADC (line in first)
/// </code>
/// Nothing is heard by default: the group and its widgets are in D3, converters have no stream and a format that none of them plays (8 bits), amplifiers are muted,
/// pins are off, EAPD is 0, and line out listens to the second mixer.
/// </remarks>
internal static class GenericCodec
{
    private static readonly NodeDefaults s_asleep = new() { PowerState = PowerState.D3 };

    // Output converters: 0 to -63.5 dB in steps of half a decibel.
    private static readonly AmplifierCapabilities s_volume = new() { Mute = true, StepSize = 1, StepCount = 127, Offset = 127 };

    // Mixers and input converters: -34.5 to +12 dB in steps of a decibel and a half.
    private static readonly AmplifierCapabilities s_level = new() { Mute = true, StepSize = 5, StepCount = 31, Offset = 23 };

    // Microphone: 0, 10, 20, 30 dB.
    private static readonly AmplifierCapabilities s_boost = new() { StepSize = 39, StepCount = 3 };

    private static readonly PowerStateCapabilities s_widgetStates = new() { D0 = true, D1 = true, D2 = true, D3 = true };

    /// <summary>Builds the profile.</summary>
    public static CodecProfile Create() => new()
    {
        Name = "generic",
        Summary = "Desktop codec: line out, headphone, speaker, microphone, line in; 8 to 192 kHz, 16 to 32 bits",
        VendorId = new VendorIdentity { Vendor = 0xA21A, Device = 0x0001 },
        RevisionId = new RevisionIdentity { Major = 1, Minor = 0, Revision = 1, Stepping = 0 },
        FunctionGroups =
        [
            new FunctionGroupProfile
            {
                Node = Group(),
                Widgets =
                [
                    OutputConverter(0x02),
                    OutputConverter(0x03),
                    InputConverter(0x04, 0x0D),
                    InputConverter(0x05, 0x0C, 0x0B),
                    Mixer(0x06, 0x02, 0x0C),
                    Mixer(0x07, 0x03, 0x0C),
                    OutputPin(0x08, new PinCapabilities { Output = true, PresenceDetect = true }, Jack(DefaultDevice.LineOut, JackPosition.Rear, JackColor.Green, 1), 0x07, 0x06),
                    OutputPin(
                        0x09,
                        new PinCapabilities { Output = true, PresenceDetect = true, HeadphoneDrive = true },
                        Jack(DefaultDevice.HeadphoneOut, JackPosition.Front, JackColor.Green, 2),
                        0x06, 0x07),
                    OutputPin(0x0A, new PinCapabilities { Output = true, Eapd = true }, Speaker(3), 0x06, 0x07),
                    Microphone(0x0B, Jack(DefaultDevice.MicrophoneIn, JackPosition.Rear, JackColor.Pink, 4)),
                    LineIn(0x0C, Jack(DefaultDevice.LineIn, JackPosition.Rear, JackColor.Blue, 5)),
                    Selector(0x0D, 0x0B, 0x0C),
                ],
            },
        ],
    };

    // Rates, bits and levels stand here for all widgets; the converters' volume does not.
    private static NodeProfile Group() => new()
    {
        Id = 0x01,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
            [ParameterId.AudioGroupCapabilities] = new AudioGroupCapabilities { InputDelay = 8, OutputDelay = 8 }.Raw,
            [ParameterId.PcmCapabilities] = PcmCapabilities.Of(
                [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000], [16, 20, 24, 32]).Raw,
            [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
            [ParameterId.InputAmplifierCapabilities] = s_level.Raw,
            [ParameterId.PowerStates] = (s_widgetStates with { ClockStop = true, ExtendedPowerStates = true }).Raw,
        },
        Defaults = s_asleep with { SubsystemId = 0xA21A_0101 },
    };

    private static NodeProfile OutputConverter(byte id) => Widget(
        id,
        new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, OutputAmplifier = true, AmplifierOverride = true, PowerControl = true, Delay = 8 },
        (ParameterId.OutputAmplifierCapabilities, s_volume.Raw));

    private static NodeProfile InputConverter(byte id, params byte[] sources) => Widget(
        id, new WidgetCapabilities { Type = WidgetType.AudioInput, Stereo = true, InputAmplifier = true, ConnectionList = true, PowerControl = true, Delay = 8 }) with
    {
        Connections = Connections(sources),
    };

    private static NodeProfile Mixer(byte id, params byte[] sources) => Widget(
        id, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, InputAmplifier = true, ConnectionList = true, PowerControl = true }) with
    {
        Connections = Connections(sources),
    };

    // It has no power state of its own: it follows the group.
    private static NodeProfile Selector(byte id, params byte[] sources) => Widget(
        id, new WidgetCapabilities { Type = WidgetType.AudioSelector, Stereo = true, ConnectionList = true }) with
    {
        Connections = Connections(sources),
    };

    private static NodeProfile OutputPin(byte id, PinCapabilities pin, ConfigurationDefault wiring, params byte[] sources) => Widget(
        id,
        new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true, PowerControl = true, UnsolicitedCapable = pin.PresenceDetect },
        (ParameterId.PinCapabilities, pin.Raw)) with
    {
        Connections = Connections(sources),
        Defaults = s_asleep with { ConfigurationDefault = wiring },
    };

    private static NodeProfile Microphone(byte id, ConfigurationDefault wiring) => Widget(
        id,
        new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, InputAmplifier = true, AmplifierOverride = true, PowerControl = true, UnsolicitedCapable = true },
        (ParameterId.PinCapabilities, new PinCapabilities { Input = true, PresenceDetect = true, VoltageReferences = 1 << (int)VoltageReference.HighImpedance | 1 << (int)VoltageReference.Percent50 | 1 << (int)VoltageReference.Percent80 }.Raw),
        (ParameterId.InputAmplifierCapabilities, s_boost.Raw)) with
    {
        Defaults = s_asleep with { ConfigurationDefault = wiring },
    };

    private static NodeProfile LineIn(byte id, ConfigurationDefault wiring) => Widget(
        id,
        new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, PowerControl = true, UnsolicitedCapable = true },
        (ParameterId.PinCapabilities, new PinCapabilities { Input = true, PresenceDetect = true }.Raw)) with
    {
        Defaults = s_asleep with { ConfigurationDefault = wiring },
    };

    private static NodeProfile Widget(byte id, WidgetCapabilities capabilities, params (ParameterId Id, uint Value)[] parameters)
    {
        var answers = new Dictionary<ParameterId, uint> { [ParameterId.WidgetCapabilities] = capabilities.Raw };
        if (capabilities.PowerControl)
            answers[ParameterId.PowerStates] = s_widgetStates.Raw;
        foreach ((ParameterId parameter, uint value) in parameters)
            answers[parameter] = value;
        return new NodeProfile { Id = id, Parameters = answers, Defaults = s_asleep };
    }

    private static ConnectionListEntry[] Connections(byte[] sources) => Array.ConvertAll(sources, source => new ConnectionListEntry(source));

    private static ConfigurationDefault Jack(DefaultDevice device, JackPosition position, JackColor color, byte association) => new()
    {
        Connectivity = PortConnectivity.Jack,
        Location = new JackLocation { Chassis = JackChassis.External, Position = position },
        Device = device,
        Connection = ConnectionType.EighthInch,
        Color = color,
        Association = association,
    };

    private static ConfigurationDefault Speaker(byte association) => new()
    {
        Connectivity = PortConnectivity.Fixed,
        Location = new JackLocation { Chassis = JackChassis.Internal },
        Device = DefaultDevice.Speaker,
        Connection = ConnectionType.OtherAnalog,
        JackDetectOverride = true,
        Association = association,
    };
}
