namespace Azalia.Conformance;

/// <summary>A check that was run.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Seen">What was seen, or why it cannot be found out; one line.</param>
public sealed record CheckResult(ConformanceCheck Check, CheckOutcome Outcome, string Seen);
