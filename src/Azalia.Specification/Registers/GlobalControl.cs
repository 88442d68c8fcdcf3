using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// GCTL, global control. HDA 1.0a 3.3.7.
/// Bit 2 (LPLE, Intel's low-power link) is not modelled: it reads 0.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct GlobalControl(uint Raw) : IRegister<GlobalControl, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x08;

    /// <inheritdoc/>
    public static uint Writable => 0x0000_0103;

    /// <summary>UNSOL: unsolicited responses go to the RIRB; otherwise they are dropped.</summary>
    public bool AcceptUnsolicited { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>FCNTRL: 1 starts a flush; the hardware clears it when done and sets <see cref="GlobalStatus.FlushCompleted"/>.</summary>
    public bool FlushControl { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>CRST: 1 is running, 0 is reset. Poll after each write until it reads as written.</summary>
    public bool OutOfReset { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static GlobalControl From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(AcceptUnsolicited).Show(FlushControl).Show(OutOfReset).Any;
}
