using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// INTSTS, interrupt status. HDA 1.0a 3.3.15.
/// Read only: each cause is cleared where it stands.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct InterruptStatus(uint Raw) : IRegister<InterruptStatus, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x24;

    /// <inheritdoc/>
    public static uint Writable => 0;

    /// <summary>GIS: an enabled cause is pending.</summary>
    public bool Global { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>CIS: a cause in RIRBSTS, CORBSTS or STATESTS that is enabled there.</summary>
    public bool Controller { get => Bits.Get(Raw, 30); init => Raw = Bits.Set(Raw, 30, value); }

    /// <summary>SIS: bit n is stream descriptor n, with a cause in SDnSTS that SDnCTL enables.</summary>
    public uint Streams { get => Bits.Get(Raw, 0, 30); init => Raw = Bits.Set(Raw, 0, 30, value); }

    /// <inheritdoc/>
    public static InterruptStatus From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Global).Show(Controller).Hex(Streams).Any;
}
