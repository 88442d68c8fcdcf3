using Azalia.Simulation.Faults;
using Azalia.Specification.Registers;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Faults;

/// <summary>A plan that is written and read again is the same plan, and reading never ends in anything but a plan or a line.</summary>
public sealed class FaultPlanRoundTripTests
{
    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(Arb.From(Plans()), static plan =>
    {
        FaultPlan again = FaultPlan.Parse(plan.ToString());
        return again.Seed == plan.Seed && again.ToString() == plan.ToString()
            && again.Faults.Select(static fault => fault with { Line = 0 }).SequenceEqual(plan.Faults);
    }).MustHold();

    [Fact]
    public void Any_words_in_any_order_are_a_plan_or_one_line() => Prop.ForAll(Arb.From(Texts()), static text =>
        FaultPlan.TryParse(text, "p", out FaultPlan? plan, out string? error)
            ? FaultPlan.Parse(plan.ToString()).ToString() == plan.ToString()
            : error.StartsWith("p:", StringComparison.Ordinal) && !error.Contains('\n', StringComparison.Ordinal)).MustHold();

    private static Gen<string> Texts() =>
        from words in Gen.Elements(
            "read", "answer", "fetch", "store", "codec", "interrupt", "sink", "GCTL", "SD*CTL", "rirb", "list", "samples", "node", "verb", "payload", "stream", "from", "until", "after",
            "times", "chance", "0", "1", "5", "F09h", "0x7", "10%", "3 ms", "2 frames", ":", ":", "[", "]", "=", "drop", "delay", "garble", "also", "\n", ",", "#", "seed", "%").ListOf(12)
        select string.Join(' ', words);

    private static Gen<FaultPlan> Plans() =>
        from faults in Faults().ListOf(4)
        from seed in Gen.Elements<ulong?>(null, 0, 7, ulong.MaxValue)
        select new FaultPlan(faults, seed);

    private static Gen<Fault> Faults() =>
        from place in Gen.Elements(Enum.GetValues<FaultPlace>())
        let rule = FaultGrammar.Of(place)
        from kind in Gen.Elements(rule.Actions.ToArray())
        from area in rule.Has(FaultGrammar.Selectors.Area) ? Gen.Elements(FaultGrammar.AreasOf(place).Cast<FaultArea?>().ToArray()) : Gen.Constant<FaultArea?>(null)
        from register in rule.Has(FaultGrammar.Selectors.Register) ? Registers() : Gen.Constant<FaultRegister?>(null)
        from stream in area is { } a && FaultGrammar.HasStream(a) ? Maybe(29) : Gen.Constant<int?>(null)
        from codec in place == FaultPlace.Codec ? Gen.Choose(0, 14).Select(static n => (int?)n) : rule.Has(FaultGrammar.Selectors.Codec) ? Maybe(14) : Gen.Constant<int?>(null)
        from node in rule.Has(FaultGrammar.Selectors.Node) ? Maybe(127) : Gen.Constant<int?>(null)
        from verb in rule.Has(FaultGrammar.Selectors.Verb) ? Gen.Elements<int?>(null, 2, 0xA, 0x705, 0xF00) : Gen.Constant<int?>(null)
        from payload in verb is null ? Gen.Constant<int?>(null) : Maybe(0xFFFF)
        from when in Conditions(FaultGrammar.IsLasting(place, kind))
        from action in Actions(kind, FaultGrammar.BitsOf(place, area))
        select new Fault
        {
            Place = place,
            Action = action,
            When = when,
            Register = register,
            Area = area,
            Stream = stream,
            Codec = codec,
            Node = node,
            Verb = verb,
            Payload = payload,
        };

    private static Gen<FaultRegister?> Registers() => Gen.OneOf(
        Gen.Elements(RegisterCatalog.Global.Select(static r => (FaultRegister?)new FaultRegister(r, -1)).ToArray()),
        from register in Gen.Elements(RegisterCatalog.StreamDescriptor.ToArray())
        from stream in Gen.Elements(FaultRegister.EveryStream, 0, 4, 29)
        select (FaultRegister?)new FaultRegister(register, stream));

    private static Gen<FaultCondition> Conditions(bool isLasting) =>
        from first in Gen.Elements(0L, 1, 500, 24_000, 24_000_000, 1_234_567)
        from length in Gen.Elements(1L, 77, 48_000, long.MaxValue)
        from after in Gen.Choose(0, 100)
        from every in Gen.Choose(1, 5)
        from chance in Gen.Choose(1, 100)
        from times in Gen.Choose(0, 3)
        let until = length == long.MaxValue ? length : first + length
        select isLasting
            ? new FaultCondition { From = first, Until = until }
            : new FaultCondition { From = first, Until = until, After = after, Every = every, Chance = chance, Times = times };

    private static Gen<FaultAction> Actions(FaultActionKind kind, int width) =>
        from raw in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, Math.Max(0, width - 1))
        from count in Gen.Choose(1, Math.Max(1, Math.Min(31, width - low)))
        from hasBits in Gen.Elements(true, false)
        from ticks in Gen.Elements(1L, 500, 24_000)
        let bits = kind == FaultActionKind.Set && hasBits && width > 0 ? new FaultBits(low + count - 1, low) : (FaultBits?)null
        let most = bits is { } field ? (1L << field.Count) - 1 : width is > 0 and < 31 ? (1L << width) - 1 : int.MaxValue
        select kind switch
        {
            FaultActionKind.Set => new FaultAction(kind) { Bits = bits, Value = raw & most },
            FaultActionKind.Flip => new FaultAction(kind) { Value = raw & most },
            FaultActionKind.Send => new FaultAction(kind) { Value = raw },
            FaultActionKind.Also => new FaultAction(kind) { Value = raw & 0xFFF_FFFF },
            FaultActionKind.Add => new FaultAction(kind) { Value = hasBits ? raw : -raw },
            FaultActionKind.Delay or FaultActionKind.Stall => new FaultAction(kind) { Ticks = ticks },
            _ => new FaultAction(kind),
        };

    private static Gen<int?> Maybe(int most) => Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, most).Select(static n => (int?)n));
}
