using System.Diagnostics;

namespace Azalia.Benchmarks;

/// <summary>One question, asked several times; the best answer counts, since everything else on a machine only makes it worse.</summary>
/// <param name="Name">The question.</param>
/// <param name="Unit">What the answer counts.</param>
/// <param name="Goal">The answer that is wanted.</param>
/// <param name="IsHigherBetter">Whether more is better.</param>
/// <param name="Peer">What something comparable reaches, and where that was measured.</param>
/// <param name="Measure">Measures once, warm.</param>
internal sealed record Benchmark(string Name, string Unit, double Goal, bool IsHigherBetter, string Peer, Func<double> Measure)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    /// <summary>Why it cannot be measured here, or null.</summary>
    public Func<string?> WhyNot { get; init; } = static () => null;

    /// <summary>Whether it takes so long that it is asked once.</summary>
    public bool IsLong { get; init; }

    public double Best(int repetitions)
    {
        // The runtime compiles what runs often a second time, in the background; who was asked first would be measured in between.
        for (long start = Stopwatch.GetTimestamp(); repetitions > 1 && Stopwatch.GetElapsedTime(start) < s_warmUp;)
            _ = Measure();

        double best = Measure();
        for (int i = 1; i < repetitions; i++)
            best = IsHigherBetter ? Math.Max(best, Measure()) : Math.Min(best, Measure());

        return best;
    }

    public bool Reaches(double answer) => IsHigherBetter ? answer >= Goal : answer <= Goal;
}
