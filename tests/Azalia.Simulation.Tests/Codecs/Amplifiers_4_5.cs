using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Amplifiers after any sequence of Set verbs, against a model of hardware 4.5.</summary>
public sealed class Amplifiers_4_5
{
    private const int Inputs = 5;

    [Fact]
    public void Any_sequence_of_sets_leaves_what_the_model_says() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        AmplifierCapabilities capabilities = new(one.Capabilities);
        CodecBench bench = Bench(capabilities, one.IsStereo);
        uint reset = capabilities.Mute ? 0x80u | Math.Min(capabilities.Offset, capabilities.StepCount) : Math.Min(capabilities.Offset, capabilities.StepCount);
        uint[,] model = new uint[Inputs + 1, 2];
        for (int i = 0; i <= Inputs; i++)
            (model[i, 0], model[i, 1]) = (reset, reset);

        foreach (uint raw in one.Payloads)
        {
            bench.Ask(0x02, new Verb(0x3_0000 | raw & 0xFFFF));
            bool left = (raw & 0x2000) != 0;
            bool right = (raw & 0x1000) != 0;
            uint index = raw >> 8 & 0xF;
            uint value = Math.Min(raw & 0x7F, capabilities.StepCount) | (capabilities.Mute ? raw & 0x80 : 0);
            if ((raw & 0x8000) != 0)
                Set(model, Inputs, value, left, right, one.IsStereo);
            if ((raw & 0x4000) != 0 && index < Inputs)
                Set(model, (int)index, value, left, right, one.IsStereo);
        }

        for (uint index = 0; index < 16; index++)
        {
            Assert.Equal(index < Inputs ? model[index, 0] : 0, bench.Ask(0x02, new Verb(0xB_2000 | index)));
            Assert.Equal(index < Inputs ? model[index, 1] : 0, bench.Ask(0x02, new Verb(0xB_0000 | index)));
        }
        Assert.Equal((model[Inputs, 0], model[Inputs, 1]), (bench.Ask(0x02, new Verb(0xB_A000)), bench.Ask(0x02, new Verb(0xB_8005))));
        return true;
    }).MustHold();

    [Fact]
    public void Without_an_amplifier_in_a_direction_its_verbs_are_unknown()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true })));

        bench.Ask(0x02, new Verb(0xB_8000));
        bench.Ask(0x02, new Verb(0xB_0000));
        bench.Ask(0x02, new Verb(0x3_F000));

        Assert.Equal(3, bench.Codec.UnknownVerbs);
    }

    private static void Set(uint[,] model, int index, uint value, bool left, bool right, bool isStereo)
    {
        if (left)
            model[index, 0] = value;
        if (isStereo ? right : left)
            model[index, 1] = value;
    }

    private static CodecBench Bench(AmplifierCapabilities capabilities, bool isStereo) => new(CustomCodec.Of(CustomCodec.Widget(
        0x02,
        new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = isStereo, InputAmplifier = true, OutputAmplifier = true, AmplifierOverride = true, ConnectionList = true },
        (ParameterId.InputAmplifierCapabilities, capabilities.Raw), (ParameterId.OutputAmplifierCapabilities, capabilities.Raw)) with
    {
        Connections = [.. Enumerable.Range(3, Inputs).Select(node => new ConnectionListEntry((ushort)node))],
    }));

    private static Gen<(uint Capabilities, bool IsStereo, uint[] Payloads)> Cases() =>
        from mute in Gen.Elements(0u, 0x8000_0000u)
        from steps in Gen.Choose(0, 127)
        from offset in Gen.Choose(0, 127)
        from isStereo in Gen.Elements(false, true)
        from payloads in Gen.Choose(0, 0xFFFF).Select(payload => (uint)payload).ArrayOf(12)
        select (mute | (uint)steps << 8 | (uint)offset | 0x0003_0000, isStereo, payloads);
}
