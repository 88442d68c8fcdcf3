using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>The profiles "hda-output", "hda-duplex" and "hda-micro": QEMU's codecs, as fresh ones answer (hardware 4.18).</summary>
/// <remarks>
/// <code>
/// 02h DAC ---- 03h line out, or speaker
/// 05h line in, or microphone ---- 04h ADC
/// </code>
/// What QEMU leaves out is here as the specification has it: QEMU's pin control and configuration cannot be written, and its function group knows no reset. Nor do nodes here answer
/// what is not theirs: QEMU's answer amplifier verbs of the other direction, and those of converters at other nodes.
/// </remarks>
internal static class QemuCodec
{
    private const ushort Vendor = 0x1AF4;
    private const byte Steps = 0x4A;

    // 16 to 96 kHz, 16 bits.
    private static readonly PcmCapabilities s_pcm = new(0x0002_01FC);

    // QEMU's steps are linear; its capabilities say decibels.
    private static readonly AmplifierCapabilities s_mixer = new() { Mute = true, StepSize = 3, StepCount = Steps, Offset = Steps };

    private static readonly StreamFormat s_format = new(0x0011);

    private static readonly WidgetCapabilities s_converter = new() { Stereo = true, AmplifierOverride = true, FormatOverride = true };

    /// <summary>Builds a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="device">Its device number.</param>
    /// <param name="hasInput">Whether it has the recording half.</param>
    /// <param name="hasMixer">Whether its amplifiers do anything.</param>
    /// <param name="isMicro">Speaker and microphone in place of line out and line in.</param>
    public static CodecProfile Create(string name, ushort device, bool hasInput, bool hasMixer, bool isMicro)
    {
        List<NodeProfile> widgets =
        [
            Output(hasMixer),
            Pin(0x03, new PinCapabilities { Output = true }, new PinControl { OutEnable = true }, isMicro ? 0x0010_4010u : 0x0000_4010, 0x02),
        ];
        if (hasInput)
        {
            widgets.Add(Input(hasMixer));
            widgets.Add(Pin(0x05, new PinCapabilities { Input = true }, new PinControl { InEnable = true }, isMicro ? 0x00A0_5020u : 0x0080_5020, source: 0));
        }

        return new CodecProfile
        {
            Name = name,
            Summary = $"QEMU's {(isMicro ? "speaker and microphone" : hasInput ? "line out and line in" : "line out")}{(hasMixer ? "" : ", without amplifiers")}; 16 to 96 kHz, 16 bits",
            VendorId = new VendorIdentity { Vendor = Vendor, Device = device },
            RevisionId = new RevisionIdentity(0x0010_0101),
            OldSubsystemId = (uint)Vendor << 16 | device,
            AnswersConnectionsFromIndex = true,
            HasPowerStates = false,
            FunctionGroups = [new FunctionGroupProfile { Node = Group(device), Widgets = widgets }],
        };
    }

    private static NodeProfile Group(ushort device) => new()
    {
        Id = 0x01,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
            [ParameterId.AudioGroupCapabilities] = new AudioGroupCapabilities { InputDelay = 8, OutputDelay = 8 }.Raw,
            [ParameterId.PcmCapabilities] = s_pcm.Raw,
            [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
        },
        Defaults = new NodeDefaults { SubsystemId = (uint)Vendor << 16 | device },
    };

    private static NodeProfile Output(bool hasMixer) => new()
    {
        Id = 0x02,
        Parameters = Converter(s_converter with { Type = WidgetType.AudioOutput, OutputAmplifier = true }, ParameterId.OutputAmplifierCapabilities, hasMixer),
        Defaults = new NodeDefaults { ConverterFormat = s_format, OutputAmplifier = new AmplifierValue { Gain = Steps } },
        State = new NodeState { OutputAmplifiers = [new AmplifierAnswer(Steps, Steps)] },
    };

    private static NodeProfile Input(bool hasMixer) => new()
    {
        Id = 0x04,
        Parameters = Converter(
            s_converter with { Type = WidgetType.AudioInput, InputAmplifier = true, ConnectionList = true }, ParameterId.InputAmplifierCapabilities, hasMixer),
        Connections = [new ConnectionListEntry(0x05)],
        Defaults = new NodeDefaults { ConverterFormat = s_format, InputAmplifiers = [default] },
    };

    private static Dictionary<ParameterId, uint> Converter(WidgetCapabilities capabilities, ParameterId amplifier, bool hasMixer) => new()
    {
        [ParameterId.WidgetCapabilities] = capabilities.Raw,
        [ParameterId.PcmCapabilities] = s_pcm.Raw,
        [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
        [amplifier] = hasMixer ? s_mixer.Raw : 0,
    };

    private static NodeProfile Pin(byte id, PinCapabilities pin, PinControl control, uint configuration, byte source) => new()
    {
        Id = id,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.WidgetCapabilities] = new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = source != 0 }.Raw,
            [ParameterId.PinCapabilities] = pin.Raw,
        },
        Connections = source == 0 ? [] : [new ConnectionListEntry(source)],
        Defaults = new NodeDefaults { PinControl = control, ConfigurationDefault = new ConfigurationDefault(configuration) },
    };
}
