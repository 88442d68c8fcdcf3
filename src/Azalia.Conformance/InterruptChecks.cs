using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>INTCTL, INTSTS and the line.</summary>
internal static class InterruptChecks
{
    private static readonly Verb s_vendor = Verb.GetParameter(ParameterId.VendorId);

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("intctl-has-its-streams", "HDA 1.0a 3.3.14", "INTCTL has a bit for each stream, and no other", static b =>
        {
            b.Registers.Write32(InterruptControl.Offset, 0x3FFF_FFFF);
            uint value = b.Registers.Read32(InterruptControl.Offset);
            b.Registers.Write32(InterruptControl.Offset, 0);
            return Verdict.Of(value == (1u << b.Capabilities.StreamCount) - 1, $"{value:X8}h for {b.Capabilities.StreamCount} streams");
        }),
        OfAnswer("cis-shows-the-cause", "HDA 1.0a 3.3.15", "CIS is up while RINTFL and RINTCTL are", static b =>
        {
            uint up = b.Registers.Read32(InterruptStatus.Offset);
            b.Registers.Write8(RirbStatus.Offset, 5);
            uint down = b.Registers.Read32(InterruptStatus.Offset);
            return Verdict.Of((up >> 30 & 1) == 1 && (down >> 30 & 1) == 0, $"INTSTS {up:X8}h, then {down:X8}h");
        }),
        OfAnswer("intsts-is-read-only", "HDA 1.0a 3.3.15", "Writing INTSTS clears nothing", static b =>
        {
            uint before = b.Registers.Read32(InterruptStatus.Offset);
            b.Registers.Write32(InterruptStatus.Offset, uint.MaxValue);
            uint after = b.Registers.Read32(InterruptStatus.Offset);
            return Verdict.Of(before == after, $"{before:X8}h, {after:X8}h");
        }),
        OfAnswer("gie-gates-the-line", "HDA 1.0a 3.3.14", "Without GIE nothing is delivered; with GIE it is", static b => Gates(b, 0x4000_0000, 0xC000_0000)),
        OfAnswer("cie-gates-the-controller", "HDA 1.0a 3.3.14", "Without CIE the controller's causes deliver nothing", static b => Gates(b, 0x8000_0000, 0xC000_0000)),
        Check("state-change-interrupts", "HDA 1.0a 3.3.8", "A bit of STATESTS that WAKEEN enables is a cause", static b =>
        {
            if (b.Codec < 0)
                return Verdict.NotTestable("no codec");
            uint before = b.Registers.Read32(InterruptStatus.Offset);
            b.Registers.Write16(WakeEnable.Offset, StateChangeStatus.WriteOneToClear);
            uint after = b.Registers.Read32(InterruptStatus.Offset);
            return Verdict.Of((before >> 30 & 1) == 0 && (after >> 30 & 1) == 1, $"INTSTS {before:X8}h without, {after:X8}h with WAKEEN");
        }),
        OfStream("bcis-without-ioce", "hardware 1.5", "BCIS comes up even when IOCE is 0", 0, static b =>
        {
            byte status = b.Stream(b.Output).Read8(StreamStatus.Offset);
            return Verdict.Of((status & 4) != 0, $"SDnSTS {status:X2}h");
        }),
        OfStream("ioce-gates-the-stream", "HDA 1.0a 3.3.15", "Without IOCE a completed buffer is no cause", 0, static b =>
        {
            uint status = b.Registers.Read32(InterruptStatus.Offset);
            return Verdict.Of((status >> b.Output & 1) == 0, $"INTSTS {status:X8}h with BCIS up");
        }),
        OfStream("sis-shows-the-stream", "HDA 1.0a 3.3.15", "With IOCE it is, and clearing BCIS ends it", 4, static b =>
        {
            uint up = b.Registers.Read32(InterruptStatus.Offset);
            b.Run(b.Output, run: false, enables: 4);
            b.Wait(1);
            b.Stream(b.Output).Write8(StreamStatus.Offset, 0x1C);
            uint down = b.Registers.Read32(InterruptStatus.Offset);
            return Verdict.Of((up >> b.Output & 1) == 1 && (down >> b.Output & 1) == 0, $"INTSTS {up:X8}h, then {down:X8}h");
        }),
        OfStream("sie-gates-the-stream", "HDA 1.0a 3.3.14", "Without its SIE bit a stream delivers nothing; with it, it does", 4, static b => Gates(b, 0x8000_0000, 0x8000_0000 | 1u << b.Output)),
    ];

    private static Verdict Gates(Bench b, uint closed, uint open)
    {
        b.Listen();
        b.Registers.Write32(InterruptControl.Offset, closed);
        b.Wait(2);
        int before = b.Services;
        b.Registers.Write32(InterruptControl.Offset, open);
        _ = b.Until(() => b.Services > before, 50);
        int after = b.Services;
        return Verdict.Of(before == 0 && after > 0, $"{(before == 0 ? "none" : "one")} with INTCTL {closed:X8}h, {(after > before ? "one" : "none")} with {open:X8}h");
    }

    // An answer has come, and RINTFL stays up.
    private static ConformanceCheck OfAnswer(string name, string section, string claim, Func<Bench, Verdict> ask) => Check(name, section, claim, b =>
    {
        if (b.Codec < 0)
            return Verdict.NotTestable("no codec");
        if (!b.StartRings(responsesPerInterrupt: 1))
            return Verdict.Fail("CORBRPRST does not follow");
        b.Send(s_vendor.AddressedTo((byte)b.Codec, 0));
        return b.TryTake(out _) && b.Until(() => (b.Registers.Read8(RirbStatus.Offset) & 1) != 0, 2) ? ask(b) : Verdict.NotTestable("no answer raises RINTFL");
    });

    // A stream runs, and every buffer of it interrupts.
    private static ConformanceCheck OfStream(string name, string section, string claim, byte enables, Func<Bench, Verdict> ask) => Check(name, section, claim, b =>
    {
        if (b.Output < 0)
            return Verdict.NotTestable("no output");
        b.BindConverter();
        _ = b.Program(b.Output, interrupts: 0b1111);
        b.Run(b.Output, enables: enables);
        return b.Until(() => (b.Stream(b.Output).Read8(StreamStatus.Offset) & 4) != 0) ? ask(b) : Verdict.NotTestable("BCIS never comes up");
    });

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("interrupts", name, section, claim, ask);
}
