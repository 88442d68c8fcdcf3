using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>VMIN, minor version. HDA 1.0a 3.3.3.</summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct MinorVersion(byte Raw) : IRegister<MinorVersion, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x02;

    /// <inheritdoc/>
    public static byte Writable => 0;

    /// <summary>0 in version 1.0.</summary>
    public byte Value { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static MinorVersion From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Value).Any;
}
