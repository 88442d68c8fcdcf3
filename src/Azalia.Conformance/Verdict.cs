namespace Azalia.Conformance;

/// <summary>What a check says at its end.</summary>
internal readonly record struct Verdict(CheckOutcome Outcome, string Seen)
{
    public static Verdict Pass(string seen) => new(CheckOutcome.Pass, seen);

    public static Verdict Fail(string seen) => new(CheckOutcome.Fail, seen);

    public static Verdict NotTestable(string why) => new(CheckOutcome.NotTestable, why);

    public static Verdict Of(bool isRight, string seen) => isRight ? Pass(seen) : Fail(seen);
}
