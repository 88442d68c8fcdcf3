using Azalia.Referee.Scripts;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Chance;

/// <summary>Accesses that are legal but not a register's own: parts of registers, and several registers at once.</summary>
internal static class OddScripts
{
    /// <summary>Fills a script.</summary>
    public static void Fill(ScriptBuilder builder, Dice dice)
    {
        int accesses = dice.Between(4, 30);
        for (int i = 0; i < accesses; i++)
        {
            int width = dice.Pick<int>([1, 2, 4]);
            int offset = Place(dice) & -width;
            if (offset == InterruptStatus.Offset)
                offset += 8;
            if (offset >= 0x2000 || dice.Chance(50))
            {
                _ = builder.Add(Step.Read(offset, width));
                continue;
            }

            uint value = Tame(RegisterScripts.Value(dice), offset, width);
            _ = builder.Add(Step.Write(offset, width, value)).Add(Step.Read(offset, width));
            if (dice.Chance(20))
                _ = builder.Reset();
        }

        _ = builder.Rest().Add(Step.Sweep()).Add(Step.Interrupt()).Reset().Add(Step.Sweep());
    }

    /// <summary>Clears the bits that would start something, wherever in the access they are: that has scripts of its own.</summary>
    public static uint Tame(uint value, int offset, int width)
    {
        for (int i = 0; i < width; i++)
        {
            int place = offset + i;
            uint bits = place switch
            {
                0x08 => 0x02,
                0x4C or 0x5C => 0x02,
                0x68 or 0x70 => 0x01,
                0x4A => 0xFF,
                _ when StreamDescriptorLayout.IndexOf(place) >= 0 && (place & 0x1F) == 0 => 0x03,
                _ => 0,
            };
            value &= ~(bits << i * 8);
            if (place == 0x08)
                value |= 1u << i * 8;
        }

        return value;
    }

    private static int Place(Dice dice) => dice.Next(10) switch
    {
        < 5 => dice.Next(0x80),
        < 9 => StreamDescriptorLayout.Base(dice.Next(RegisterNames.Streams)) + dice.Next(StreamDescriptorLayout.Size),
        _ => dice.Chance(50) ? dice.Between(0x180, 0x1FF) : dice.Between(0x2030, 0x2190),
    };
}
