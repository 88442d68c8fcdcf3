using System.Globalization;
using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>All registers as data: what traces, documents and tests read. Its own texts allocate; no hot path asks it.</summary>
public static class RegisterCatalog
{
    private const string Intel = "Intel chipset datasheets";

    private static readonly RegisterInfo[] s_global =
    [
        RegisterInfo.Of<GlobalCapabilities, ushort>("GCAP", "HDA 1.0a 3.3.2"),
        RegisterInfo.Of<MinorVersion, byte>("VMIN", "HDA 1.0a 3.3.3"),
        RegisterInfo.Of<MajorVersion, byte>("VMAJ", "HDA 1.0a 3.3.4"),
        RegisterInfo.Of<OutputPayload, ushort>("OUTPAY", "HDA 1.0a 3.3.5"),
        RegisterInfo.Of<InputPayload, ushort>("INPAY", "HDA 1.0a 3.3.6"),
        RegisterInfo.Of<GlobalControl, uint>("GCTL", "HDA 1.0a 3.3.7"),
        RegisterInfo.Of<WakeEnable, ushort>("WAKEEN", "HDA 1.0a 3.3.8"),
        RegisterInfo.Of<StateChangeStatus, ushort>("STATESTS", "HDA 1.0a 3.3.9"),
        RegisterInfo.Of<GlobalStatus, ushort>("GSTS", "HDA 1.0a 3.3.10"),
        RegisterInfo.Of<GlobalCapabilities2, ushort>("GCAP2", Intel),
        RegisterInfo.Of<LinkedListCapabilities, ushort>("LLCH", Intel),
        RegisterInfo.Of<OutputStreamPayload, ushort>("OUTSTRMPAY", "HDA 1.0a 3.3.11"),
        RegisterInfo.Of<InputStreamPayload, ushort>("INSTRMPAY", "HDA 1.0a 3.3.12"),
        RegisterInfo.Of<InterruptControl, uint>("INTCTL", "HDA 1.0a 3.3.14"),
        RegisterInfo.Of<InterruptStatus, uint>("INTSTS", "HDA 1.0a 3.3.15"),
        RegisterInfo.Of<WallClock, uint>("WALCLK", "HDA 1.0a 3.3.16"),
        RegisterInfo.Of<StreamSynchronization, uint>("SSYNC", "HDA 1.0a 3.3.17"),
        RegisterInfo.Of<CorbLowerBase, uint>("CORBLBASE", "HDA 1.0a 3.3.18"),
        RegisterInfo.Of<CorbUpperBase, uint>("CORBUBASE", "HDA 1.0a 3.3.19"),
        RegisterInfo.Of<CorbWritePointer, ushort>("CORBWP", "HDA 1.0a 3.3.20"),
        RegisterInfo.Of<CorbReadPointer, ushort>("CORBRP", "HDA 1.0a 3.3.21"),
        RegisterInfo.Of<CorbControl, byte>("CORBCTL", "HDA 1.0a 3.3.22"),
        RegisterInfo.Of<CorbStatus, byte>("CORBSTS", "HDA 1.0a 3.3.23"),
        RegisterInfo.Of<CorbSize, byte>("CORBSIZE", "HDA 1.0a 3.3.24"),
        RegisterInfo.Of<RirbLowerBase, uint>("RIRBLBASE", "HDA 1.0a 3.3.25"),
        RegisterInfo.Of<RirbUpperBase, uint>("RIRBUBASE", "HDA 1.0a 3.3.26"),
        RegisterInfo.Of<RirbWritePointer, ushort>("RIRBWP", "HDA 1.0a 3.3.27"),
        RegisterInfo.Of<ResponseInterruptCount, ushort>("RINTCNT", "HDA 1.0a 3.3.28"),
        RegisterInfo.Of<RirbControl, byte>("RIRBCTL", "HDA 1.0a 3.3.29"),
        RegisterInfo.Of<RirbStatus, byte>("RIRBSTS", "HDA 1.0a 3.3.30"),
        RegisterInfo.Of<RirbSize, byte>("RIRBSIZE", "HDA 1.0a 3.3.31"),
        RegisterInfo.Of<ImmediateCommand, uint>("IC", "HDA 1.0a 3.4.1"),
        RegisterInfo.Of<ImmediateResponse, uint>("IR", "HDA 1.0a 3.4.2"),
        RegisterInfo.Of<ImmediateCommandStatus, ushort>("ICS", "HDA 1.0a 3.4.3"),
        RegisterInfo.Of<PositionLowerBase, uint>("DPLBASE", "HDA 1.0a 3.3.32"),
        RegisterInfo.Of<PositionUpperBase, uint>("DPUBASE", "HDA 1.0a 3.3.33"),
    ];

    private static readonly RegisterInfo[] s_streamDescriptor =
    [
        RegisterInfo.Of<StreamControl, uint>("SDnCTL", "HDA 1.0a 3.3.35", isInStreamDescriptor: true),
        RegisterInfo.Of<StreamStatus, byte>("SDnSTS", "HDA 1.0a 3.3.36", isInStreamDescriptor: true),
        RegisterInfo.Of<LinkPosition, uint>("SDnLPIB", "HDA 1.0a 3.3.37", isInStreamDescriptor: true),
        RegisterInfo.Of<CyclicBufferLength, uint>("SDnCBL", "HDA 1.0a 3.3.38", isInStreamDescriptor: true),
        RegisterInfo.Of<LastValidIndex, ushort>("SDnLVI", "HDA 1.0a 3.3.39", isInStreamDescriptor: true),
        RegisterInfo.Of<FifoWatermark, ushort>("SDnFIFOW", Intel, isInStreamDescriptor: true),
        RegisterInfo.Of<FifoSize, ushort>("SDnFIFOS", "HDA 1.0a 3.3.40", isInStreamDescriptor: true),
        RegisterInfo.Of<StreamFormatRegister, ushort>("SDnFMT", "HDA 1.0a 3.3.41", isInStreamDescriptor: true),
        RegisterInfo.Of<FifoLimit, ushort>("SDnFIFOL", Intel, isInStreamDescriptor: true),
        RegisterInfo.Of<DescriptorListLowerBase, uint>("SDnBDPL", "HDA 1.0a 3.3.42", isInStreamDescriptor: true),
        RegisterInfo.Of<DescriptorListUpperBase, uint>("SDnBDPU", "HDA 1.0a 3.3.43", isInStreamDescriptor: true),
    ];

    // One entry for each byte; null where nothing is declared.
    private static readonly RegisterInfo?[] s_globalByOffset = ByOffset(s_global, StreamDescriptorLayout.FirstOffset);
    private static readonly RegisterInfo?[] s_streamByOffset = ByOffset(s_streamDescriptor, StreamDescriptorLayout.Size);

    /// <summary>The registers below the stream descriptors, by offset.</summary>
    public static IReadOnlyList<RegisterInfo> Global => s_global;

    /// <summary>The registers of one stream descriptor, by offset in it.</summary>
    public static IReadOnlyList<RegisterInfo> StreamDescriptor => s_streamDescriptor;

    /// <summary>
    /// The register that the byte at <paramref name="offset"/> of the window belongs to, or null for a reserved place. It knows 30
    /// stream descriptors, the copies in the page at 2000h, and SSYNC's old place at 34h.
    /// </summary>
    public static RegisterLocation? Find(int offset)
    {
        if (offset < 0)
            return null;

        if (offset < StreamDescriptorLayout.FirstOffset)
            return InGlobals(offset) ?? AliasOf<StreamSynchronization>(offset, StreamSynchronization.LegacyOffset);

        int index = StreamDescriptorLayout.IndexOf(offset);
        if (index >= 0)
            return InStreamDescriptor(offset, index);

        index = (offset - LinkPosition.AliasOffset) / StreamDescriptorLayout.Size;
        return offset >= LinkPosition.AliasOffset && index < StreamDescriptorLayout.MaximumCount
            ? AliasOf<LinkPosition>(offset, StreamDescriptorLayout.LinkPositionAlias(index), index)
            : AliasOf<WallClock>(offset, WallClock.AliasOffset);
    }

    /// <summary>
    /// An access as typed text. One that covers registers shows each, as <c>SD4CTL StreamControl { Run = True }, SD4STS StreamStatus
    /// { }</c> for a dword; of one that covers only a part of a register the bytes are shown, as <c>SD4CTL[2] 0x50</c>.
    /// </summary>
    /// <param name="offset">Byte offset in the window.</param>
    /// <param name="width">Bytes of the access: 1, 2 or 4.</param>
    /// <param name="value">What was read or written.</param>
    public static string Describe(int offset, int width, uint value)
    {
        StringBuilder text = new();
        for (int done = 0; done < width;)
        {
            if (text.Length > 0)
                _ = text.Append(", ");

            done += DescribeOne(text, offset + done, width - done, value >> done * 8);
        }

        return text.ToString();
    }

    private static int DescribeOne(StringBuilder text, int offset, int remaining, uint value)
    {
        if (Find(offset) is not { } location)
        {
            // A reserved place ends where the next register begins.
            int length = 1;
            while (length < remaining && Find(offset + length) is null)
                length++;

            _ = AppendBytes(text.Append("reserved"), length, value);
            return length;
        }

        int skipped = offset - location.Offset;
        int covered = Math.Min(location.Register.Width - skipped, remaining);
        _ = text.Append(location.Mnemonic);
        _ = covered == location.Register.Width
            ? text.Append(' ').Append(location.Register.Describe(value & MaskOf(covered)))
            : AppendBytes(text.Append(CultureInfo.InvariantCulture, $"[{skipped}]"), covered, value);
        return covered;
    }

    private static StringBuilder AppendBytes(StringBuilder text, int length, uint value) =>
        text.Append(" 0x").Append((value & MaskOf(length)).ToString("X" + length * 2, CultureInfo.InvariantCulture));

    private static uint MaskOf(int length) => uint.MaxValue >> 32 - length * 8;

    private static RegisterLocation? InGlobals(int offset) =>
        s_globalByOffset[offset] is { } register ? new RegisterLocation(register, register.Offset, -1, IsAlias: false) : null;

    private static RegisterLocation? InStreamDescriptor(int offset, int index)
    {
        int start = StreamDescriptorLayout.Base(index);
        return s_streamByOffset[offset - start] is { } register
            ? new RegisterLocation(register, start + register.Offset, index, IsAlias: false)
            : null;
    }

    private static RegisterLocation? AliasOf<T>(int offset, int start, int streamIndex = -1)
    {
        RegisterInfo[] registers = streamIndex < 0 ? s_global : s_streamDescriptor;
        RegisterInfo register = Array.Find(registers, static candidate => candidate.Type == typeof(T))!;
        return offset >= start && offset < start + register.Width
            ? new RegisterLocation(register, start, streamIndex, IsAlias: true)
            : null;
    }

    private static RegisterInfo?[] ByOffset(RegisterInfo[] registers, int length)
    {
        var map = new RegisterInfo?[length];
        foreach (RegisterInfo register in registers)
            Array.Fill(map, register, register.Offset, register.Width);

        return map;
    }
}
