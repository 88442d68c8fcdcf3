using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnSTS, stream descriptor status. HDA 1.0a 3.3.36.
/// The three causes are set whether their interrupts are enabled or not.
/// </summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct StreamStatus(byte Raw) : IRegister<StreamStatus, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x03;

    /// <inheritdoc/>
    public static byte Writable => 0;

    /// <inheritdoc/>
    public static byte WriteOneToClear => 0x1C;

    /// <summary>FIFORDY: output, the FIFO holds enough to start; input, it is ready to receive. Read only.</summary>
    public bool FifoReady { get => Bits.Get(Raw, 5); init => Raw = Bits.Set(Raw, 5, value); }

    /// <summary>DESE: a descriptor could not be fetched or is illegal. Fatal: the hardware clears RUN.</summary>
    public bool DescriptorError { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>FIFOE: output, the link ran dry; input, data were lost.</summary>
    public bool FifoError { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>BCIS: the last byte of a buffer with IOC was fetched into the FIFO, or was written from it.</summary>
    public bool BufferCompleted { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>The three causes, for a write that acknowledges them all.</summary>
    public static StreamStatus AllCauses => new(0x1C);

    /// <inheritdoc/>
    public static StreamStatus From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(FifoReady).Show(DescriptorError).Show(FifoError).Show(BufferCompleted).Any;
}
