namespace Azalia.Simulation.Tests.Registers;

/// <summary>
/// The registers of hardware 1.3 to 1.6 for a controller with four inputs and four outputs, typed from the documents. It
/// shares no line with the declarations that the controller is built from, on purpose: a mistake there must not hide here.
/// </summary>
internal static class RegisterTable
{
    public const int InputStreams = 4;
    public const int OutputStreams = 4;

    /// <summary>One register.</summary>
    /// <param name="Name">Mnemonic.</param>
    /// <param name="Offset">Byte offset in the window.</param>
    /// <param name="Width">Bytes.</param>
    /// <param name="Reset">Value after reset.</param>
    /// <param name="Writable">RW bits that store what is written.</param>
    /// <param name="Clear">RW1C bits.</param>
    /// <param name="Acts">RW bits that start something, so that what reads back afterwards is not simply what was written.</param>
    /// <param name="Survives">Whether it keeps its value through a controller reset, and answers during one.</param>
    public sealed record Row(
        string Name, int Offset, int Width, uint Reset, uint Writable = 0, uint Clear = 0, uint Acts = 0, bool Survives = false);

    public static IReadOnlyList<Row> Rows { get; } =
    [
        // 1.3
        new("GCAP", 0x00, 2, 0x4401),
        new("VMIN", 0x02, 1, 0x00),
        new("VMAJ", 0x03, 1, 0x01),
        new("OUTPAY", 0x04, 2, 0x003C),
        new("INPAY", 0x06, 2, 0x001D),
        new("GCTL", 0x08, 4, 0x0000_0000, Writable: 0x0000_0100, Acts: 0x0000_0003),
        new("WAKEEN", 0x0C, 2, 0x0000, Writable: 0x7FFF, Survives: true),
        new("STATESTS", 0x0E, 2, 0x0000, Clear: 0x7FFF, Survives: true),
        new("GSTS", 0x10, 2, 0x0000, Clear: 0x0002),
        new("GCAP2", 0x12, 2, 0x0000),
        new("LLCH", 0x14, 2, 0x0000),
        new("OUTSTRMPAY", 0x18, 2, 0x0030),
        new("INSTRMPAY", 0x1A, 2, 0x0018),
        new("INTCTL", 0x20, 4, 0x0000_0000, Writable: 0xC000_00FF),
        new("INTSTS", 0x24, 4, 0x0000_0000),
        new("WALCLK", 0x30, 4, 0x0000_0000),
        new("SSYNC", 0x38, 4, 0x0000_0000, Writable: 0x0000_00FF),

        // 1.4
        new("CORBLBASE", 0x40, 4, 0x0000_0000, Writable: 0xFFFF_FF80),
        new("CORBUBASE", 0x44, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),
        new("CORBWP", 0x48, 2, 0x0000, Writable: 0x00FF),
        new("CORBRP", 0x4A, 2, 0x0000, Acts: 0x8000),
        new("CORBCTL", 0x4C, 1, 0x00, Writable: 0x01, Acts: 0x02),
        new("CORBSTS", 0x4D, 1, 0x00, Clear: 0x01),
        new("CORBSIZE", 0x4E, 1, 0x42),
        new("RIRBLBASE", 0x50, 4, 0x0000_0000, Writable: 0xFFFF_FF80),
        new("RIRBUBASE", 0x54, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),
        new("RIRBWP", 0x58, 2, 0x0000),
        new("RINTCNT", 0x5A, 2, 0x0000, Writable: 0x00FF),
        new("RIRBCTL", 0x5C, 1, 0x00, Writable: 0x05, Acts: 0x02),
        new("RIRBSTS", 0x5D, 1, 0x00, Clear: 0x05),
        new("RIRBSIZE", 0x5E, 1, 0x42),
        new("IC", 0x60, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),
        new("IR", 0x64, 4, 0x0000_0000),
        new("ICS", 0x68, 2, 0x0000, Clear: 0x0002, Acts: 0x0001),
        new("DPLBASE", 0x70, 4, 0x0000_0000, Writable: 0xFFFF_FF81),
        new("DPUBASE", 0x74, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),

        // 1.5
        .. Enumerable.Range(0, InputStreams + OutputStreams).SelectMany(StreamDescriptor),

        // 1.6
        new("WALCLKA", 0x2030, 4, 0x0000_0000),
        .. Enumerable.Range(0, InputStreams + OutputStreams).Select(n => new Row($"LPIBA{n}", 0x2084 + 0x20 * n, 4, 0)),
    ];

    /// <summary>The register that has a byte, or null.</summary>
    public static Row? At(int offset) => Rows.FirstOrDefault(row => offset >= row.Offset && offset < row.Offset + row.Width);

    // TP is hard-wired to 1; one SDO line, so STRIPE is 0; no stream is bidirectional, so DIR is 0.
    private static IEnumerable<Row> StreamDescriptor(int n)
    {
        int at = 0x80 + 0x20 * n;
        bool isOutput = n >= InputStreams;
        return
        [
            new($"SD{n}CTL", at + 0x00, 3, 0x04_0000, Writable: 0xF0_001C, Acts: 0x00_0003),
            new($"SD{n}STS", at + 0x03, 1, 0x00, Clear: 0x1C),
            new($"SD{n}LPIB", at + 0x04, 4, 0x0000_0000),
            new($"SD{n}CBL", at + 0x08, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),
            new($"SD{n}LVI", at + 0x0C, 2, 0x0000, Writable: 0x00FF),
            new($"SD{n}FIFOW", at + 0x0E, 2, 0x0004),

            // An output takes only six values, and an input's follows its format; both have their own tests.
            new($"SD{n}FIFOS", at + 0x10, 2, isOutput ? 0x00BFu : 0x0077u, Acts: isOutput ? 0xFFFFu : 0),
            new($"SD{n}FMT", at + 0x12, 2, 0x0000, Writable: 0x7F7F),
            new($"SD{n}FIFOL", at + 0x14, 2, 0x0000),
            new($"SD{n}BDPL", at + 0x18, 4, 0x0000_0000, Writable: 0xFFFF_FF80),
            new($"SD{n}BDPU", at + 0x1C, 4, 0x0000_0000, Writable: 0xFFFF_FFFF),
        ];
    }
}
