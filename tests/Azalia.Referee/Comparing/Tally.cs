using Azalia.Referee.Scripts;

namespace Azalia.Referee.Comparing;

/// <summary>How often each entry of the list was needed, and where first.</summary>
internal sealed class Tally
{
    private readonly Dictionary<AcceptedDifference, (long Times, string Example)> _counts = [];

    /// <summary>Counts one difference.</summary>
    public void Count(AcceptedDifference entry, Script script, in Difference difference)
    {
        _counts[entry] = _counts.TryGetValue(entry, out (long Times, string Example) before)
            ? (before.Times + 1, before.Example)
            : (1, $"{script.Name}: {difference.Describe(script, "ours", "theirs")}");
    }

    /// <summary>Adds what another worker counted.</summary>
    public void Add(Tally other)
    {
        foreach ((AcceptedDifference entry, (long times, string example)) in other._counts)
        {
            _counts[entry] = _counts.TryGetValue(entry, out (long Times, string Example) before)
                ? (before.Times + times, before.Example)
                : (times, example);
        }
    }

    /// <summary>How often an entry was needed.</summary>
    public long Times(AcceptedDifference entry) => _counts.TryGetValue(entry, out (long Times, string Example) count) ? count.Times : 0;

    /// <summary>Where an entry was needed first, or null.</summary>
    public string? Example(AcceptedDifference entry) =>
        _counts.TryGetValue(entry, out (long Times, string Example) count) ? count.Example : null;
}
