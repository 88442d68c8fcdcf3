using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// ICS, immediate command status. HDA 1.0a 3.4.3.
/// Bits 7:2 are an optional extension; a controller without it reads 0 there.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct ImmediateCommandStatus(ushort Raw) : IRegister<ImmediateCommandStatus, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x68;

    /// <inheritdoc/>
    public static ushort Writable => 0x0001;

    /// <inheritdoc/>
    public static ushort WriteOneToClear => 0x0002;

    /// <summary>IRRADD: the codec that the response is from. Read only.</summary>
    public byte CodecAddress { get => (byte)Bits.Get(Raw, 4, 4); init => Raw = Bits.Set(Raw, 4, 4, value); }

    /// <summary>IRRUNSOL: nobody asked for the response. Read only.</summary>
    public bool IsUnsolicited { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>ICVER: bits 7:3 mean something. Read only.</summary>
    public bool HasExtension { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>IRV: a response has come. Written as 1 it is cleared.</summary>
    public bool ResultValid { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>ICB: 1 sends the command; the hardware clears it with the response. Software may clear it after a time-out.</summary>
    public bool Busy { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static ImmediateCommandStatus From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(CodecAddress).Show(IsUnsolicited).Show(HasExtension).Show(ResultValid).Show(Busy).Any;
}
