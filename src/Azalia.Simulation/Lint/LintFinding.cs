using System.Globalization;
using Azalia.Platform;

namespace Azalia.Simulation.Lint;

/// <summary>What a driver did that the hardware does not allow.</summary>
/// <param name="Rule">The rule that it broke.</param>
/// <param name="Ticks">When it did so for the first time, in ticks of 24 MHz since power-on.</param>
/// <param name="Register">The register, or what else it is about, such as <c>codec 0 node 02h</c>.</param>
/// <param name="Message">What happened, with values.</param>
/// <param name="Count">How often.</param>
public sealed record LintFinding(LintRule Rule, long Ticks, string Register, string Message, long Count)
{
    /// <summary>The finding as one line: time, register, message, rule, section, count.</summary>
    public override string ToString()
    {
        string times = Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Count} times");
        double milliseconds = (double)Ticks * 1_000 / PlatformClock.TicksPerSecond;
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F3} ms {Register}: {Message} ({Rule.Id}, {Rule.Section}{times})");
    }
}
