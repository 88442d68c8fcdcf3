using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SSYNC, stream synchronization. HDA 1.0a 3.3.17.
/// A controller implements as many bits as it has stream descriptors; the others read 0.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct StreamSynchronization(uint Raw) : IRegister<StreamSynchronization, uint>
{
    /// <summary>Where ICH6 to ICH10 have this register.</summary>
    public const int LegacyOffset = 0x34;

    /// <inheritdoc/>
    public static int Offset => 0x38;

    /// <inheritdoc/>
    public static uint Writable => 0x3FFF_FFFF;

    /// <summary>Bit n holds stream n back from the link while its FIFO may fill or drain.</summary>
    public uint Streams { get => Bits.Get(Raw, 0, 30); init => Raw = Bits.Set(Raw, 0, 30, value); }

    /// <inheritdoc/>
    public static StreamSynchronization From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Streams).Any;
}
