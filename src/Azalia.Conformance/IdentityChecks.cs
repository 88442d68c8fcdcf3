using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Conformance;

/// <summary>Who the controller is, and how its registers are read.</summary>
internal static class IdentityChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("pci-class", "hardware 1.1", "The PCI class is 04 03 00: multimedia, HD Audio", static b =>
        {
            uint value = b.Configuration.Read32(PciConfigurationOffset.RevisionId) >> 8;
            return Verdict.Of(value == 0x040300, $"class {value:X6}h");
        }),
        Check("bar-is-memory", "hardware 1.1", "BAR 0 is a memory window", static b =>
        {
            uint bar = b.Configuration.Read32(PciConfigurationOffset.BaseAddress0);
            return Verdict.Of((bar & 1) == 0 && b.Registers.Length >= 0x1000, $"BAR 0 type bits {bar & 0xF:X}h, window of {b.Registers.Length} bytes");
        }),
        Check("version", "HDA 1.0a 3.3.3", "VMAJ is 1 and VMIN is 0", static b =>
        {
            (byte major, byte minor) = (b.Registers.Read8(MajorVersion.Offset), b.Registers.Read8(MinorVersion.Offset));
            return Verdict.Of((major, minor) == (1, 0), $"{major}.{minor}");
        }),
        Check("streams-exist", "HDA 1.0a 3.3.2", "GCAP counts at least one stream, and 30 at most", static b =>
        {
            int count = b.Capabilities.StreamCount;
            return Verdict.Of(count is >= 1 and <= 30, $"GCAP {b.Capabilities.Raw:X4}h: {b.Capabilities.InputStreams} in, {b.Capabilities.OutputStreams} out, {b.Capabilities.BidirectionalStreams} either");
        }),
        Check("sdo-lines", "HDA 1.0a 3.3.2", "NSDO says 1, 2 or 4 lines", static b => Verdict.Of((b.Capabilities.Raw >> 1 & 3) != 3, $"NSDO {b.Capabilities.Raw >> 1 & 3}")),
        Check("output-payload", "HDA 1.0a 3.3.5", "OUTPAY is a number of words, up to 60 for each frame of a line", static b => Payload(b.Registers.Read16(OutputPayload.Offset), 60)),
        Check("input-payload", "HDA 1.0a 3.3.6", "INPAY is a number of words, up to 29 for each frame of a line", static b => Payload(b.Registers.Read16(InputPayload.Offset), 29)),
        Check("stream-payload", "HDA 1.0a 3.3.11", "One stream's limits are not above those of all, or absent", static b =>
        {
            (int one, int all) = (b.Registers.Read16(OutputStreamPayload.Offset), b.Registers.Read16(OutputPayload.Offset));
            return Verdict.Of(one <= Math.Max(all, 60), one == 0 ? "absent" : $"OUTSTRMPAY {one}, OUTPAY {all}");
        }),
        Check("dword-covers-neighbours", "hardware 1.2", "A dword read gives every register in the dword", static b =>
        {
            uint together = b.Registers.Read32(0);
            uint apart = (uint)(b.Registers.Read16(0) | b.Registers.Read8(2) << 16 | b.Registers.Read8(3) << 24);
            return Verdict.Of(together == apart, $"{together:X8}h together, {apart:X8}h apart");
        }),
        Check("byte-reads-a-part", "hardware 1.2", "A byte read gives its byte of a wider register", static b =>
        {
            (byte part, int whole) = (b.Registers.Read8(1), b.Registers.Read16(0));
            return Verdict.Of(part == whole >> 8, $"GCAP {whole:X4}h, its upper byte {part:X2}h");
        }),
        Check("capabilities-are-read-only", "HDA 1.0a 3.3.2", "Writes to GCAP and VMAJ change nothing", static b =>
        {
            b.Registers.Write16(GlobalCapabilities.Offset, (ushort)~b.Capabilities.Raw);
            b.Registers.Write8(MajorVersion.Offset, 0x7E);
            (int after, byte major) = (b.Registers.Read16(GlobalCapabilities.Offset), b.Registers.Read8(MajorVersion.Offset));
            return Verdict.Of(after == b.Capabilities.Raw && major != 0x7E, $"GCAP {after:X4}h, VMAJ {major}");
        }),
        Check("reserved-reads-zero", "hardware 1.2", "A place without a register reads 0, whatever was written", static b =>
        {
            b.Registers.Write32(0x28, uint.MaxValue);
            uint value = b.Registers.Read32(0x28);
            return Verdict.Of(value == 0, $"28h reads {value:X8}h");
        }),
    ];

    private static Verdict Payload(int words, int most) => Verdict.Of((words & 0xFF) != 0 && words >> 8 == 0 && words <= 4 * most, $"{words} words");

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("identity", name, section, claim, ask);
}
