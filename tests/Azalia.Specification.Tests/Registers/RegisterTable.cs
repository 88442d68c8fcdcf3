namespace Azalia.Specification.Tests.Registers;

/// <summary>
/// The registers once more, typed from the tables of the hardware's documents and not from the code: the guard against a mistake
/// that driver and device would share. A row that looks wrong is settled with the documents in hand, never by copying the code.
/// </summary>
internal static class RegisterTable
{
    internal sealed record Row(
        string Mnemonic, string Type, int Offset, int Width, uint Reset, uint Writable = 0, uint Clear = 0, uint WriteOnly = 0);

    public static Row[] Global { get; } =
    [
        //                                              off  size reset
        new("GCAP",       "GlobalCapabilities",        0x00, 2, 0x4401),
        new("VMIN",       "MinorVersion",              0x02, 1, 0x00),
        new("VMAJ",       "MajorVersion",              0x03, 1, 0x01),
        new("OUTPAY",     "OutputPayload",             0x04, 2, 0x003C),
        new("INPAY",      "InputPayload",              0x06, 2, 0x001D),
        new("GCTL",       "GlobalControl",             0x08, 4, 0x00000000, Writable: 1u << 8 | 1u << 1 | 1u << 0),
        new("WAKEEN",     "WakeEnable",                0x0C, 2, 0x0000, Writable: 0x7FFF),
        new("STATESTS",   "StateChangeStatus",         0x0E, 2, 0x0000, Clear: 0x7FFF),
        new("GSTS",       "GlobalStatus",              0x10, 2, 0x0000, Clear: 1u << 1),
        new("GCAP2",      "GlobalCapabilities2",       0x12, 2, 0x0000),
        new("LLCH",       "LinkedListCapabilities",    0x14, 2, 0x0000),
        new("OUTSTRMPAY", "OutputStreamPayload",       0x18, 2, 0x0030),
        new("INSTRMPAY",  "InputStreamPayload",        0x1A, 2, 0x0018),
        new("INTCTL",     "InterruptControl",          0x20, 4, 0x00000000, Writable: 0xFFFFFFFF),
        new("INTSTS",     "InterruptStatus",           0x24, 4, 0x00000000),
        new("WALCLK",     "WallClock",                 0x30, 4, 0x00000000),
        new("SSYNC",      "StreamSynchronization",     0x38, 4, 0x00000000, Writable: (1u << 30) - 1),
        new("CORBLBASE",  "CorbLowerBase",             0x40, 4, 0x00000000, Writable: ~0x7Fu),
        new("CORBUBASE",  "CorbUpperBase",             0x44, 4, 0x00000000, Writable: ~0u),
        new("CORBWP",     "CorbWritePointer",          0x48, 2, 0x0000, Writable: 0x00FF),
        new("CORBRP",     "CorbReadPointer",           0x4A, 2, 0x0000, Writable: 1u << 15),
        new("CORBCTL",    "CorbControl",               0x4C, 1, 0x00, Writable: 1u << 1 | 1u << 0),
        new("CORBSTS",    "CorbStatus",                0x4D, 1, 0x00, Clear: 1u << 0),
        new("CORBSIZE",   "CorbSize",                  0x4E, 1, 0x42, Writable: 0b11),
        new("RIRBLBASE",  "RirbLowerBase",             0x50, 4, 0x00000000, Writable: ~0x7Fu),
        new("RIRBUBASE",  "RirbUpperBase",             0x54, 4, 0x00000000, Writable: ~0u),
        new("RIRBWP",     "RirbWritePointer",          0x58, 2, 0x0000, WriteOnly: 1u << 15),
        new("RINTCNT",    "ResponseInterruptCount",    0x5A, 2, 0x0000, Writable: 0x00FF),
        new("RIRBCTL",    "RirbControl",               0x5C, 1, 0x00, Writable: 1u << 2 | 1u << 1 | 1u << 0),
        new("RIRBSTS",    "RirbStatus",                0x5D, 1, 0x00, Clear: 1u << 2 | 1u << 0),
        new("RIRBSIZE",   "RirbSize",                  0x5E, 1, 0x42, Writable: 0b11),
        new("IC",         "ImmediateCommand",          0x60, 4, 0x00000000, Writable: ~0u),
        new("IR",         "ImmediateResponse",         0x64, 4, 0x00000000),
        new("ICS",        "ImmediateCommandStatus",    0x68, 2, 0x0000, Writable: 1u << 0, Clear: 1u << 1),
        new("DPLBASE",    "PositionLowerBase",         0x70, 4, 0x00000000, Writable: ~0x7Fu | 1u << 0),
        new("DPUBASE",    "PositionUpperBase",         0x74, 4, 0x00000000, Writable: ~0u),
    ];

    /// <summary>Offsets in a descriptor. FIFO sizes and watermark at reset are those of an ICH output.</summary>
    public static Row[] StreamDescriptor { get; } =
    [
        // STRM 23:20, TP 18, STRIPE 17:16, DEIE 4, FEIE 3, IOCE 2, RUN 1, SRST 0; DIR is RO where the direction is fixed.
        new("SDnCTL",     "StreamControl",             0x00, 3, 0x000000, Writable: 0xFu << 20 | 1u << 18 | 3u << 16 | 0b1_1111),
        new("SDnSTS",     "StreamStatus",              0x03, 1, 0x00, Clear: 1u << 4 | 1u << 3 | 1u << 2),
        new("SDnLPIB",    "LinkPosition",              0x04, 4, 0x00000000),
        new("SDnCBL",     "CyclicBufferLength",        0x08, 4, 0x00000000, Writable: ~0u),
        new("SDnLVI",     "LastValidIndex",            0x0C, 2, 0x0000, Writable: 0x00FF),
        new("SDnFIFOW",   "FifoWatermark",             0x0E, 2, 0x0004),
        new("SDnFIFOS",   "FifoSize",                  0x10, 2, 0x00BF),
        // BASE 14, MULT 13:11, DIV 10:8, BITS 6:4, CHAN 3:0.
        new("SDnFMT",     "StreamFormatRegister",      0x12, 2, 0x0000, Writable: 0b0111_1111_0111_1111),
        new("SDnFIFOL",   "FifoLimit",                 0x14, 2, 0x0000),
        new("SDnBDPL",    "DescriptorListLowerBase",   0x18, 4, 0x00000000, Writable: ~0x7Fu),
        new("SDnBDPU",    "DescriptorListUpperBase",   0x1C, 4, 0x00000000, Writable: ~0u),
    ];

    public static IEnumerable<Row> All => Global.Concat(StreamDescriptor);

    public static TheoryData<string> Types => [.. All.Select(row => row.Type)];

    public static Row Of(string type) => All.Single(row => row.Type == type);
}
