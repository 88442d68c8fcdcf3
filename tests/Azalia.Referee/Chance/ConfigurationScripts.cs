using Azalia.Referee.Scripts;

namespace Azalia.Referee.Chance;

/// <summary>The PCI command register: what a controller does without memory access, and what its registers show while they are not decoded.</summary>
internal static class ConfigurationScripts
{
    private const int Command = 0x04;

    /// <summary>Fills a script.</summary>
    public static void Fill(ScriptBuilder builder, Dice dice)
    {
        int steps = dice.Between(3, 12);
        for (int i = 0; i < steps; i++)
        {
            switch (dice.Next(5))
            {
                case 0:
                    _ = builder.Add(Step.Configure(Command, 2, dice.Pick<uint>([0x0000, 0x0002, 0x0004, 0x0006, 0x0006])));
                    break;
                case 1:
                    _ = builder.Add(Step.Configuration(Command, 2));
                    break;
                case 2:
                    _ = builder.Add(Step.Configuration(dice.Pick<int>([0x00, 0x02, 0x0A, 0x0E]), 2));
                    break;
                case 3:
                    _ = builder.Read(dice.Pick<string>(["GCAP", "GCTL", "STATESTS", "INTCTL", "SD4FIFOS"]));
                    break;
                default:
                    _ = builder.Write("INTCTL", dice.Word()).Read("INTCTL");
                    break;
            }
        }

        _ = builder.Add(Step.Configure(Command, 2, 0x0006)).Add(Step.Sweep());
    }
}
