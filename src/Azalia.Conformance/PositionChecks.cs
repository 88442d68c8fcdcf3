using Azalia.Platform.Memory;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>Link position and position buffer.</summary>
internal static class PositionChecks
{
    // 48 kHz, 16 bit, stereo.
    private const int BytesPerMillisecond = 192;
    private const int Ring = 65536;

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("lpib-rate", "HDA 1.0a 3.3.37", "SDnLPIB advances at the rate of the stream", static b =>
        {
            // Behind what an emulator may take at once at the start.
            b.Wait(250);
            (uint first, long from) = (b.Position(b.Output), b.Clock.Ticks);
            b.Wait(50);
            (uint last, long to) = (b.Position(b.Output), b.Clock.Ticks);
            double moved = (last - first + Ring) % Ring;
            double expected = (to - from) / 24_000.0 * BytesPerMillisecond;
            return Verdict.Of(Math.Abs(moved - expected) <= 2 * BytesPerMillisecond, $"{moved} bytes, {expected:F0} expected");
        }),
        Check("lpib-does-not-lead", "HDA 1.0a 3.3.37", "SDnLPIB counts what has crossed the link, and is not ahead of time", static b =>
        {
            long from = b.Clock.Ticks;
            b.Wait(20);
            uint position = b.Position(b.Output);
            double most = (b.Clock.Ticks - from) / 24_000.0 * BytesPerMillisecond + BytesPerMillisecond;
            return Verdict.Of(position <= most, $"{position} bytes after 20 ms, at most {most:F0} can have crossed");
        }),
        Check("lpib-stays-below-cbl", "hardware 2.9", "SDnLPIB goes back to 0 at CBL, and is never seen equal to it", static b => b.Output < 0 ? Verdict.NotTestable("no output") : Wraps(b)),
        Check("lpib-alias", "hardware 1.6", "The copy at 2084h reads what SDnLPIB reads", static b =>
        {
            int alias = StreamDescriptorLayout.LinkPositionAlias(b.Output);
            if (b.Registers.Length < alias + 4)
                return Verdict.NotTestable($"the window ends before {alias:X}h");
            b.Wait(5);
            b.Run(b.Output, run: false);
            b.Wait(1);
            (uint own, uint copy) = (b.Position(b.Output), b.Registers.Read32(alias));
            return Verdict.Of(own == copy && own != 0, $"{own}, {copy}");
        }),
        Check("lpib-is-read-only", "HDA 1.0a 3.3.37", "Writing SDnLPIB changes nothing", static b =>
        {
            b.Wait(5);
            b.Run(b.Output, run: false);
            b.Wait(1);
            uint before = b.Position(b.Output);
            b.Stream(b.Output).Write32(LinkPosition.Offset, before + 64);
            uint after = b.Position(b.Output);
            return Verdict.Of(before == after, $"{before}, {after}");
        }),
        Check("position-buffer-is-aligned", "HDA 1.0a 3.3.32", "Bits 6:1 of DPLBASE read 0", static b =>
        {
            b.Registers.Write32(PositionLowerBase.Offset, 0xFFFF_FFFE);
            uint value = b.Registers.Read32(PositionLowerBase.Offset);
            b.Registers.Write32(PositionLowerBase.Offset, 0);
            return Verdict.Of(value == 0xFFFF_FF80, $"{value:X8}h");
        }),
        Check("position-buffer-is-written", "HDA 1.0a 3.6.1", "The position of a stream that runs appears in its entry, and no other", static b =>
        {
            b.Run(b.Output, run: false);
            b.Wait(1);
            DmaView positions = b.Allocate(4096);
            b.Registers.Write32(PositionUpperBase.Offset, positions.AddressOf(0).High);
            b.Registers.Write32(PositionLowerBase.Offset, positions.AddressOf(0).Low | 1);
            b.Run(b.Output);
            b.Wait(40);
            uint own = positions.Read32(8 * b.Output);
            uint others = 0;
            for (int i = 0; i < b.Capabilities.StreamCount; i++)
                others |= i == b.Output ? positions.Read32(8 * i + 4) : positions.Read32(8 * i);
            return Verdict.Of(own != 0 && others == 0, $"{own}, the rest {others:X}h");
        }),
        Check("position-buffer-is-not-behind", "hardware 2.9", "An output's DMA position is not behind its link position", static b =>
        {
            b.Run(b.Output, run: false);
            b.Wait(1);
            DmaView positions = b.Allocate(4096);
            b.Registers.Write32(PositionUpperBase.Offset, positions.AddressOf(0).High);
            b.Registers.Write32(PositionLowerBase.Offset, positions.AddressOf(0).Low | 1);
            b.Run(b.Output);
            b.Wait(40);
            b.Run(b.Output, run: false);
            _ = b.Until(() => (b.Stream(b.Output).Read8(StreamControl.Offset) & 2) == 0, 5);
            (uint dma, uint link) = (positions.Read32(8 * b.Output), b.Position(b.Output));
            return Verdict.Of((dma - link + Ring) % Ring < Ring / 2, $"{dma} at the engine, {link} at the link");
        }),
    ];

    private static Verdict Wraps(Bench b)
    {
        b.Run(b.Output, run: false);
        b.Wait(1);
        _ = b.Program(b.Output, bytes: 8192);
        b.Run(b.Output);
        uint highest = 0;
        bool wrapped = false;
        for (int i = 0; i < 400; i++)
        {
            b.Wait(0.5);
            uint position = b.Position(b.Output);
            wrapped |= position < highest;
            highest = Math.Max(highest, position);
        }

        return Verdict.Of(wrapped && highest < 8192, $"at most {highest} of 8192, {(wrapped ? "wraps" : "never wraps")}");
    }

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("positions", name, section, claim, b =>
    {
        if (b.Output < 0)
            return Verdict.NotTestable("no output");
        b.BindConverter();
        _ = b.Program(b.Output, bytes: Ring);
        b.Run(b.Output);
        return ask(b);
    });
}
