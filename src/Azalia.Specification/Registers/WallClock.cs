using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>WALCLK, wall clock counter. HDA 1.0a 3.3.16.</summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct WallClock(uint Raw) : IRegister<WallClock, uint>
{
    /// <summary>WALCLKA: a read-only copy, alone in a page that may be given to user mode.</summary>
    public const int AliasOffset = 0x2030;

    /// <inheritdoc/>
    public static int Offset => 0x30;

    /// <inheritdoc/>
    public static uint Writable => 0;

    /// <summary>Ticks of the 24 MHz link clock since CRST was set, modulo 2^32 (178.957 s).</summary>
    public uint Ticks { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static WallClock From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Ticks).Any;
}
