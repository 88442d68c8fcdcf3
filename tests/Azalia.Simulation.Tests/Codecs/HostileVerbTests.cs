using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Tests.Codecs.Text;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Every verb there is to every node of codecs of all kinds: none fails, each is answered or known to have none, and the codec works afterwards.</summary>
public sealed class HostileVerbTests
{
    private const uint VerbCount = 0x10_0000;

    [Fact]
    public void A_generic_codec_takes_every_verb_on_every_node() => Assert.True(TakesEverything(new CodecBench(), 0x00, Selector) > 0);

    [Fact]
    public void A_display_codec_takes_every_verb_on_every_node() =>
        Assert.True(TakesEverything(DisplayCodec.Bench(entries: 64), 0x00, DisplayCodec.Pin) > 0);

    [Fact]
    public void A_codec_with_every_kind_of_widget_takes_every_verb_on_every_node()
    {
        List<NodeProfile> widgets = [];
        foreach (WidgetType type in Enum.GetValues<WidgetType>())
        {
            byte id = (byte)(widgets.Count + 2);
            // All that a widget can have, and a list that holds the widget itself, ranges, and nodes that do not exist.
            widgets.Add(CustomCodec.Widget(
                id,
                new WidgetCapabilities(0x000F_FFFF) { Type = type },
                (ParameterId.PinCapabilities, uint.MaxValue), (ParameterId.InputAmplifierCapabilities, uint.MaxValue), (ParameterId.OutputAmplifierCapabilities, 0x8003_4A4A),
                (ParameterId.PowerStates, uint.MaxValue), (ParameterId.ProcessingCapabilities, uint.MaxValue), (ParameterId.VolumeKnobCapabilities, 0x80)) with
            {
                Connections = [new(2), new(11, IsRange: true), new(0x7F), new(id), new(0), new(1)],
            });
        }
        Dictionary<ParameterId, uint> group = new()
        {
            [ParameterId.FunctionGroupType] = 0x101,
            [ParameterId.AudioGroupCapabilities] = uint.MaxValue,
            [ParameterId.GpioCount] = 0xC008_0808,
            [ParameterId.PowerStates] = 0xE000_000F,
        };

        CodecBench bench = new(CustomCodec.Of(group, NodeDefaults.Empty, [.. widgets]));

        Assert.True(TakesEverything(bench, 0x00, widgets[^1].Id) > 0);
    }

    [Fact]
    public void Codecs_with_any_graph_take_any_verb_and_any_packets()
    {
        uint random = 7;
        for (int seed = 0; seed < 60; seed++)
        {
            CodecBench bench = new(CodecProfile.FromText(RandomCodec.Create(seed)));
            foreach (byte pin in bench.Codec.PinNodes)
                AttachTo(bench.Codec, pin);
            for (int i = 0; i < 2_000; i++)
            {
                random = random * 1_664_525 + 1_013_904_223;
                _ = bench.Codec.Send(new CodecCommand(random & 0x07FF_FFFF), i, out _);
                if (i % 100 == 0)
                    bench.Play(Format(48_000, 16, 2), new byte[32], (byte)(random >> 8 & 0xF));
                if (i % 100 == 50)
                    _ = bench.Capture(Format(48_000, 16, 2), 8, (byte)(random >> 8 & 0xF));
            }
        }
    }

    // Returns how many verbs were known. Verbs of the group may put it into D3cold, where nothing is answered; the double reset gets it out of there.
    private static long TakesEverything(CodecBench bench, byte first, byte last)
    {
        foreach (byte pin in bench.Codec.PinNodes)
            AttachTo(bench.Codec, pin);
        long sent = 0;
        for (int node = first; node <= last; node++)
        {
            for (uint verb = 0; verb < VerbCount; verb++)
            {
                bool isAnswered = bench.Codec.Send(new Verb(verb).AddressedTo(bench.Codec.Address, (byte)node), 0, out uint response);
                sent++;
                if (isAnswered && (verb & 0x8_0000) == 0 && response != 0)
                    Assert.Fail($"Set verb {verb:X5} to node {node:X2} answered {response:X}");
            }
            while (bench.Codec.TryTakeUnsolicited(0, out _))
            {
                // Whatever the verbs gave it to say.
            }
        }

        bench.Ask(Group, Verb.FunctionReset());
        bench.Ask(Group, Verb.FunctionReset());
        Assert.NotEqual(0u, bench.Parameter(0x00, ParameterId.VendorId));
        return sent - bench.Codec.UnknownVerbs;
    }

    private static void AttachTo(SimulatedCodec codec, byte pin)
    {
        if (new PinCapabilities(Ask(codec, pin)).Output)
            codec.Attach(pin, new SilentSink());
        if (new PinCapabilities(Ask(codec, pin)).Input)
            codec.Attach(pin, new SteadySource(5));
    }

    private static uint Ask(SimulatedCodec codec, byte pin)
    {
        _ = codec.Send(Verb.GetParameter(ParameterId.PinCapabilities).AddressedTo(codec.Address, pin), 0, out uint capabilities);
        return capabilities;
    }
}
