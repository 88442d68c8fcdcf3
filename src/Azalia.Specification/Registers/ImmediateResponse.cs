using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>IR, immediate response. HDA 1.0a 3.4.2.</summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct ImmediateResponse(uint Raw) : IRegister<ImmediateResponse, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x64;

    /// <inheritdoc/>
    public static uint Writable => 0;

    /// <summary>The last response; valid while IRV is set.</summary>
    public uint Response { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static ImmediateResponse From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Response).Any;
}
