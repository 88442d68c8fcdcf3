namespace Azalia.Testing;

/// <summary>Proves that a piece of work allocates nothing once it is warm.</summary>
internal static class AllocationAssert
{
    // A collection that another test causes meanwhile may be charged to this thread, so one round out of a few must be clean. What the work
    // itself allocates is there in every round.
    private const int Rounds = 5;

    /// <summary>Runs the work until it is warm, then many times more, and fails if this thread allocated a byte in each round of those.</summary>
    /// <param name="work">The work.</param>
    /// <param name="times">How often it is done in a round.</param>
    public static void None(Action work, int times = 1_000)
    {
        Run(work, Math.Min(times, 200));

        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(work, times);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static void Run(Action work, int times)
    {
        for (int i = 0; i < times; i++)
            work();
    }
}
