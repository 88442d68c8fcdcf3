using System.Collections.Frozen;
using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Comparing;

/// <summary>The named predicates of the list: when exactly a difference is a known one. docs/reference/referee.md says why.</summary>
internal static class Conditions
{
    // From the end of the link reset to the last codec that asks for its address.
    private const long TicksToAsk = LinkTiming.TicksPerFrame * LinkTiming.CodecWakeFrames;

    private static readonly List<(string Name, Condition Condition)> s_all =
    [
        // Where QEMU looks for registers.
        Of("read-where-QEMU-has-no-register", static (d, h) => d.TheirField == 0 && !WrittenBytes.IsSeenByQemu(d.Observation.Offset, LocationOf(d).Offset)),
        Of("written-where-QEMU-has-no-register", static (d, h) => WasWritten(d, h, static written => !written.Exact)),
        Of("page-that-is-all-mirrored", ConditionScope.Anything, static (d, h) => d.Observation.Offset is >= 0x2000 and < 0x2180 && d.OurField == 0),

        // What it makes of a write.
        Of("written-in-reset", static (d, h) => d.TheirField != 0 && WasWritten(d, h, static written => written.InReset) && (d.TheirField & ~WrittenField(d, h)) == 0),
        Of("not-in-QEMU", static (d, h) => d.TheirField == 0 && (d.OurField & ~WrittenField(d, h)) == 0),
        Of("bits-that-nothing-is-behind", static (d, h) => d.OurField == 0 && d.TheirField == WrittenField(d, h)),
        Of("any-write-clears", static (d, h) =>
            d.TheirField == 0 && (d.OurField & WrittenField(d, h)) == 0 && WasWritten(d, h, static written => written.Exact)),
        Of("status-written-with-SDnCTL", ConditionScope.StreamRegister, static (d, h) =>
            h.Written.At(LocationOf(d).Offset) is { Through: -3 } && d.TheirField == WrittenField(d, h)),
        Of("GCTL-written-in-reset", static (d, h) => h.InReset && d.TheirField == 0 && d.OurField == WrittenField(d, h)),
        Of("INTSTS-was-written", static (d, h) => d.TheirField == 0 && WasWritten(d, h, static written => written.Exact)),

        // Resets.
        Of("cleared-by-CRST", static (d, h) => h.WasReset && d.TheirField == 0 && d.OurField == WrittenField(d, h)),
        Of("counts-from-the-start-of-the-reset", static (d, h) =>
            ((d.Theirs - d.Ours - (uint)(h.InReset ? h.Ticks - h.ResetTicks : h.LastResetLength)) & d.Mask) == 0),
        Of("before-codecs-ask", static (d, h) => (d.OurField & ~d.TheirField) == 0 && (h.InReset || h.Ticks - h.ResetTicks < TicksToAsk)),
        Of("written-before-codecs-ask", static (d, h) =>
            d.TheirField == 0 && h.Written.At(StateChangeStatus.Offset) is { } written
            && (written.InReset || written.Ticks - h.ResetTicks is >= 0 and < TicksToAsk)),
        Of("flush-not-done", static (d, h) => d.OurField == 1 && d.TheirField == 0 && h.Ticks - h.FlushTicks <= LinkTiming.TicksPerFrame),
        Of("flush-done", static (d, h) => h.WasFlushed && d.OurField != d.TheirField && d.TheirField == (d.Register == "GSTS" ? 0u : 1u)),
        Of("always-ready", ConditionScope.StreamRegister, static (d, h) => d.TheirField == 1 && !h.Streams[d.Stream].IsRunning),
        Of("kept-through-SRST", ConditionScope.StreamRegister, static (d, h) =>
            h.Streams[d.Stream].WasReset && d.OurField == 0 && WasWritten(d, h, static _ => true)),
        Of("position-kept-through-SRST", ConditionScope.Stream, static (d, h) => h.Streams[d.Stream] is { WasReset: true, Runs: 0 } && d.OurField == 0),

        // Interrupts.
        Of("follows-from-other-bits", InterruptConditions.GlobalFollows),
        Of("follows-from-its-causes", InterruptConditions.CausesFollow),
        Of("follows-from-INTSTS", ConditionScope.Anything, InterruptConditions.LineFollows),
        Of("line-outlives-INTSTS", ConditionScope.Anything, static (d, h) => d.TheirField == 1 && h.Written.At(InterruptStatus.Offset) is not null),

        // CORB, RIRB and immediate command.
        Of("before-the-link-answers", ConditionScope.Anything, static (d, h) => h.Ticks < h.Rings.AnsweredTicks),
        Of("flag-wants-its-enable", static (d, h) => d.OurField == 1 && h.Rings.WasUnflagged),
        Of("RIRB-off", static (d, h) => d.OurField == 1 && h.Rings.WasDropped),
        Of("QEMU-holds-verbs-back", ConditionScope.Anything, static (d, h) =>
            d.Register == "RESPONSE" ? h.Rings.IsHeld(d.Observation.Offset) : h.Rings.WasStalled),
        Of("memory-refused", static (d, h) => h.Rings.HasFailed),
        Of("without-the-extension", static (d, h) => d.OurField == 0 && d.TheirField == h.Rings.AnsweringAddress),
        Of("sent-while-busy", static (d, h) => h.Rings.WasSentWhileBusy),

        // What codecs answer.
        Of("answered-for-the-converter", ConditionScope.Verb, static (d, h) => VerbOf(d, h) is { NodeId: 0 or 1 or 3 or 5 } && d.OurField == 0),
        Of("set-through-another-node", ConditionScope.Verb, static (d, h) =>
            VerbOf(d, h) is { NodeId: 2 or 4 } verb && h.Rings.Converters.WasSetElsewhere(verb.CodecAddress)),
        Of("kept-through-CRST", ConditionScope.Verb, static (d, h) => VerbOf(d, h) is { } verb && h.Rings.Converters.WasSetBeforeReset(verb)),
        Of("direction-ignored", ConditionScope.Verb, static (d, h) =>
            d.OurField == 0 && VerbOf(d, h) is { NodeId: 2 or 4 } verb && (verb.Verb.Payload >> 15 != 0) == (verb.NodeId == 4)),
        Of("answered-for-the-group", ConditionScope.Verb, static (d, h) => d.OurField == 0 && VerbOf(d, h) is { NodeId: not 1 }),

        // Streams.
        Of("ahead-by-the-codec's-buffer", ConditionScope.Stream, StreamConditions.IsAhead),
        Of("ring-smaller-than-the-codec's-buffer", ConditionScope.Stream, StreamConditions.IsSmallRing),
        Of("completes-ahead", ConditionScope.Stream, StreamConditions.CompletesAhead),
        Of("nobody-listens", ConditionScope.Stream, StreamConditions.NobodyListens),
        Of("no-recording", ConditionScope.Anything, StreamConditions.IsNotRecorded),
        Of("until-the-frame-ends", ConditionScope.Stream, static (d, h) =>
            d.OurField == 1 && d.TheirField == 0 && h.Ticks - h.Streams[d.Stream].ChangedTicks < LinkTiming.TicksPerFrame),
        Of("run-again-without-SRST", ConditionScope.Stream, StreamConditions.RanAgain),
        Of("no-descriptor-errors", ConditionScope.Stream, StreamConditions.HasNoErrors),
        Of("length-is-not-the-list's", ConditionScope.Stream, static (d, h) =>
            h.Streams[d.Stream] is { Runs: > 0 } stream && stream.CyclicBytes != stream.ListBytes),
        Of("number-0-runs", ConditionScope.Stream, static (d, h) => h.Streams[d.Stream] is { Runs: > 0 } stream && stream.Register(2, 1) >> 4 == 0),
    ];

    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Condition> ByName { get; } =
        s_all.ToFrozenDictionary(static condition => condition.Name, static condition => condition.Condition, StringComparer.Ordinal);

    /// <summary>The names of all conditions that hold for a difference.</summary>
    public static IReadOnlyList<string> HoldingFor(Difference d, History h) =>
        [.. from condition in s_all where condition.Condition.Holds(d, h) select condition.Name];

    private static (string Name, Condition Condition) Of(string name, Func<Difference, History, bool> predicate) =>
        Of(name, ConditionScope.Register, predicate);

    private static (string Name, Condition Condition) Of(string name, ConditionScope scope, Func<Difference, History, bool> predicate) =>
        (name, new Condition(scope, predicate));

    private static CodecCommand? VerbOf(in Difference d, History h) => d.Register == "IR" ? h.Rings.Immediate : h.Rings.VerbOf(d.Observation.Offset);

    // What the script last wrote to the field of a difference; zero where it did not.
    private static uint WrittenField(in Difference d, History h)
    {
        RegisterLocation location = LocationOf(d);
        uint value = h.Written.Value(location.Offset, location.Register.Width);
        return (value & d.Mask) >> int.TrailingZeroCount((int)d.Mask);
    }

    private static bool WasWritten(in Difference d, History h, Func<WrittenBytes.Written, bool> how)
    {
        RegisterLocation location = LocationOf(d);
        return h.Written.Any(location.Offset, location.Register.Width, how);
    }

    // The register in the access that the difference is about.
    private static RegisterLocation LocationOf(in Difference d)
    {
        for (int i = 0; i < d.Observation.Width; i++)
        {
            if (RegisterCatalog.Find(d.Observation.Offset + i) is { } location && location.Register.Mnemonic == d.Register)
                return location;
        }

        throw new InvalidOperationException($"{d.Register} is not at 0x{d.Observation.Offset:X}.");
    }
}
