using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>
/// Codecs out of a seed: any graph, any capabilities, and every fact that Linux would print of them, so that the text of such a codec is a whole one of today's form.
/// </summary>
internal sealed class RandomCodec
{
    private static readonly ushort[] s_vendors = [0x10EC, 0x8086, 0x11D4, 0x10DE, 0x111D, 0x1234];
    private static readonly WidgetType[] s_types =
    [
        WidgetType.AudioOutput, WidgetType.AudioOutput, WidgetType.AudioInput, WidgetType.AudioMixer, WidgetType.AudioSelector, WidgetType.PinComplex, WidgetType.PinComplex,
        WidgetType.PinComplex, WidgetType.Power, WidgetType.VolumeKnob, WidgetType.BeepGenerator, WidgetType.VendorDefined, (WidgetType)0x9,
    ];

    private readonly Random _random;

    private RandomCodec(int seed) => _random = new Random(seed);

    /// <summary>One codec for each seed; FsCheck shrinks to small seeds, which are as good as any.</summary>
    internal static Gen<int> Seeds { get; } = Gen.Choose(0, int.MaxValue);

    internal static CodecText Create(int seed) => new RandomCodec(seed).Codec();

    internal static string Text(int seed) => CodecTextWriter.Write(Create(seed));

    private CodecText Codec()
    {
        ushort vendor = Pick(s_vendors);
        CodecText codec = new()
        {
            Name = Pick(["Realtek ALC889", "Generic 1234 ID 5", "Intel CougarPoint HDMI", "Not Set", "Conexant CX20561 (Hermosa)"]),
            Address = Below(15),
            VendorId = new VendorIdentity((uint)vendor << 16 | Word() & 0xFFFF),
            SubsystemId = Word(),
            RevisionId = new RevisionIdentity(Word() & 0xFF_FFFF),
        };
        bool hasAudio = Chance(95);
        bool hasModem = !hasAudio || Chance(10);
        if (hasModem)
        {
            codec.ModemGroup = new ModemGroupText
            {
                NodeId = (byte)(hasAudio ? 2 : 1),
                Parameter = new FunctionGroupParameter { Type = FunctionGroupType.Modem, UnsolicitedCapable = Chance(50) },
            };
        }

        if (hasAudio)
            codec.AudioGroup = Group(firstWidget: hasModem ? 3 : 2);

        return codec;
    }

    private AudioGroupText Group(int firstWidget)
    {
        AudioGroupText group = new()
        {
            NodeId = 1,
            Parameter = new FunctionGroupParameter { Type = FunctionGroupType.Audio, UnsolicitedCapable = Chance(50) },
            Pcm = Pcm(),
            StreamFormats = new StreamFormatCapabilities((uint)Below(16)),
            InputAmplifier = Amplifier(),
            OutputAmplifier = Amplifier(),
            PowerStates = States(),
            Power = Power(),
        };
        if (Chance(3))
        {
            group.HasInvalidSubtree = true;
            return group;
        }

        int pins = Below(10);
        group.Gpio = new GpioCapabilities
        {
            Bidirectional = (byte)pins,
            Outputs = (byte)Below(9),
            Inputs = (byte)Below(9),
            Unsolicited = Chance(50),
            Wake = Chance(50),
        };
        if (pins is >= 1 and <= 8)
        {
            byte mask = (byte)((1 << pins) - 1);
            group.GpioPins = new GpioText(Masked(mask), Masked(mask), Masked(mask), Masked(mask), Masked(mask), Masked(mask));
        }

        int count = Chance(5) ? 100 : Below(40);
        List<WidgetText> widgets = [];
        for (int i = 0; i < count; i++)
            widgets.Add(new WidgetText((byte)(firstWidget + i), Capabilities()));

        foreach (WidgetText widget in widgets)
            Fill(widget, widgets);

        group.Widgets = widgets;
        return group;
    }

    private WidgetCapabilities Capabilities()
    {
        WidgetCapabilities capabilities = new(Word() & 0x000F_FFFF) { Type = Pick(s_types) };

        // Most nodes are plain: stereo, and without the rarer abilities.
        return Chance(50) ? capabilities : capabilities with { ChannelCountExtension = 0, Delay = 0, ContentProtection = false, Stereo = true };
    }

    private void Fill(WidgetText widget, List<WidgetText> all)
    {
        WidgetCapabilities capabilities = widget.Capabilities;
        if (capabilities.ConnectionList || widget.Type == WidgetType.VolumeKnob)
            widget.Connections = Connections(widget.Type, all);

        int inputs = widget.Type == WidgetType.PinComplex ? 1 : widget.Connections?.Count ?? 0;
        if (capabilities.InputAmplifier)
        {
            widget.InputAmplifier = Amplifier();
            bool hasStereoSource = widget.Type == WidgetType.AudioMixer && inputs == 1
                && all.Find(other => other.NodeId == widget.Connections![0].NodeId) is { Capabilities.Stereo: true };
            widget.InputValues = Values(inputs, capabilities.Stereo || hasStereoSource);
        }

        if (capabilities.OutputAmplifier)
        {
            widget.OutputAmplifier = Amplifier();
            widget.OutputValues = Values(1, capabilities.Stereo);
        }

        FillKind(widget);
        if (capabilities.UnsolicitedCapable)
            widget.Unsolicited = new UnsolicitedControl { Tag = (byte)Below(64), Enable = Chance(50) };

        if (capabilities.PowerControl)
        {
            widget.PowerStates = States();
            widget.Power = Power();
        }

        if (widget.Type == WidgetType.PinComplex && capabilities.Digital && Chance(30))
            widget.Devices = Devices(widget);

        if (capabilities.Processing)
        {
            widget.Processing = new ProcessingCapabilities { Benign = Chance(50), CoefficientCount = (byte)Below(40) };
        }
    }

    private void FillKind(WidgetText widget)
    {
        switch (widget.Type)
        {
            case WidgetType.PinComplex:
                widget.Pin = new PinCapabilities(Word() & 0x0901_FFFF);
                widget.Eapd = widget.Pin.Value.Eapd ? (uint)Below(8) : null;
                widget.PinDefault = new ConfigurationDefault(Word());
                widget.PinControl = (uint)Below(256);
                break;
            case WidgetType.VolumeKnob:
                widget.KnobCapabilities = new VolumeKnobCapabilities((uint)Below(256));
                widget.Knob = new VolumeKnob((byte)Below(256));
                break;
            case WidgetType.AudioOutput or WidgetType.AudioInput:
                widget.Converter = new ConverterBinding { Stream = (byte)Below(16), Channel = (byte)(Chance(70) ? 0 : Below(16)) };
                if (widget.Type == WidgetType.AudioInput && widget.Converter.Value.Channel == 0)
                    widget.SdiSelect = (byte)Below(16);

                if (widget.Capabilities.Digital)
                {
                    widget.DigitalKnown = 0x8F_7FFF;
                    widget.Digital = new DigitalConverter(Word() & widget.DigitalKnown);
                }

                if (widget.Capabilities.FormatOverride)
                {
                    bool isUnknown = Chance(5);
                    widget.Pcm = isUnknown ? new PcmCapabilities(uint.MaxValue) : Pcm();
                    widget.StreamFormats = new StreamFormatCapabilities(isUnknown ? uint.MaxValue : (uint)Below(16));
                }

                break;
            default:
                break;
        }
    }

    private List<ConnectedNode> Connections(WidgetType type, List<WidgetText> all)
    {
        int count = Chance(10) ? 0 : Chance(50) ? 1 : Chance(5) ? 16 : 1 + Below(8);
        int selected = count > 1 && type is not (WidgetType.AudioMixer or WidgetType.VolumeKnob or WidgetType.Power) && !Chance(3) ? Below(count) : -1;
        List<ConnectedNode> nodes = [];
        for (int i = 0; i < count; i++)
            nodes.Add(new ConnectedNode(Pick(all).NodeId, i == selected));

        return nodes;
    }

    private List<DeviceEntryText> Devices(WidgetText pin)
    {
        int count = 2 + Below(10);
        int selected = Below(count);
        List<DeviceEntryText> devices = [];
        for (int i = 0; i < count; i++)
        {
            // The selected device's list is the pin's own.
            IReadOnlyList<ConnectedNode> list = pin.Connections ?? [];
            devices.Add(new DeviceEntryText((byte)i, i == selected, Chance(50), Chance(50), Chance(50), list));
        }

        return devices;
    }

    private List<AmplifierReading> Values(int count, bool isStereo)
    {
        List<AmplifierReading> values = [];
        for (int i = 0; i < count; i++)
            values.Add(new AmplifierReading(Value(), isStereo ? Value() : null));

        return values;
    }

    private uint Value() => Chance(1) ? Word() : (uint)Below(256);

    private AmplifierCapabilities Amplifier() => Chance(40) ? default : new AmplifierCapabilities
    {
        Mute = Chance(50),
        StepSize = (byte)Below(128),
        StepCount = (byte)Below(128),
        Offset = (byte)(1 + Below(127)),
    };

    private PcmCapabilities Pcm() => new(Word() & 0x001F_0FFF);

    private PowerStateCapabilities States() => new(Word() & 0xE000_001F);

    private PowerStateReport Power() => new()
    {
        Set = (PowerState)Below(5),
        Actual = (PowerState)(Chance(5) ? 0xF : Below(5)),
        Error = Chance(5),
        ClockStopOk = Chance(10),
        SettingsReset = Chance(10),
    };

    private byte Masked(byte mask) => (byte)(Below(256) & mask);

    private T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    private bool Chance(int percent) => Below(100) < percent;

    private int Below(int limit) => _random.Next(limit);

    private uint Word() => (uint)_random.NextInt64(0x1_0000_0000);
}
