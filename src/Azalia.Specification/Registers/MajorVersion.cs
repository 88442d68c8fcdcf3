using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>VMAJ, major version. HDA 1.0a 3.3.4.</summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct MajorVersion(byte Raw) : IRegister<MajorVersion, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x03;

    /// <inheritdoc/>
    public static byte ResetValue => 0x01;

    /// <inheritdoc/>
    public static byte Writable => 0;

    /// <summary>1 in version 1.0.</summary>
    public byte Value { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static MajorVersion From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Value).Any;
}
