using Azalia.Platform;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>CORB and RIRB.</summary>
internal static class RingChecks
{
    private static readonly Verb s_vendor = Verb.GetParameter(ParameterId.VendorId);
    private static readonly Verb s_nodes = Verb.GetParameter(ParameterId.SubordinateNodes);

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("ring-sizes", "HDA 1.0a 3.3.24", "CORBSIZE and RIRBSIZE name a size that the ring has", static b =>
        {
            (byte corb, byte rirb) = (b.Registers.Read8(CorbSize.Offset), b.Registers.Read8(RirbSize.Offset));
            return Verdict.Of((corb >> 4 >> (corb & 3) & 1) != 0 && (rirb >> 4 >> (rirb & 3) & 1) != 0, $"CORBSIZE {corb:X2}h, RIRBSIZE {rirb:X2}h");
        }),
        Check("ring-bases-are-aligned", "HDA 1.0a 3.3.18", "Bits 6:0 of CORBLBASE and RIRBLBASE read 0", static b =>
        {
            b.Registers.Write32(CorbLowerBase.Offset, uint.MaxValue);
            b.Registers.Write32(RirbLowerBase.Offset, uint.MaxValue);
            (uint corb, uint rirb) = (b.Registers.Read32(CorbLowerBase.Offset), b.Registers.Read32(RirbLowerBase.Offset));
            return Verdict.Of(corb == 0xFFFF_FF80 && rirb == 0xFFFF_FF80, $"{corb:X8}h, {rirb:X8}h");
        }),
        Check("ring-upper-bases", "HDA 1.0a 3.3.19", "CORBUBASE and RIRBUBASE are writable exactly where 64OK says so", static b =>
        {
            b.Registers.Write32(CorbUpperBase.Offset, 0x5A);
            b.Registers.Write32(RirbUpperBase.Offset, 0x5A);
            uint wanted = b.Capabilities.Supports64BitAddresses ? 0x5Au : 0;
            (uint corb, uint rirb) = (b.Registers.Read32(CorbUpperBase.Offset), b.Registers.Read32(RirbUpperBase.Offset));
            return Verdict.Of(corb == wanted && rirb == wanted, $"64OK {(wanted == 0 ? 0 : 1)}: {corb:X}h, {rirb:X}h");
        }),
        Check("corb-pointer-reset", "HDA 1.0a 3.3.21", "CORBRPRST reads 1 after 1 was written, and 0 after 0", static b =>
        {
            b.Registers.Write16(CorbReadPointer.Offset, 0x8000);
            bool up = b.Until(() => (b.Registers.Read16(CorbReadPointer.Offset) & 0x8000) != 0, 1);
            b.Registers.Write16(CorbReadPointer.Offset, 0);
            bool down = b.Until(() => b.Registers.Read16(CorbReadPointer.Offset) == 0, 1);
            return Verdict.Of(up && down, up ? down ? "reads 1, then 0" : "stays 1" : "never reads 1: it clears itself");
        }),
        Check("corb-runs-and-stops", "HDA 1.0a 3.3.22", "CORBRUN and RIRBDMAEN read 1 while the engines run, and 0 once they stopped", static b =>
        {
            _ = b.StartRings();
            bool runs = (b.Registers.Read8(CorbControl.Offset) & 2) != 0 && (b.Registers.Read8(RirbControl.Offset) & 2) != 0;
            b.StopRings();
            bool stopped = (b.Registers.Read8(CorbControl.Offset) & 2) == 0 && (b.Registers.Read8(RirbControl.Offset) & 2) == 0;
            return Verdict.Of(runs && stopped, $"{(runs ? "run" : "do not run")}, {(stopped ? "stop" : "do not stop")}");
        }),
        OfCodec("verb-is-answered", "HDA 1.0a 4.4.1", "A verb in the CORB is answered in entry 1 of the RIRB, under its codec's address", static b =>
        {
            b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
            if (!b.TryTake(out RirbEntry entry))
                return Verdict.Fail("no answer within 5 ms");
            int pointer = b.Registers.Read16(RirbWritePointer.Offset);
            return Verdict.Of(pointer == 1 && entry.Extended == b.Codec && entry.Response is not (0 or uint.MaxValue), $"RIRBWP {pointer}, codec {entry.CodecAddress} answers {entry.Response:X8}h");
        }),
        OfCodec("corb-pointer-follows", "HDA 1.0a 3.3.21", "CORBRP ends where CORBWP stands", static b =>
        {
            b.Send(Commands(b, 5));
            int taken = Take(b, 5);
            int pointer = b.Registers.Read16(CorbReadPointer.Offset);
            return Verdict.Of(taken == 5 && pointer == 5, $"CORBRP {pointer}, {taken} answers");
        }),
        OfCodec("answers-come-in-order", "hardware 3.2", "Answers come in the order of the verbs", static b =>
        {
            if (b.Ask(0, s_vendor) is not { } vendor || b.Ask(0, s_nodes) is not { } nodes)
                return Verdict.Fail("no answer");
            b.Send(s_nodes.AddressedTo((byte)b.Codec, 0), s_vendor.AddressedTo((byte)b.Codec, 0));
            bool first = b.TryTake(out RirbEntry one);
            b.Registers.Write8(RirbStatus.Offset, 5);
            bool second = b.TryTake(out RirbEntry two);
            return Verdict.Of(first && second && one.Response == nodes && two.Response == vendor, $"{one.Response:X8}h, {two.Response:X8}h");
        }),
        OfCodec("rings-wrap", "hardware 3.3", "Behind the last entry both rings begin again", static b =>
        {
            int rounds = b.Entries(CorbSize.Offset) + 44;
            for (int i = 0; i < rounds; i++)
            {
                if (b.Ask(0, s_vendor) is null)
                    return Verdict.Fail($"verb {i + 1} is not answered");
            }

            int pointer = b.Registers.Read16(RirbWritePointer.Offset);
            return Verdict.Of(pointer == rounds % b.Entries(RirbSize.Offset), $"{rounds} verbs, RIRBWP {pointer}");
        }),
        OfCodec("absent-codec-is-silent", "hardware 3.2", "A verb for nobody has no answer, and the next verb has its own", static b =>
        {
            int nobody = Enumerable.Range(0, 15).First(address => !b.Codecs.HasCodec(address));
            b.Send(s_vendor.AddressedTo((byte)nobody, 0));
            bool answered = b.TryTake(out _, 2);
            uint? next = b.Ask(0, s_vendor);
            return Verdict.Of(!answered && next is not null, $"address {nobody}: {(answered ? "an answer" : "silence")}; then {(next is null ? "silence" : "an answer")}");
        }),
        OfCodec("rirb-pointer-reset", "HDA 1.0a 3.3.27", "RIRBWPRST puts the pointer back to 0 and reads 0", static b =>
        {
            _ = b.Ask(0, s_vendor);
            b.StopRings();
            b.Registers.Write16(RirbWritePointer.Offset, 0x8000);
            int pointer = b.Registers.Read16(RirbWritePointer.Offset);
            return Verdict.Of(pointer == 0, $"RIRBWP {pointer:X4}h");
        }),
        Check("response-flag", "HDA 1.0a 3.3.30", "RINTFL comes up with the answer, and writing 1 clears it", static b => WithRings(b, 1, 3, static b =>
        {
            b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
            _ = b.TryTake(out _);
            bool up = b.Until(() => (b.Registers.Read8(RirbStatus.Offset) & 1) != 0, 2);
            b.Registers.Write8(RirbStatus.Offset, 1);
            bool down = (b.Registers.Read8(RirbStatus.Offset) & 1) == 0;
            return Verdict.Of(up && down, $"{(up ? "comes up" : "stays 0")}, {(down ? "clears" : "does not clear")}");
        })),
        Check("empty-slot-raises-flag", "hardware 3.4", "With RINTCNT 10 a single answer raises RINTFL, since the next frame has none", static b => WithRings(b, 10, 3, static b =>
        {
            b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
            _ = b.TryTake(out _);
            return Verdict.Of(b.Until(() => (b.Registers.Read8(RirbStatus.Offset) & 1) != 0, 2), $"RIRBSTS {b.Registers.Read8(RirbStatus.Offset):X2}h");
        })),
        Check("rintcnt-zero-means-256", "HDA 1.0a 3.3.28", "With RINTCNT 0 verbs are answered as with 256", static b => WithRings(b, 0, 3, static b =>
        {
            b.Send(Commands(b, 8));
            int taken = Take(b, 8);
            return Verdict.Of(taken == 8, $"{taken} of 8 verbs are answered");
        })),
        Check("polling-needs-no-interrupt", "hardware 3.4", "Without RINTCTL verbs are answered without an acknowledgement", static b => WithRings(b, 2, 2, static b =>
        {
            int taken = 0;
            for (int i = 0; i < 8; i++)
            {
                b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
                taken += Take(b, 1);
            }

            return Verdict.Of(taken == 8, $"{taken} of 8 verbs are answered");
        })),
        Check("flag-does-not-stall", "hardware 3.4", "While RINTFL is up verbs are answered all the same", static b => WithRings(b, 1, 3, static b =>
        {
            b.Send(Commands(b, 8));
            int taken = Take(b, 8);
            return Verdict.Of(taken == 8, $"{taken} of 8 verbs are answered with RINTFL up");
        })),
        Check("reset-clears-response-count", "HDA 1.0a 4.2.2", "CRST forgets how many answers were counted", static b => WithRings(b, 3, 2, static b =>
        {
            b.Send(Commands(b, 3));
            _ = Take(b, 3);
            _ = b.Reset();
            _ = b.StartRings(3, 2);
            b.Send(Commands(b, 2));
            int taken = Take(b, 2);
            return Verdict.Of(taken == 2, $"{taken} of 2 verbs are answered behind the reset");
        })),
        Check("corb-memory-error", "HDA 1.0a 3.3.23", "A CORB that cannot be read raises CMEI", static b => WithRings(b, 1, 3, static b =>
        {
            b.StopRings();
            b.Registers.Write32(CorbLowerBase.Offset, b.Nowhere.Low);
            b.Registers.Write32(CorbUpperBase.Offset, b.Nowhere.High);
            b.Registers.Write8(RirbControl.Offset, 2);
            b.Registers.Write8(CorbControl.Offset, 2);
            b.Registers.Write16(CorbWritePointer.Offset, 1);
            return Verdict.Of(b.Until(() => (b.Registers.Read8(CorbStatus.Offset) & 1) != 0, 5), $"CORBSTS {b.Registers.Read8(CorbStatus.Offset):X2}h");
        })),
        Check("rirb-overrun", "HDA 1.0a 3.3.30", "An answer that cannot be stored raises RIRBOIS", static b => WithRings(b, 1, 3, static b =>
        {
            b.Registers.Write8(RirbControl.Offset, 0);
            _ = b.Until(() => (b.Registers.Read8(RirbControl.Offset) & 2) == 0, 2);
            b.Registers.Write32(RirbLowerBase.Offset, b.Nowhere.Low);
            b.Registers.Write32(RirbUpperBase.Offset, b.Nowhere.High);
            b.Registers.Write8(RirbControl.Offset, 2);
            b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
            return Verdict.Of(b.Until(() => (b.Registers.Read8(RirbStatus.Offset) & 4) != 0, 5), $"RIRBSTS {b.Registers.Read8(RirbStatus.Offset):X2}h");
        })),
    ];

    private static CodecCommand[] Commands(Bench b, int count) => [.. Enumerable.Repeat(s_vendor.AddressedTo((byte)b.Codec, 0), count)];

    private static int Take(Bench b, int count)
    {
        int taken = 0;
        while (taken < count && b.TryTake(out _, 2))
            taken++;
        return taken;
    }

    private static ConformanceCheck OfCodec(string name, string section, string claim, Func<Bench, Verdict> ask) => Check(name, section, claim, b => WithRings(b, Bench.Many, 3, ask));

    private static Verdict WithRings(Bench b, byte responses, byte control, Func<Bench, Verdict> ask) =>
        b.Codec < 0 ? Verdict.NotTestable("no codec") : b.StartRings(responses, control) ? ask(b) : Verdict.Fail("CORBRPRST does not follow");

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("rings", name, section, claim, ask);
}
