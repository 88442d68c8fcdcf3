using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>The immediate command interface, which a controller may lack.</summary>
internal static class ImmediateChecks
{
    private static readonly Verb s_vendor = Verb.GetParameter(ParameterId.VendorId);

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("immediate-is-answered", "HDA 1.0a 3.4.3", "ICB sends IC; then ICB is 0, IRV is 1 and IR has the answer", static b =>
        {
            uint? answer = b.AskImmediately(b.Codec, 0, s_vendor);
            return Verdict.Of(answer is not (null or 0), answer is { } value ? $"IR {value:X8}h" : $"ICS {b.Registers.Read16(ImmediateCommandStatus.Offset):X4}h");
        }),
        Check("immediate-result-clears", "HDA 1.0a 3.4.3", "Writing 1 clears IRV", static b =>
        {
            _ = b.AskImmediately(b.Codec, 0, s_vendor);
            b.Registers.Write16(ImmediateCommandStatus.Offset, 2);
            int status = b.Registers.Read16(ImmediateCommandStatus.Offset);
            return Verdict.Of((status & 2) == 0, $"ICS {status:X4}h");
        }),
        Check("immediate-absent-codec", "hardware 3.6", "A verb for nobody leaves IRV 0; ICB is cleared by writing 0, and the next verb is answered", static b =>
        {
            int nobody = Enumerable.Range(0, 15).First(address => !b.Codecs.HasCodec(address));
            uint? none = b.AskImmediately(nobody, 0, s_vendor);
            b.Registers.Write16(ImmediateCommandStatus.Offset, 0);
            int status = b.Registers.Read16(ImmediateCommandStatus.Offset);
            uint? next = b.AskImmediately(b.Codec, 0, s_vendor);
            return Verdict.Of(none is null && (status & 1) == 0 && next is not null, $"{(none is null ? "silence" : "an answer")}, ICS {status:X4}h, then {(next is null ? "silence" : "an answer")}");
        }),
        Check("immediate-equals-corb", "HDA 1.0a 3.4", "The answer is the one that the CORB gets", static b =>
        {
            uint? immediate = b.AskImmediately(b.Codec, 0, s_vendor);
            if (!b.StartRings() || b.Ask(0, s_vendor) is not { } ring)
                return Verdict.NotTestable("the CORB does not answer");
            return Verdict.Of(immediate == ring, $"{immediate:X8}h, {ring:X8}h");
        }),
    ];

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) =>
        new("immediate", name, section, claim, b => b.Codec < 0 ? Verdict.NotTestable("no codec") : ask(b));
}
