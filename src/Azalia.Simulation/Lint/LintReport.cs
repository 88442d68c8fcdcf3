namespace Azalia.Simulation.Lint;

/// <summary>Collects findings. The same rule broken at the same register is one finding, with the time of the first and a count.</summary>
internal sealed class LintReport
{
    // A driver that is wrong everywhere is told so often enough.
    private const int MostFindings = 500;

    // The device finds on one thread, and somebody looks on another.
    private readonly Lock _lock = new();
    private readonly Dictionary<(LintRule, string), LintFinding> _found = [];

    /// <summary>The findings, by the time of the first; of equal times in the order of their making.</summary>
    public IReadOnlyList<LintFinding> Findings
    {
        get
        {
            lock (_lock)
                return [.. _found.Values.OrderBy(static finding => finding.Ticks)];
        }
    }

    /// <summary>Notes something down.</summary>
    public void Add(LintRule rule, long ticks, string register, string message)
    {
        lock (_lock)
        {
            if (_found.TryGetValue((rule, register), out LintFinding? known))
                _found[(rule, register)] = known with { Count = known.Count + 1 };
            else if (_found.Count < MostFindings)
                _found[(rule, register)] = new LintFinding(rule, ticks, register, message, 1);
        }
    }
}
