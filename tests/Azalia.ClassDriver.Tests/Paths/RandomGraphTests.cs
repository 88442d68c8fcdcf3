using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.ClassDriver.Tests.Sound;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.ClassDriver.Tests.Paths;

/// <summary>
/// Any graph: every pin that a converter reaches is an endpoint and is heard exactly, and every other pin has its reason. What is reachable is worked out
/// here a second time, by another method.
/// </summary>
public sealed class RandomGraphTests
{
    private const int FirstNode = 2;

    private static readonly Config s_config = Repeatable.Config.WithMaxTest(150);

    [Fact]
    public void Every_pin_is_an_endpoint_or_has_the_right_reason() => Prop.ForAll(Seeds(), static seed =>
    {
        CodecProfile codec = Draw(seed);
        using FakeDriver driver = new(codec);
        bool[,] reaches = Reachability(codec);

        foreach (NodeProfile pin in codec.FunctionGroups[0].Widgets.Where(static widget => TypeOf(widget) == WidgetType.PinComplex))
        {
            bool isOutput = new PinCapabilities(pin.Parameters[ParameterId.PinCapabilities]).Output;
            bool canWork = codec.FunctionGroups[0].Widgets.Any(converter => isOutput
                ? TypeOf(converter) == WidgetType.AudioOutput && reaches[converter.Id, pin.Id]
                : TypeOf(converter) == WidgetType.AudioInput && reaches[pin.Id, converter.Id]);

            bool isEndpoint = driver.Endpoints.Any(endpoint => endpoint.Pins.Any(own => own.PinNode == pin.Id));
            UnusedPin? unused = driver.Driver.UnusedPins.SingleOrDefault(other => other.PinNode == pin.Id);
            string? reason = canWork ? null : isOutput ? "no way leads to it from an output converter" : "no way leads from it to an input converter";
            Assert.Equal((seed, pin.Id, canWork, reason), (seed, pin.Id, isEndpoint, unused?.Reason));
        }
    }).Check(s_config);

    [Fact]
    public void Every_output_is_heard_exactly() => Prop.ForAll(Seeds(), static seed =>
    {
        using CodecStage stage = new(Draw(seed));
        for (int endpoint = 0; endpoint < stage.Driver.Endpoints.Count; endpoint++)
        {
            Endpoint output = stage.Driver.Endpoints[endpoint];
            if (output.Direction == EndpointDirection.Capture)
                continue;

            int channels = output.Formats.MaximumChannels;
            int[] noise = CodecStage.Noise(channels, seed);
            Assert.True(stage.IsExact(endpoint, channels, noise, stage.Play(endpoint, channels, noise)), $"seed {seed}: {output.Path}");
        }
    }).Check(s_config.WithMaxTest(60));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    // Connections go anywhere: in circles, to pins, to nodes that do not exist.
    private static CodecProfile Draw(int seed)
    {
        Random random = new(seed);
        CodecBuilder builder = new();
        int count = random.Next(4, 24);
        for (byte node = FirstNode; node < FirstNode + count; node++)
        {
            byte[] sources = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => (byte)random.Next(1, FirstNode + count + 2))];
            _ = builder.With(new WidgetCapabilities { PowerControl = random.Next(2) == 0, OutputAmplifier = random.Next(2) == 0 });
            _ = random.Next(6) switch
            {
                0 => builder.Converter(node),
                1 => builder.InputConverter(node, sources),
                2 => builder.Mixer(node, [.. sources.Distinct()]),
                3 => builder.Selector(node, sources),
                4 => builder.Pin(node, new PinCapabilities { Output = true, Eapd = random.Next(2) == 0 }, Jack(random, DefaultDevice.LineOut), sources),
                _ => builder.Pin(node, new PinCapabilities { Input = true }, Jack(random, DefaultDevice.LineIn), sources),
            };
        }

        return builder.Build();
    }

    private static ConfigurationDefault Jack(Random random, DefaultDevice device) => new()
    {
        Device = device,
        Association = (byte)random.Next(1, 4),
        Sequence = (byte)random.Next(0, 4),
    };

    // Warshall: one step is a connection out of a mixer, a selector or the source itself into any widget that can take it.
    private static bool[,] Reachability(CodecProfile codec)
    {
        bool[,] reaches = new bool[128, 128];
        Dictionary<byte, NodeProfile> widgets = codec.FunctionGroups[0].Widgets.ToDictionary(static widget => widget.Id);
        foreach (NodeProfile widget in widgets.Values)
        {
            foreach (ConnectionListEntry entry in widget.Connections)
                reaches[(byte)entry.NodeId, widget.Id] = true;
        }

        foreach ((byte middle, NodeProfile widget) in widgets)
        {
            if (TypeOf(widget) is not (WidgetType.AudioMixer or WidgetType.AudioSelector))
                continue;

            for (int from = 0; from < 128; from++)
            {
                for (int to = 0; to < 128 && reaches[from, middle]; to++)
                    reaches[from, to] |= reaches[middle, to];
            }
        }

        return reaches;
    }

    private static WidgetType TypeOf(NodeProfile widget) => new WidgetCapabilities(widget.Parameters[ParameterId.WidgetCapabilities]).Type;
}
