using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Conformance;

/// <summary>Stream descriptors.</summary>
internal static class StreamChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("stream-reset-follows", "HDA 1.0a 3.3.35", "SRST reads back what was written, both ways", static b => Verdict.Of(b.ResetStream(b.Output), $"stream descriptor {b.Output}")),
        Check("stream-reset-clears", "hardware 2.2.3", "SRST puts CBL, LVI, FMT and BDPL back", static b =>
        {
            _ = b.Program(b.Output);
            _ = b.ResetStream(b.Output);
            string left = string.Join(", ", Set(b.Stream(b.Output)));
            return Verdict.Of(left.Length == 0, left.Length == 0 ? "all read 0" : $"kept: {left}");
        }),
        Check("stream-reset-holds", "hardware 2.2.3", "While SRST is 1 other writes to the descriptor are ignored", static b =>
        {
            b.Stream(b.Output).Write8(StreamControl.Offset, 1);
            _ = b.Until(() => (b.Stream(b.Output).Read8(StreamControl.Offset) & 1) == 1, 5);
            b.Stream(b.Output).Write32(CyclicBufferLength.Offset, 1024);
            b.Stream(b.Output).Write8(StreamControl.Offset, 0);
            _ = b.Until(() => (b.Stream(b.Output).Read8(StreamControl.Offset) & 1) == 0, 5);
            uint value = b.Stream(b.Output).Read32(CyclicBufferLength.Offset);
            return Verdict.Of(value == 0, $"CBL {value}");
        }),
        Check("stream-registers-read-back", "HDA 1.0a 3.3.38", "CBL, LVI, FMT and the stream number read back", static b =>
        {
            _ = b.Program(b.Output, number: 5);
            var stream = b.Stream(b.Output);
            (uint length, int last, int format, int number) = (stream.Read32(CyclicBufferLength.Offset), stream.Read16(LastValidIndex.Offset), stream.Read16(StreamFormatRegister.Offset), stream.Read8(2) >> 4);
            return Verdict.Of((length, last, format, number) == (8192, 3, 0x11, 5), $"CBL {length}, LVI {last}, FMT {format:X4}h, number {number}");
        }),
        Check("list-base-is-aligned", "HDA 1.0a 3.3.42", "Bits 6:0 of BDPL read 0", static b =>
        {
            _ = b.ResetStream(b.Output);
            b.Stream(b.Output).Write32(DescriptorListLowerBase.Offset, uint.MaxValue);
            uint value = b.Stream(b.Output).Read32(DescriptorListLowerBase.Offset);
            return Verdict.Of(value == 0xFFFF_FF80, $"{value:X8}h");
        }),
        Check("list-upper-base", "HDA 1.0a 3.3.43", "BDPU is writable exactly where 64OK says so", static b =>
        {
            _ = b.ResetStream(b.Output);
            b.Stream(b.Output).Write32(DescriptorListUpperBase.Offset, 0x5A);
            uint value = b.Stream(b.Output).Read32(DescriptorListUpperBase.Offset);
            return Verdict.Of(value == (b.Capabilities.Supports64BitAddresses ? 0x5Au : 0), $"{value:X}h");
        }),
        Check("fifo-size-settles", "HDA 1.0a 3.3.40", "FIFOS is not 0 once FMT was written", static b =>
        {
            _ = b.Program(b.Output);
            int value = b.Stream(b.Output).Read16(FifoSize.Offset);
            return Verdict.Of(value != 0, $"FIFOS {value:X4}h");
        }),
        Check("direction-is-fixed", "HDA 1.0a 3.3.35", "DIR cannot be changed in a descriptor of one direction", static b =>
        {
            if (b.IsBidirectional(b.Output))
                return Verdict.NotTestable("only bidirectional descriptors");
            _ = b.ResetStream(b.Output);
            byte before = b.Stream(b.Output).Read8(2);
            b.Stream(b.Output).Write8(2, (byte)(before ^ 8));
            byte after = b.Stream(b.Output).Read8(2);
            return Verdict.Of(((before ^ after) & 8) == 0, $"{before:X2}h, {after:X2}h");
        }),
        Check("run-follows", "HDA 1.0a 3.3.35", "RUN reads 1 while the engine runs, and 0 once it stopped", static b =>
        {
            Play(b);
            bool up = (b.Stream(b.Output).Read8(StreamControl.Offset) & 2) != 0;
            b.Run(b.Output, run: false);
            bool down = b.Until(() => (b.Stream(b.Output).Read8(StreamControl.Offset) & 2) == 0, 5);
            return Verdict.Of(up && down, $"{(up ? "1" : "0")}, then {(down ? "0" : "1")}");
        }),
        Check("fifo-gets-ready", "HDA 1.0a 3.3.36", "FIFORDY comes up once an output runs", static b =>
        {
            Play(b);
            return Verdict.Of(b.Until(() => (b.Stream(b.Output).Read8(StreamStatus.Offset) & 0x20) != 0, 5), $"SDnSTS {b.Stream(b.Output).Read8(StreamStatus.Offset):X2}h");
        }),
        Check("fifo-is-not-ready-before", "HDA 1.0a 3.3.36", "FIFORDY of an output is 0 before it runs", static b =>
        {
            _ = b.Program(b.Output);
            byte status = b.Stream(b.Output).Read8(StreamStatus.Offset);
            return Verdict.Of((status & 0x20) == 0, $"SDnSTS {status:X2}h");
        }),
        Check("tag-zero-is-silent", "HDA 1.0a 3.3.35", "A stream of number 0 is neither sent nor counted", static b =>
        {
            b.BindConverter();
            _ = b.Program(b.Output, number: 0);
            b.Run(b.Output);
            b.Wait(5);
            uint position = b.Position(b.Output);
            return Verdict.Of(position == 0, $"LPIB {position} after 5 ms");
        }),
        Check("ssync-holds", "HDA 1.0a 3.3.17", "While its SSYNC bit is 1 a stream that runs stays where it is", static b =>
        {
            int offset = FindSynchronization(b);
            if (offset < 0)
                return Verdict.Fail("SSYNC cannot be written, neither at 38h nor at 34h");
            b.BindConverter();
            _ = b.Program(b.Output);
            b.Registers.Write32(offset, 1u << b.Output);
            b.Run(b.Output);
            b.Wait(3);
            uint held = b.Position(b.Output);
            b.Registers.Write32(offset, 0);
            b.Wait(3);
            uint moved = b.Position(b.Output);
            return Verdict.Of(held == 0 && moved > 0, $"SSYNC at {offset:X2}h: LPIB {held} held, {moved} released");
        }),
        Check("ssync-lets-go-together", "hardware 2.11", "Two outputs that are released together stand at the same place", static b =>
        {
            int offset = FindSynchronization(b);
            if (offset < 0 || b.Capabilities.OutputStreams < 2)
                return Verdict.NotTestable(offset < 0 ? "SSYNC cannot be written" : "one output only");
            b.BindConverter();
            _ = b.Program(b.Output);
            _ = b.Program(b.Output + 1, number: 2);
            uint both = 3u << b.Output;
            b.Registers.Write32(offset, both);
            b.Run(b.Output);
            b.Wait(0.5);
            b.Run(b.Output + 1);
            b.Wait(0.5);
            b.Registers.Write32(offset, 0);
            b.Wait(2);
            b.Registers.Write32(offset, both);
            b.Wait(0.5);
            (uint one, uint two) = (b.Position(b.Output), b.Position(b.Output + 1));
            return Verdict.Of(one == two && one > 0, $"LPIB {one} and {two}");
        }),
        Check("pause-keeps-the-place", "hardware 2.10", "RUN to 0 and back to 1 goes on where the stream stood", static b =>
        {
            b.BindConverter();
            _ = b.Program(b.Output, bytes: 65536);
            b.Run(b.Output);
            b.Wait(100);
            b.Run(b.Output, run: false);
            b.Wait(1);
            uint paused = b.Position(b.Output);
            b.Run(b.Output);
            b.Wait(1);
            uint resumed = b.Position(b.Output);
            return Verdict.Of(paused > 0 && resumed >= paused && resumed - paused < 4096, $"LPIB {paused} paused, {resumed} 1 ms after the resume");
        }),
        Check("reset-stops-streams", "HDA 1.0a 4.2.2", "A stream that ran before CRST does not move before RUN is set again", static b =>
        {
            b.BindConverter();
            _ = b.Program(b.Output);
            b.Run(b.Output);
            b.Wait(2);
            _ = b.Reset();
            _ = b.Program(b.Output);
            b.BindConverter();
            b.Wait(30);
            uint position = b.Position(b.Output);
            return Verdict.Of(position == 0, $"LPIB {position} without RUN");
        }),
        Check("stripe-is-bounded", "HDA 1.0a 3.3.35", "STRIPE 3 is reserved and does not stick", static b =>
        {
            _ = b.ResetStream(b.Output);
            b.Stream(b.Output).Write8(2, 0x03);
            int value = b.Stream(b.Output).Read8(2) & 3;
            b.Stream(b.Output).Write8(2, 0);
            return Verdict.Of(value != 3, $"STRIPE {value}");
        }),
    ];

    private static void Play(Bench b)
    {
        b.BindConverter();
        _ = b.Program(b.Output);
        b.Run(b.Output);
    }

    private static int FindSynchronization(Bench b)
    {
        foreach (int offset in (ReadOnlySpan<int>)[StreamSynchronization.Offset, StreamSynchronization.LegacyOffset])
        {
            b.Registers.Write32(offset, 1);
            bool isThere = b.Registers.Read32(offset) == 1;
            b.Registers.Write32(offset, 0);
            if (isThere)
                return offset;
        }

        return -1;
    }

    private static IEnumerable<string> Set(Platform.MmioWindow stream)
    {
        if (stream.Read32(CyclicBufferLength.Offset) != 0)
            yield return "CBL";
        if (stream.Read16(LastValidIndex.Offset) != 0)
            yield return "LVI";
        if (stream.Read16(StreamFormatRegister.Offset) != 0)
            yield return "FMT";
        if (stream.Read32(DescriptorListLowerBase.Offset) != 0)
            yield return "BDPL";
        if (stream.Read32(LinkPosition.Offset) != 0)
            yield return "LPIB";
    }

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) =>
        new("streams", name, section, claim, b => b.Output < 0 ? Verdict.NotTestable("no output") : ask(b));
}
