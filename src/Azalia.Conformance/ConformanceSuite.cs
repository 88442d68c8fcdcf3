using Azalia.Platform;

namespace Azalia.Conformance;

/// <summary>
/// The checks of the HDA specification that can be put to any controller: from registers alone, with no driver in between. PASSIVE_LEVEL; nobody else may use the device
/// meanwhile.
/// </summary>
/// <remarks>Every check begins with a controller that was reset and ends with one in which nothing runs and no memory is held; all waits are bounded in device time, so that one
/// that fails spoils none behind it.</remarks>
public static class ConformanceSuite
{
    /// <summary>All checks, in the order in which they are run.</summary>
    public static IReadOnlyList<ConformanceCheck> Checks { get; } =
    [
        .. IdentityChecks.All, .. ResetChecks.All, .. RingChecks.All, .. ImmediateChecks.All, .. InterruptChecks.All, .. StreamChecks.All, .. PositionChecks.All,
        .. DmaChecks.All, .. CodecChecks.All,
    ];

    /// <summary>Runs all checks.</summary>
    /// <param name="platform">The device; no driver is started on it.</param>
    /// <param name="progress">Told each result as it comes, or null.</param>
    /// <returns>One result for each check, in their order.</returns>
    public static IReadOnlyList<CheckResult> Run(HdaPlatform platform, Action<CheckResult>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(platform);
        List<CheckResult> results = [];
        using Bench bench = new(platform);
        foreach (ConformanceCheck check in Checks)
        {
            CheckResult result = Run(check, bench);
            results.Add(result);
            progress?.Invoke(result);
        }

        return results;
    }

    private static CheckResult Run(ConformanceCheck check, Bench bench)
    {
        Verdict verdict = bench.Begin() ? check.Ask(bench) : Verdict.Fail("CRST does not follow what is written to it, so that nothing can be asked");
        bench.End();
        return new CheckResult(check, verdict.Outcome, verdict.Seen);
    }
}
