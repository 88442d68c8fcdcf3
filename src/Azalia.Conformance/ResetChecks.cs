using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>The controller's reset, the codecs' request for addresses, the wall clock.</summary>
internal static class ResetChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("crst-follows", "HDA 1.0a 4.2.2", "CRST reads back what was written, both ways", static b =>
        {
            bool down = b.SetReset(false);
            bool up = b.SetReset(true);
            return Verdict.Of(down && up, $"to 0: {Word(down)}, to 1: {Word(up)}");
        }),
        Check("registers-are-dead-in-reset", "hardware 1.2", "While CRST is 0 a write to another register is ignored", static b =>
        {
            _ = b.SetReset(false);
            b.Registers.Write32(InterruptControl.Offset, 0xC000_0000);
            _ = b.SetReset(true);
            uint value = b.Registers.Read32(InterruptControl.Offset);
            return Verdict.Of(value == 0, $"INTCTL {value:X8}h after the reset");
        }),
        Check("reset-clears-registers", "HDA 1.0a 4.2.2", "CRST puts every register but those of the resume well back", static b =>
        {
            b.Registers.Write32(InterruptControl.Offset, 0x8000_0000);
            b.Registers.Write32(CorbLowerBase.Offset, 0x1000);
            b.Registers.Write16(ResponseInterruptCount.Offset, 7);
            b.Registers.Write32(PositionLowerBase.Offset, 0x1000);
            _ = b.Reset();
            uint left = b.Registers.Read32(InterruptControl.Offset) | b.Registers.Read32(CorbLowerBase.Offset) | b.Registers.Read16(ResponseInterruptCount.Offset) | b.Registers.Read32(PositionLowerBase.Offset);
            return Verdict.Of(left == 0, left == 0 ? "INTCTL, CORBLBASE, RINTCNT and DPLBASE read 0" : $"INTCTL, CORBLBASE, RINTCNT and DPLBASE together leave {left:X}h");
        }),
        Check("reset-clears-streams", "HDA 1.0a 4.2.2", "CRST puts every stream descriptor back", static b => b.Output < 0 ? Verdict.NotTestable("no output") : ClearsStreams(b)),
        Check("reset-keeps-wakeen", "HDA 1.0a 3.3.8", "WAKEEN lies in the resume well and survives CRST", static b =>
        {
            b.Registers.Write16(WakeEnable.Offset, 1);
            _ = b.Reset();
            int value = b.Registers.Read16(WakeEnable.Offset);
            return Verdict.Of((value & 1) == 1, $"WAKEEN {value:X4}h after the reset");
        }),
        Check("reset-keeps-statests", "HDA 1.0a 3.3.9", "STATESTS lies in the resume well and survives CRST", static b =>
        {
            if (b.Codec < 0)
                return Verdict.NotTestable("no codec");
            _ = b.SetReset(false);
            int value = b.Registers.Read16(StateChangeStatus.Offset);
            return Verdict.Of((value & b.Codecs.Raw) == b.Codecs.Raw, $"STATESTS {value:X4}h while CRST is 0, {b.Codecs.Raw:X4}h before");
        }),
        Check("statests-clears-by-one", "HDA 1.0a 3.3.9", "Writing 1 to a bit of STATESTS clears it, writing 0 does not", static b =>
        {
            if (b.Codec < 0)
                return Verdict.NotTestable("no codec");
            b.Registers.Write16(StateChangeStatus.Offset, 0);
            int kept = b.Registers.Read16(StateChangeStatus.Offset);
            b.Registers.Write16(StateChangeStatus.Offset, StateChangeStatus.WriteOneToClear);
            int cleared = b.Registers.Read16(StateChangeStatus.Offset);
            return Verdict.Of(kept == b.Codecs.Raw && cleared == 0, $"{b.Codecs.Raw:X4}h, then {kept:X4}h, then {cleared:X4}h");
        }),
        Check("codecs-ask-in-time", "HDA 1.0a 4.3", "Codecs ask for their address within 25 frames", static b =>
            b.Codec < 0 ? Verdict.NotTestable("no codec answers on any line") : Verdict.Pass($"STATESTS {b.Codecs.Raw:X4}h after 1 ms")),
        Check("codecs-ask-after-release", "HDA 1.0a 4.3", "STATESTS is empty until the link has left reset", static b =>
        {
            if (b.Codec < 0)
                return Verdict.NotTestable("no codec");
            _ = b.SetReset(false);
            b.Wait(0.2);
            b.Registers.Write16(StateChangeStatus.Offset, StateChangeStatus.WriteOneToClear);
            int inReset = b.Registers.Read16(StateChangeStatus.Offset);
            b.Registers.Write32(GlobalControl.Offset, 1);
            int atOnce = b.Registers.Read16(StateChangeStatus.Offset);
            _ = b.SetReset(true);
            return Verdict.Of(inReset == 0 && atOnce == 0, $"{inReset:X4}h in reset, {atOnce:X4}h right after CRST was written");
        }),
        Check("unsol-is-writable", "HDA 1.0a 3.3.7", "GCTL.UNSOL reads back", static b =>
        {
            b.Registers.Write32(GlobalControl.Offset, 0x101);
            uint on = b.Registers.Read32(GlobalControl.Offset);
            b.Registers.Write32(GlobalControl.Offset, 1);
            uint off = b.Registers.Read32(GlobalControl.Offset);
            return Verdict.Of((on & 0x100) != 0 && (off & 0x100) == 0, $"{on:X}h, then {off:X}h");
        }),
        Check("flush-completes", "HDA 1.0a 3.3.7", "FCNTRL clears itself and FSTS comes up; writing 1 clears it", static b =>
        {
            DeviceAddress positions = b.Allocate(4096).AddressOf(0);
            b.Registers.Write32(PositionUpperBase.Offset, positions.High);
            b.Registers.Write32(PositionLowerBase.Offset, positions.Low | 1);
            b.Registers.Write32(GlobalControl.Offset, 0b11);
            bool isDone = b.Until(() => (b.Registers.Read32(GlobalControl.Offset) & 2) == 0, 10);
            int status = b.Registers.Read16(GlobalStatus.Offset);
            b.Registers.Write16(GlobalStatus.Offset, 2);
            int cleared = b.Registers.Read16(GlobalStatus.Offset);
            return Verdict.Of(isDone && (status & 2) != 0 && (cleared & 2) == 0, $"FCNTRL {(isDone ? "cleared itself" : "stays 1")}, GSTS {status:X4}h, then {cleared:X4}h");
        }),
        Check("wall-clock-starts-at-zero", "HDA 1.0a 3.3.16", "WALCLK counts from the end of the reset", static b =>
        {
            b.Wait(5);
            _ = b.SetReset(false);
            b.Wait(1);
            long from = b.Clock.Ticks;
            _ = b.SetReset(true);
            uint value = b.Registers.Read32(WallClock.Offset);
            long elapsed = b.Clock.Ticks - from;
            return Verdict.Of(value <= elapsed + 500, $"{value} ticks, {elapsed} after CRST was written");
        }),
        Check("wall-clock-rate", "HDA 1.0a 3.3.16", "WALCLK counts 24 MHz", static b =>
        {
            long before = b.Clock.Ticks;
            uint first = b.Registers.Read32(WallClock.Offset);
            b.Wait(20);
            uint counted = b.Registers.Read32(WallClock.Offset) - first;
            long elapsed = b.Clock.Ticks - before;
            double rate = counted * (double)PlatformClock.TicksPerSecond / Math.Max(1, elapsed);
            return Verdict.Of(Math.Abs(rate / PlatformClock.TicksPerSecond - 1) < 0.02, $"{rate / 1_000_000:F3} MHz over {PlatformClock.ToTimeSpan(elapsed).TotalMilliseconds:F0} ms");
        }),
        Check("wall-clock-alias", "hardware 1.6", "2030h reads what 30h reads", static b =>
        {
            if (b.Registers.Length < WallClock.AliasOffset + 4)
                return Verdict.NotTestable("the window ends before 2030h");
            uint first = b.Registers.Read32(WallClock.Offset);
            uint alias = b.Registers.Read32(WallClock.AliasOffset);
            uint last = b.Registers.Read32(WallClock.Offset);
            return Verdict.Of(alias - first <= last - first, $"{first}, {alias}, {last}");
        }),
    ];

    private static Verdict ClearsStreams(Bench b)
    {
        _ = b.Program(b.Output);
        _ = b.Reset();
        uint left = b.Stream(b.Output).Read32(CyclicBufferLength.Offset) | b.Stream(b.Output).Read16(StreamFormatRegister.Offset)
            | b.Stream(b.Output).Read16(LastValidIndex.Offset) | (uint)(b.Stream(b.Output).Read8(StreamControl.Offset + 2) & 0xF0);
        return Verdict.Of(left == 0, left == 0 ? "CBL, FMT, LVI and STRM read 0" : $"CBL, FMT, LVI and STRM together leave {left:X}h");
    }

    private static string Word(bool follows) => follows ? "follows" : "does not follow";

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("reset", name, section, claim, ask);
}
