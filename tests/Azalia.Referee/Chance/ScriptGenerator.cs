using System.Globalization;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Chance;

/// <summary>Makes random scripts: the same one for the same seed and number, always.</summary>
internal sealed class ScriptGenerator(ulong seed)
{
    /// <summary>Scripts in a row that want the same machine, so that one need not be started for each.</summary>
    public const int BatchSize = 250;

    private static readonly int[] s_rates = [48_000, 44_100, 48_000, 32_000, 96_000, 22_050, 16_000, 88_200];
    private static readonly string[] s_codecs = ["hda-output", "hda-duplex", "hda-micro", "hda-duplex"];

    /// <summary>The machine of a script.</summary>
    public static MachineShape ShapeOf(int number)
    {
        int batch = number / BatchSize;
        return new MachineShape(s_codecs[batch % s_codecs.Length], batch % 3 + 1, s_rates[batch % s_rates.Length]);
    }

    /// <summary>A script.</summary>
    /// <param name="number">Which one of the seed's, from 0.</param>
    public Script Create(int number)
    {
        MachineShape shape = ShapeOf(number);
        Dice dice = new(seed * 0x1_0000_0000 + (uint)number + 1);
        ScriptBuilder builder = new();
        string section = Fill(builder, dice, shape);
        return new Script(string.Create(CultureInfo.InvariantCulture, $"random {seed}/{number}"), section, builder.Steps)
        {
            Codec = shape.Codec,
            Codecs = shape.Codecs,
            Rate = shape.Rate,
        };
    }

    private static string Fill(ScriptBuilder builder, Dice dice, MachineShape shape)
    {
        switch (dice.Next(100))
        {
            case < 25:
                RegisterScripts.Fill(builder, dice);
                return "registers";
            case < 50:
                RingScripts.Fill(builder, dice, shape);
                return "CORB and RIRB";
            case < 60:
                RingScripts.FillImmediate(builder, dice, shape);
                return "immediate command";
            case < 70:
                OddScripts.Fill(builder, dice);
                return "odd accesses";
            case < 74:
                ConfigurationScripts.Fill(builder, dice);
                return "configuration";
            case < 88:
                StreamScripts.Fill(builder, dice, shape);
                return "streams";
            default:
                StreamScripts.FillWithSound(builder, dice, shape);
                return "sound";
        }
    }
}
