using System.Xml.Linq;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Tests.Registers;

public sealed class RegisterCatalogTests
{
    private const int WindowLength = 0x4000;

    public static TheoryData<string> Types => RegisterTable.Types;

    [Fact]
    public void It_lists_the_documents_registers_in_their_order()
    {
        Assert.Equal(RegisterTable.Global.Select(row => row.Mnemonic), RegisterCatalog.Global.Select(register => register.Mnemonic));
        Assert.Equal(RegisterTable.StreamDescriptor.Select(row => row.Mnemonic), RegisterCatalog.StreamDescriptor.Select(register => register.Mnemonic));
    }

    [Theory, MemberData(nameof(Types))]
    public void A_listed_register_is_that_of_the_document(string type)
    {
        RegisterTable.Row row = RegisterTable.Of(type);

        RegisterInfo register = Entry(type);

        Assert.Equal(
            (row.Mnemonic, row.Offset, row.Width, row.Reset, row.Writable, row.Clear, row.WriteOnly),
            (register.Mnemonic, register.Offset, register.Width, register.ResetValue, register.Writable, register.WriteOneToClear, register.WriteOnly));
        Assert.Equal(RegisterTable.StreamDescriptor.Contains(row), register.IsInStreamDescriptor);
    }

    [Fact]
    public void Every_byte_of_the_window_belongs_to_the_register_that_the_document_puts_there()
    {
        string?[] expected = ExpectedMnemonics();

        string?[] found = [.. Enumerable.Range(0, WindowLength).Select(offset => RegisterCatalog.Find(offset)?.Mnemonic)];

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(WindowLength)]
    [InlineData(int.MaxValue)]
    public void Nothing_is_found_outside_of_the_window(int offset) => Assert.Null(RegisterCatalog.Find(offset));

    [Theory]
    [InlineData(0x102, 0x100, 4, false)]
    [InlineData(0x2031, 0x2030, -1, true)]
    [InlineData(0x20A4, 0x20A4, 1, true)]
    [InlineData(0x34, 0x34, -1, true)]
    public void A_location_says_where_its_register_begins(int offset, int start, int streamIndex, bool isAlias)
    {
        RegisterLocation location = RegisterCatalog.Find(offset)!.Value;

        Assert.Equal((start, streamIndex, isAlias), (location.Offset, location.StreamIndex, location.IsAlias));
    }

    [Theory]
    [InlineData(0x08, 4, 0x101, "GCTL GlobalControl { AcceptUnsolicited = True, OutOfReset = True }")]
    [InlineData(0x4E, 1, 0x42, "CORBSIZE CorbSize { Capabilities = 0x4, Entries = 256 }")]
    [InlineData(0x112, 2, 0x0011, "SD4FMT StreamFormatRegister { SampleRate = 48000, BitsPerSample = 16, Channels = 2 }")]
    [InlineData(0x80, 4, 0x0450_0006, "SD0CTL StreamControl { Run = True, InterruptOnCompletion = True, StreamNumber = 5 }, SD0STS StreamStatus { BufferCompleted = True }")]
    [InlineData(0x00, 4, 0x0100_4401, "GCAP GlobalCapabilities { OutputStreams = 4, InputStreams = 4, Supports64BitAddresses = True }, VMIN MinorVersion { }, VMAJ MajorVersion { Value = 1 }")]
    [InlineData(0x82, 1, 0x50, "SD0CTL[2] 0x50")]
    [InlineData(0x0A, 2, 0x0001, "GCTL[2] 0x0001")]
    [InlineData(0x1C, 4, 0xAB, "reserved 0x000000AB")]
    [InlineData(0x2030, 4, 24, "WALCLKA WallClock { Ticks = 24 }")]
    public void An_access_is_told_as_typed_text(int offset, int width, uint value, string text) =>
        Assert.Equal(text, RegisterCatalog.Describe(offset, width, value));

    [Theory, MemberData(nameof(Types))]
    public void The_types_documentation_opens_with_mnemonic_and_section(string type)
    {
        RegisterInfo register = Entry(type);
        string file = Path.ChangeExtension(typeof(Bits).Assembly.Location, ".xml");
        XElement member = XDocument.Load(file).Descendants("member").Single(element => element.Attribute("name")!.Value == "T:" + register.Type.FullName);

        string summary = member.Element("summary")!.Value.Trim();

        Assert.StartsWith(register.Mnemonic + ", ", summary, StringComparison.Ordinal);
        if (register.Section.StartsWith("HDA", StringComparison.Ordinal))
            Assert.Contains(register.Section + ".", summary, StringComparison.Ordinal);
    }

    private static RegisterInfo Entry(string type) =>
        RegisterCatalog.Global.Concat(RegisterCatalog.StreamDescriptor).Single(register => register.Name == type);

    private static string?[] ExpectedMnemonics()
    {
        var names = new string?[WindowLength];
        foreach (RegisterTable.Row row in RegisterTable.Global)
            Array.Fill(names, row.Mnemonic, row.Offset, row.Width);

        Array.Fill(names, "SSYNCA", 0x34, 4);
        Array.Fill(names, "WALCLKA", 0x2030, 4);
        for (int stream = 0; stream < 30; stream++)
        {
            foreach (RegisterTable.Row row in RegisterTable.StreamDescriptor)
                Array.Fill(names, row.Mnemonic.Replace("n", $"{stream}", StringComparison.Ordinal), 0x80 + 0x20 * stream + row.Offset, row.Width);

            Array.Fill(names, $"SD{stream}LPIBA", 0x2084 + 0x20 * stream, 4);
        }

        return names;
    }
}
