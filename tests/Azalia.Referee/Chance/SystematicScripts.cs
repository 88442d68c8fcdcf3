using System.Globalization;
using Azalia.Referee.Scripts;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Chance;

/// <summary>Scripts that leave nothing to chance: every register written and read in every way, and sound in every rate and shape.</summary>
internal static class SystematicScripts
{
    private const int EndOfRegisters = 0x180;

    private static readonly int[] s_rates = [16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000];
    private static readonly string[] s_codecs = ["hda-output", "hda-duplex", "hda-micro"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Script> All()
    {
        foreach (int width in (int[])[1, 2, 4])
        {
            yield return Make($"every {width * 8}-bit read", "odd accesses", builder => ReadEverything(builder, width));
            yield return Make($"every {width * 8}-bit write of ones", "odd accesses", builder => WriteEverything(builder, width, uint.MaxValue));
            yield return Make($"every {width * 8}-bit write of a pattern", "odd accesses", builder => WriteEverything(builder, width, 0x5A5A_5A5A));
        }

        foreach (uint value in (uint[])[0, uint.MaxValue, 0x5555_5555, 0xAAAA_AAAA])
        {
            string text = value.ToString("X8", CultureInfo.InvariantCulture);
            yield return Make($"{text} everywhere", "registers", builder => FillAll(builder, value).Rest().Add(Step.Sweep()).Add(Step.Interrupt()));
            yield return Make($"{text} everywhere in reset", "reset", builder => FillInReset(builder, value));
        }

        foreach (int rate in s_rates)
        {
            foreach (string codec in s_codecs)
            {
                MachineShape shape = new(codec, 2, rate);
                yield return Make(
                    string.Create(CultureInfo.InvariantCulture, $"sound at {rate} Hz from {codec}"),
                    "sound",
                    builder => StreamScripts.FillWithSound(builder, new Dice((ulong)rate), shape),
                    shape);
            }
        }
    }

    private static Script Make(string name, string section, Action<ScriptBuilder> fill, MachineShape? shape = null)
    {
        ScriptBuilder builder = new();
        fill(builder);
        MachineShape machine = shape ?? new MachineShape("hda-output", 1, 48_000);
        return new Script(name, section, builder.Steps) { Codec = machine.Codec, Codecs = machine.Codecs, Rate = machine.Rate };
    }

    private static ScriptBuilder FillAll(ScriptBuilder builder, uint value)
    {
        foreach (RegisterLocation location in RegisterNames.All)
        {
            int width = RegisterNames.NaturalWidth(location);
            if (!location.IsAlias)
                _ = builder.Add(Step.Write(location.Offset, width, OddScripts.Tame(value, location.Offset, width)));
        }

        return builder;
    }

    private static void FillInReset(ScriptBuilder builder, uint value)
    {
        _ = builder.Write("GCTL", 0).Rest();
        foreach (RegisterLocation location in RegisterNames.All)
        {
            int width = RegisterNames.NaturalWidth(location);
            if (!location.IsAlias && location.Register.Type != typeof(GlobalControl))
                _ = builder.Add(Step.Write(location.Offset, width, OddScripts.Tame(value, location.Offset, width)));
        }

        _ = builder.Rest().Add(Step.Sweep()).Add(Step.Interrupt()).Write("GCTL", value & 0x100)
            .Rest().Read("GCTL").Write("GCTL", 1).Rest().Add(Step.Sweep()).Add(Step.Interrupt());
    }

    private static void ReadEverything(ScriptBuilder builder, int width)
    {
        _ = FillAll(builder, 0xA5A5_A5A5).Rest();
        for (int offset = 0; offset < EndOfRegisters; offset += width)
        {
            if (offset != InterruptStatus.Offset)
                _ = builder.Add(Step.Read(offset, width));
        }

        for (int offset = 0; offset < EndOfRegisters; offset += width)
            _ = builder.Add(Step.Read(0x2000 + offset, width));
    }

    private static void WriteEverything(ScriptBuilder builder, int width, uint value)
    {
        for (int offset = 0; offset < EndOfRegisters; offset += width)
            _ = builder.Add(Step.Write(offset, width, OddScripts.Tame(value, offset, width)));
        _ = builder.Rest().Add(Step.Sweep()).Add(Step.Interrupt());
    }
}
