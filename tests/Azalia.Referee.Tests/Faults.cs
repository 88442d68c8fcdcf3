using Azalia.Referee.Machines;

namespace Azalia.Referee.Tests;

/// <summary>Ways to be wrong that a referee must find, each in one register.</summary>
internal static class Faults
{
    private static readonly Dictionary<string, Func<Machine, Machine>> s_byName = new(StringComparer.Ordinal)
    {
        ["RIRBWP is one ahead"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x58 && value != 0 ? value + 1 : value),
        ["CORBRP stays at zero"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x4A ? value & 0x8000 : value),
        ["RINTFL never comes up"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x5D ? value & ~1u : value),
        ["SD4LVI has a ninth bit"] = static machine => new BrokenMachine(machine, static (offset, width, value) => offset == 0x10C && width == 2 ? value | 0x100 : value),
        ["SD4CBL loses its lowest bit"] = static machine => new BrokenMachine(machine, null, static (offset, width, value) => offset == 0x108 && width == 4 ? value & ~1u : value),
        ["SD4LPIB stands still"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset is 0x104 or 0x2104 ? 0 : value),
        ["SD4LPIB is a sixteenth behind"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset is 0x104 or 0x2104 ? value - value / 16 : value),
        ["SD4STS.BCIS never comes up"] = static machine => new BrokenMachine(machine, static (offset, width, value) =>
            offset == 0x103 ? value & ~4u : offset == 0x100 && width == 4 ? value & ~0x0400_0000u : value),
        ["SD4CTL.RUN reads zero"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x100 ? value & ~2u : value),
        ["INTSTS.GIS is the line and nothing else"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x24 ? value & ~0x8000_0000u : value),
        ["WALCLK runs at half its speed"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset is 0x30 or 0x2030 ? value / 2 : value),
        ["IR has a bit too many"] = static machine => new BrokenMachine(machine, static (offset, width, value) => offset == 0x64 && width == 4 ? value | 0x8000_0000 : value),
        ["STATESTS has a codec too many"] = static machine => new BrokenMachine(machine, static (offset, width, value) => offset == 0x0E && width == 2 && value != 0 ? value | 0x4000 : value),
        ["GCAP has no 64-bit addresses"] = static machine => new BrokenMachine(machine, static (offset, width, value) => offset == 0 && width == 2 ? value & ~1u : value),
        ["ICS.IRV never comes up"] = static machine => new BrokenMachine(machine, static (offset, _, value) => offset == 0x68 ? value & ~2u : value),
        ["verbs reach the node after"] = static machine => new BrokenMachine(machine, null, static (offset, _, value) => offset == 0x60 ? value + 0x10_0000 : value),
    };

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. s_byName.Keys];

    /// <summary>A machine that has one.</summary>
    public static Machine Put(string fault, Machine machine) => s_byName[fault](machine);
}
