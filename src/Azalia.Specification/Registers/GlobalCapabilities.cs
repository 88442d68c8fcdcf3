using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// GCAP, global capabilities. HDA 1.0a 3.3.2.
/// Implementation specific; the value at reset is that of the ICH family: four inputs, four outputs, one SDO, 64-bit addresses.
/// Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct GlobalCapabilities(ushort Raw) : IRegister<GlobalCapabilities, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x00;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x4401;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>OSS: output stream descriptors, 0 to 15.</summary>
    public byte OutputStreams { get => (byte)Bits.Get(Raw, 12, 4); init => Raw = Bits.Set(Raw, 12, 4, value); }

    /// <summary>ISS: input stream descriptors, 0 to 15.</summary>
    public byte InputStreams { get => (byte)Bits.Get(Raw, 8, 4); init => Raw = Bits.Set(Raw, 8, 4, value); }

    /// <summary>BSS: bidirectional stream descriptors, 0 to 30.</summary>
    public byte BidirectionalStreams { get => (byte)Bits.Get(Raw, 3, 5); init => Raw = Bits.Set(Raw, 3, 5, value); }

    /// <summary>NSDO: 0 is one SDO line, 1 is two, 2 is four, 3 is reserved.</summary>
    public byte SerialDataOutCode { get => (byte)Bits.Get(Raw, 1, 2); init => Raw = Bits.Set(Raw, 1, 2, value); }

    /// <summary>64OK: descriptor lists, buffers, CORB, RIRB and position buffer may lie above 4 GiB.</summary>
    public bool Supports64BitAddresses { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Stream descriptors of all kinds: inputs lie first, then outputs, then bidirectional ones.</summary>
    public int StreamCount => InputStreams + OutputStreams + BidirectionalStreams;

    /// <summary>SDO lines: 1, 2 or 4; a reserved code counts as one.</summary>
    public int SerialDataOutLines => SerialDataOutCode is 1 or 2 ? 1 << SerialDataOutCode : 1;

    /// <inheritdoc/>
    public static GlobalCapabilities From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(OutputStreams)
        .Show(InputStreams)
        .Show(BidirectionalStreams)
        .Show(SerialDataOutCode)
        .Show(Supports64BitAddresses)
        .Any;
}
