using Azalia.Referee.Scripts;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Chance;

/// <summary>Random writes and reads of all registers at their natural widths, in and out of reset; nothing that runs.</summary>
internal static class RegisterScripts
{
    private static readonly RegisterLocation[] s_all = [.. RegisterNames.All];

    /// <summary>Fills a script.</summary>
    public static void Fill(ScriptBuilder builder, Dice dice)
    {
        if (dice.Chance(50))
            _ = builder.Reset();

        int steps = dice.Between(10, 60);
        for (int step = 0; step < steps; step++)
        {
            switch (dice.Next(20))
            {
                case < 10:
                    Write(builder, dice, dice.Pick<RegisterLocation>(s_all));
                    break;
                case < 16:
                    RegisterLocation read = dice.Pick<RegisterLocation>(s_all);
                    _ = builder.Add(read.Register.Type == typeof(InterruptStatus) ? Step.Interrupt() : Step.Read(read.Offset, RegisterNames.NaturalWidth(read)));
                    break;
                case 16:
                    _ = builder.Add(Step.Wait(dice.Between(1, 3000)));
                    break;
                case 17:
                    _ = builder.Add(Step.Interrupt());
                    break;
                case 18 when dice.Chance(30):
                    _ = builder.Add(Step.Sweep());
                    break;
                case 19 when dice.Chance(30):
                    _ = builder.Write("GCTL", dice.Pick<uint>([0, 1, 0x101, 0x100])).Rest();
                    break;
                default:
                    break;
            }
        }

        _ = builder.Rest().Add(Step.Sweep()).Add(Step.Interrupt());
    }

    /// <summary>A value that is more often telling than any.</summary>
    public static uint Value(Dice dice) => dice.Next(8) switch
    {
        0 => 0,
        1 => uint.MaxValue,
        2 => 0x5555_5555,
        3 => 0xAAAA_AAAA,
        4 => 1u << dice.Next(32),
        5 => ~(1u << dice.Next(32)),
        _ => dice.Word(),
    };

    private static void Write(ScriptBuilder builder, Dice dice, RegisterLocation location)
    {
        int width = RegisterNames.NaturalWidth(location);
        uint value = Value(dice);
        string name = location.Register.Mnemonic;

        // What starts something has scripts of its own.
        value = name switch
        {
            "GCTL" => value | 1,
            "SDnCTL" => value & ~3u,
            "CORBCTL" or "RIRBCTL" => value & ~2u,
            "ICS" => value & ~1u,
            "CORBRP" => dice.Pick<uint>([0, 0x8000]),
            "DPLBASE" => value & ~1u,
            _ => value,
        };
        _ = builder.Add(Step.Write(location.Offset, width, value));
    }
}
