using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// STATESTS, state change status. HDA 1.0a 3.3.9.
/// In the resume well: neither CRST nor D3 changes it, so that it is cleared by hand before a reset.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct StateChangeStatus(ushort Raw) : IRegister<StateChangeStatus, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x0E;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <inheritdoc/>
    public static ushort WriteOneToClear => 0x7FFF;

    /// <summary>SDIWAKE: bit n says that a codec on SDI n asked for its address, or woke. The map of codecs after a reset.</summary>
    public ushort Codecs { get => (ushort)Bits.Get(Raw, 0, 15); init => Raw = Bits.Set(Raw, 0, 15, value); }

    /// <summary>Whether the codec with this address (0 to 14) signalled.</summary>
    public bool HasCodec(int codecAddress) => codecAddress is >= 0 and < 15 && Bits.Get(Raw, codecAddress);

    /// <inheritdoc/>
    public static StateChangeStatus From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Codecs).Any;
}
