using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// RIRBSTS, RIRB status. HDA 1.0a 3.3.30.
/// Acknowledged before the write pointer is read, so that no response is left without an interrupt.
/// </summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct RirbStatus(byte Raw) : IRegister<RirbStatus, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x5D;

    /// <inheritdoc/>
    public static byte Writable => 0;

    /// <inheritdoc/>
    public static byte WriteOneToClear => 0x05;

    /// <summary>RIRBOIS: a response came and could not be written; it is lost.</summary>
    public bool Overrun { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>RINTFL: as many responses came as RINTCNT says, or a frame without one after some.</summary>
    public bool Response { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static RirbStatus From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Overrun).Show(Response).Any;
}
