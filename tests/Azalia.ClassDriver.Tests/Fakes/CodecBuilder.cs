using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <summary>Small codecs, widget by widget.</summary>
internal sealed class CodecBuilder(byte groupNode = 1)
{
    public static readonly AmplifierCapabilities Level = new() { Mute = true, StepSize = 5, StepCount = 31, Offset = 23 };

    private readonly List<NodeProfile> _widgets = [];

    public WidgetCapabilities Extra { get; set; }

    public CodecBuilder Converter(byte id, int channels = 2) =>
        Add(id, new WidgetCapabilities { Type = WidgetType.AudioOutput, Channels = channels });

    public CodecBuilder InputConverter(byte id, params byte[] sources) =>
        Add(id, new WidgetCapabilities { Type = WidgetType.AudioInput, Stereo = true }, sources);

    public CodecBuilder Mixer(byte id, params byte[] sources) =>
        Add(id, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, InputAmplifier = true }, sources);

    public CodecBuilder Selector(byte id, params byte[] sources) =>
        Add(id, new WidgetCapabilities { Type = WidgetType.AudioSelector, Stereo = true }, sources);

    public CodecBuilder Output(byte id, DefaultDevice device, params byte[] sources) => Pin(id, device, new PinCapabilities { Output = true }, sources);

    public CodecBuilder Input(byte id, DefaultDevice device) => Pin(id, device, new PinCapabilities { Input = true });

    public CodecBuilder Pin(byte id, DefaultDevice device, PinCapabilities pin, params byte[] sources) => Pin(
        id, pin, new ConfigurationDefault { Device = device, Association = 1 }, sources);

    public CodecBuilder Pin(byte id, PinCapabilities pin, ConfigurationDefault configuration, params byte[] sources)
    {
        _ = Add(id, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true }, sources, (ParameterId.PinCapabilities, pin.Raw));
        _widgets[^1] = _widgets[^1] with { Defaults = new NodeDefaults { ConfigurationDefault = configuration } };
        return this;
    }

    public CodecBuilder Add(
        byte id, WidgetCapabilities capabilities, byte[]? sources = null, params (ParameterId Id, uint Value)[] parameters)
    {
        capabilities = new WidgetCapabilities(capabilities.Raw | Extra.Raw) with { ConnectionList = sources is { Length: > 0 } };
        Extra = default;
        Dictionary<ParameterId, uint> answers = new() { [ParameterId.WidgetCapabilities] = capabilities.Raw };
        foreach ((ParameterId parameter, uint value) in parameters)
            answers[parameter] = value;

        _widgets.Add(new NodeProfile
        {
            Id = id,
            Parameters = answers,
            Connections = [.. (sources ?? []).Select(static source => new ConnectionListEntry(source))],
        });
        return this;
    }

    public CodecBuilder With(WidgetCapabilities extra)
    {
        Extra = extra;
        return this;
    }

    public CodecProfile Build() => new()
    {
        Name = "test",
        Summary = "Made by a test",
        VendorId = new VendorIdentity { Vendor = 0x1234, Device = 0x5678 },
        RevisionId = new RevisionIdentity { Major = 1 },
        FunctionGroups =
        [
            new FunctionGroupProfile
            {
                Node = new NodeProfile
                {
                    Id = groupNode,
                    Parameters = new Dictionary<ParameterId, uint>
                    {
                        [ParameterId.FunctionGroupType] = (uint)FunctionGroupType.Audio,
                        [ParameterId.PcmCapabilities] = PcmCapabilities.Of([44_100, 48_000], [16, 24]).Raw,
                        [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
                        [ParameterId.InputAmplifierCapabilities] = Level.Raw,
                        [ParameterId.OutputAmplifierCapabilities] = Level.Raw,
                        [ParameterId.AudioGroupCapabilities] = new AudioGroupCapabilities { OutputDelay = 3 }.Raw,
                    },
                },
                Widgets = [.. Filled().OrderBy(static widget => widget.Id)],
            },
        ],
    };

    // Widgets have consecutive numbers: what a test left out is a widget of the vendor's, of no use to anybody.
    private IEnumerable<NodeProfile> Filled()
    {
        int first = _widgets.Min(static widget => widget.Id);
        int count = _widgets.Max(static widget => widget.Id) - first + 1;
        IEnumerable<NodeProfile> fillers = Enumerable.Range(first, count).Select(static id => new NodeProfile
        {
            Id = (byte)id,
            Parameters = new Dictionary<ParameterId, uint>
            {
                [ParameterId.WidgetCapabilities] = new WidgetCapabilities { Type = WidgetType.VendorDefined }.Raw,
            },
        });
        return _widgets.Concat(fillers.Where(filler => _widgets.TrueForAll(widget => widget.Id != filler.Id)));
    }
}
