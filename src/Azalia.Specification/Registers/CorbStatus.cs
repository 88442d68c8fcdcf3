using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>CORBSTS, CORB status. HDA 1.0a 3.3.23.</summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct CorbStatus(byte Raw) : IRegister<CorbStatus, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x4D;

    /// <inheritdoc/>
    public static byte Writable => 0;

    /// <inheritdoc/>
    public static byte WriteOneToClear => 0x01;

    /// <summary>CMEI: fetching the CORB failed. Fatal: the controller needs a reset.</summary>
    public bool MemoryError { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static CorbStatus From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(MemoryError).Any;
}
