using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Azalia.Simulation.Faults;

/// <summary>Everything that goes wrong in a simulated machine, as data: faults in the order in which they are tried, and a seed.</summary>
/// <remarks>A plan is a small text, one fault on a line, that is read by <see cref="Parse"/> and written by <see cref="ToString"/>. The same plan and the same seed
/// give the same run, bit for bit.</remarks>
public sealed class FaultPlan
{
    /// <summary>The most faults that a plan holds.</summary>
    public const int MostFaults = 1_000;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>Makes a plan.</summary>
    /// <param name="faults">The faults, in the order in which they are tried on whatever they meet.</param>
    /// <param name="seed">Decides what is left to chance; null: the seed of the simulation does.</param>
    public FaultPlan(IEnumerable<Fault> faults, ulong? seed = null)
    {
        Faults = [.. faults];
        Seed = seed;
    }

    /// <summary>The faults, in the order in which they are tried.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Decides what is left to chance; null: the seed of the simulation does.</summary>
    public ulong? Seed { get; }

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="source">What an error calls it, such as the file's name.</param>
    /// <exception cref="FormatException">It is not one; the message is one line with source, line, column and what is wrong.</exception>
    public static FaultPlan Parse(string text, string source = "plan") =>
        TryParse(text, source, out FaultPlan? plan, out string? error) ? plan : throw new FormatException(error);

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="source">What an error calls it, such as the file's name.</param>
    /// <param name="plan">The plan, or null.</param>
    /// <param name="error">One line with source, line, column and what is wrong, or null.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, string source, [NotNullWhen(true)] out FaultPlan? plan, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        return FaultPlanReader.TryRead(text, source, out plan, out error);
    }

    /// <summary>The plan as text: what <see cref="Parse"/> reads, without comments.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        if (Seed is { } seed)
            _ = text.Append(CultureInfo.InvariantCulture, $"seed {seed}\n");
        foreach (Fault fault in Faults)
            _ = text.Append(fault).Append('\n');
        return text.ToString();
    }
}
