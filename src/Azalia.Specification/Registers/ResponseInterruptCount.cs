using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>RINTCNT, response interrupt count. HDA 1.0a 3.3.28.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct ResponseInterruptCount(ushort Raw) : IRegister<ResponseInterruptCount, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x5A;

    /// <inheritdoc/>
    public static ushort Writable => 0x00FF;

    /// <summary>Responses for one interrupt; 0 is 256. Changed only while the RIRB does not run.</summary>
    public byte Code { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <summary>Responses for one interrupt, 1 to 256.</summary>
    public int Responses => Code == 0 ? 256 : Code;

    /// <inheritdoc/>
    public static ResponseInterruptCount From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Responses).Any;
}
