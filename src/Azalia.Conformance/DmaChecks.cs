using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Conformance;

/// <summary>What the engines do with memory.</summary>
internal static class DmaChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("ioc-raises-bcis", "HDA 1.0a 3.6.3", "BCIS comes up when an entry with IOC is done", static b =>
        {
            _ = b.Program(b.Output, interrupts: 0b1000);
            b.Run(b.Output);
            return Verdict.Of(b.Until(() => IsUp(b, 4), 200), $"SDnSTS {b.Stream(b.Output).Read8(StreamStatus.Offset):X2}h");
        }),
        Check("no-ioc-no-bcis", "HDA 1.0a 3.6.3", "Without IOC in any entry BCIS stays 0", static b =>
        {
            _ = b.Program(b.Output);
            b.Run(b.Output);
            b.Wait(150);
            return Verdict.Of(!IsUp(b, 4), $"SDnSTS {b.Stream(b.Output).Read8(StreamStatus.Offset):X2}h after 150 ms");
        }),
        Check("bcis-clears-by-one", "HDA 1.0a 3.3.36", "Writing 1 clears BCIS", static b =>
        {
            _ = b.Program(b.Output, interrupts: 0b1111);
            b.Run(b.Output);
            bool up = b.Until(() => IsUp(b, 4), 200);
            b.Run(b.Output, run: false);
            b.Wait(2);
            b.Stream(b.Output).Write8(StreamStatus.Offset, 0x1C);
            return Verdict.Of(up && !IsUp(b, 4), up ? $"SDnSTS {b.Stream(b.Output).Read8(StreamStatus.Offset):X2}h" : "BCIS never comes up");
        }),
        Check("bad-list-raises-dese", "HDA 1.0a 3.3.36", "A list that cannot be fetched raises DESE and clears RUN", static b =>
        {
            _ = b.Program(b.Output);
            b.Stream(b.Output).Write32(DescriptorListLowerBase.Offset, b.Nowhere.Low);
            b.Stream(b.Output).Write32(DescriptorListUpperBase.Offset, b.Nowhere.High);
            b.Run(b.Output);
            bool up = b.Until(() => IsUp(b, 0x10), 20);
            bool runs = (b.Stream(b.Output).Read8(StreamControl.Offset) & 2) != 0;
            return Verdict.Of(up && !runs, $"DESE {(up ? 1 : 0)}, RUN {(runs ? 1 : 0)}");
        }),
        Check("bad-buffer-raises-fifoe", "HDA 1.0a 3.3.36", "A buffer that cannot be fetched raises FIFOE", static b =>
        {
            DmaView list = b.Allocate(4096);
            _ = b.Program(b.Output);
            for (int i = 0; i < 4; i++)
                new BufferDescriptor(b.Nowhere.Value, 2048, false).Write(list.Span[(i * BufferDescriptor.EncodedSize)..]);
            b.Stream(b.Output).Write32(DescriptorListLowerBase.Offset, list.AddressOf(0).Low);
            b.Stream(b.Output).Write32(DescriptorListUpperBase.Offset, list.AddressOf(0).High);
            b.Run(b.Output);
            return Verdict.Of(b.Until(() => IsUp(b, 8), 20), $"SDnSTS {b.Stream(b.Output).Read8(StreamStatus.Offset):X2}h");
        }),
        Check("bus-master-gates-dma", "PCI 2.3 6.2.2", "Without bus master enable nothing is fetched: a verb stays unanswered", static b =>
        {
            if (b.Codec < 0 || !b.StartRings())
                return Verdict.NotTestable("no codec");
            b.SetBusMaster(false);
            b.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo((byte)b.Codec, 0));
            bool answered = b.TryTake(out RirbEntry entry, 2) && entry.Response != 0;
            b.SetBusMaster(true);
            return Verdict.Of(!answered, answered ? "an answer" : "silence");
        }),
        Check("input-is-written", "HDA 1.0a 4.5.2", "What a codec sends is written to memory, and LPIB counts it", static b =>
        {
            if (b.Capabilities.InputStreams == 0)
                return Verdict.NotTestable("no input");
            if (b.Codec < 0 || !b.StartRings() || CodecChecks.FindWidget(b, WidgetType.AudioInput) is not { } converter)
                return Verdict.NotTestable("no converter that sends");
            b.PowerUp(converter);
            _ = b.Ask(converter, Verb.SetConverterFormat(new StreamFormat(0x0011)));
            _ = b.Ask(converter, Verb.SetStreamChannel(3, 0));
            DmaView buffer = b.Program(0, number: 3);
            buffer.Fill(0, buffer.Length, 0xA5);
            b.Run(0);
            b.Wait(30);
            b.Run(0, run: false);
            b.Wait(2);
            uint position = b.Position(0);
            bool written = buffer.Read32(0) != 0xA5A5_A5A5;
            return Verdict.Of(position > 0 && written, $"LPIB {position}, memory {(written ? "written" : "untouched")}");
        }),
    ];

    private static bool IsUp(Bench b, int bit) => (b.Stream(b.Output).Read8(StreamStatus.Offset) & bit) != 0;

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("dma", name, section, claim, b =>
    {
        if (b.Output < 0)
            return Verdict.NotTestable("no output");
        b.BindConverter();
        return ask(b);
    });
}
