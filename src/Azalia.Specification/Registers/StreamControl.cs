using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnCTL, stream descriptor control, bits 23:0 of the dword that ends with SDnSTS. HDA 1.0a 3.3.35.
/// <see cref="Writable"/> holds what every descriptor lets a driver change. DIR is writable in bidirectional descriptors only, which
/// add <see cref="DirectionWritable"/>. TP is hard-wired to 1 in the ICH family, whose profiles override mask and value at reset.
/// </summary>
/// <param name="Raw">The register's 24 bits.</param>
public readonly record struct StreamControl(uint Raw) : IRegister<StreamControl, uint>
{
    /// <summary>DIR, which a bidirectional descriptor has beyond <see cref="Writable"/>.</summary>
    public const uint DirectionWritable = 0x0008_0000;

    /// <inheritdoc/>
    public static int Offset => 0x00;

    /// <inheritdoc/>
    public static int Width => 3;

    /// <inheritdoc/>
    public static uint Writable => 0x00F7_001F;

    /// <summary>STRM: the number that the converter listens for, 1 to 15; 0 means none.</summary>
    public byte StreamNumber { get => (byte)Bits.Get(Raw, 20, 4); init => Raw = Bits.Set(Raw, 20, 4, value); }

    /// <summary>DIR: 1 is output. Means something in a bidirectional descriptor; written first after a stream reset.</summary>
    public bool Direction { get => Bits.Get(Raw, 19); init => Raw = Bits.Set(Raw, 19, value); }

    /// <summary>TP: 1 is preferred traffic, not snooped by some controllers.</summary>
    public bool TrafficPriority { get => Bits.Get(Raw, 18); init => Raw = Bits.Set(Raw, 18, value); }

    /// <summary>STRIPE: 0 is one SDO line, 1 is two, 2 is four, 3 is reserved. Output only.</summary>
    public byte Stripe { get => (byte)Bits.Get(Raw, 16, 2); init => Raw = Bits.Set(Raw, 16, 2, value); }

    /// <summary>DEIE: interrupt on <see cref="StreamStatus.DescriptorError"/>.</summary>
    public bool DescriptorErrorInterruptEnable { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>FEIE: interrupt on <see cref="StreamStatus.FifoError"/>.</summary>
    public bool FifoErrorInterruptEnable { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>IOCE: interrupt on <see cref="StreamStatus.BufferCompleted"/>.</summary>
    public bool InterruptOnCompletion { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>RUN: the DMA engine moves data. Reads 1 until it has really stopped.</summary>
    public bool Run { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>SRST: holds the stream in reset. Poll after each write until it reads as written.</summary>
    public bool Reset { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static StreamControl From(uint raw) => new(raw & 0x00FF_FFFF);

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(Reset)
        .Show(Run)
        .Show(InterruptOnCompletion)
        .Show(FifoErrorInterruptEnable)
        .Show(DescriptorErrorInterruptEnable)
        .Show(Stripe)
        .Show(TrafficPriority)
        .Show(Direction)
        .Show(StreamNumber)
        .Any;
}
