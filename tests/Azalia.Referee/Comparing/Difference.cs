using System.Globalization;
using Azalia.Platform;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Comparing;

/// <summary>One field of one register that two machines did not agree on.</summary>
/// <param name="Observation">What was looked at, on our machine.</param>
/// <param name="Register">The register's mnemonic in the catalogue, or a name for what is none: RESPONSE, DPIB, PIN, LINE, MEMORY, PCI.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Stream">The stream descriptor that it belongs to, or -1.</param>
/// <param name="Mask">The field's bits in what was read.</param>
/// <param name="Ours">What our machine showed, all bits of the register that were read, right-aligned.</param>
/// <param name="Theirs">What the other machine showed.</param>
/// <param name="Ticks">Device time since the script began.</param>
internal readonly record struct Difference(
    Observation Observation, string Register, string Field, int Stream, uint Mask, uint Ours, uint Theirs, long Ticks)
{
    /// <summary>The name of a place where no register is.</summary>
    public const string NoRegister = "NONE";

    /// <summary>What else tells a person what this is about, such as the verb that was answered; empty for nothing.</summary>
    public string About { get; init; } = "";

    /// <summary>Conditions that hold here although the list has no entry with them, for whoever keeps the list.</summary>
    public IReadOnlyList<string> Holding { get; init; } = [];

    /// <summary>The field's value on our machine.</summary>
    public uint OurField => Shift(Ours);

    /// <summary>The field's value on the other machine.</summary>
    public uint TheirField => Shift(Theirs);

    /// <summary>One line: register, field, both values, device time, and the line of the script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="ours">What our machine is called.</param>
    /// <param name="theirs">What the other is called.</param>
    public string Describe(Script script, string ours, string theirs)
    {
        string stream = Stream < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" of stream {Stream}");
        string about = About.Length == 0 ? "" : $" ({About})";
        string where = string.Create(CultureInfo.InvariantCulture, $"step {Observation.Step + 1} '{script.Steps[Observation.Step]}'");
        string when = string.Create(CultureInfo.InvariantCulture, $"{PlatformClock.ToTimeSpan(Ticks).TotalMicroseconds:0.###} us");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Register}.{Field}{stream}{about}: {ours} 0x{OurField:X}, {theirs} 0x{TheirField:X} (whole: 0x{Ours:X}, 0x{Theirs:X}) at {when}, {where}");
    }

    private uint Shift(uint value) => (value & Mask) >> (Mask == 0 ? 0 : int.TrailingZeroCount((int)Mask));
}
