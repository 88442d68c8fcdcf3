using System.Buffers.Binary;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>An entry of the RIRB: a response, and where it came from. HDA 1.0a 4.4.2.1. 8 bytes, little-endian.</summary>
/// <param name="Response">Bytes 0 to 3: the response.</param>
/// <param name="Extended">RESP_EX, bytes 4 to 7: codec in 3:0, unsolicited in 4, the rest reserved.</param>
public readonly record struct RirbEntry(uint Response, uint Extended)
{
    /// <summary>Bytes of one entry.</summary>
    public const int EncodedSize = 8;

    /// <summary>An entry with a codec's response.</summary>
    public RirbEntry(uint response, byte codecAddress, bool isUnsolicited)
        : this(response, codecAddress & 0xFu | (isUnsolicited ? 0x10u : 0))
    {
    }

    /// <summary>Bits 3:0 of the extension: the SDI line, which is the codec's address.</summary>
    public byte CodecAddress { get => (byte)(Extended & 0xF); init => Extended = Bits.Set(Extended, 0, 4, value); }

    /// <summary>Bit 4 of the extension: nobody asked; the response is an <see cref="Codecs.UnsolicitedResponse"/>.</summary>
    public bool IsUnsolicited { get => Bits.Get(Extended, 4); init => Extended = Bits.Set(Extended, 4, value); }

    /// <summary>The response as one that nobody asked for.</summary>
    public UnsolicitedResponse Unsolicited => new(Response);

    /// <summary>Reads an entry from the first 8 bytes of <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is shorter than 8 bytes.</exception>
    public static RirbEntry Read(ReadOnlySpan<byte> source) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(source), BinaryPrimitives.ReadUInt32LittleEndian(source[4..]));

    /// <summary>Writes the entry to the first 8 bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is shorter than 8 bytes.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, EncodedSize, nameof(destination));

        BinaryPrimitives.WriteUInt32LittleEndian(destination, Response);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], Extended);
    }

    /// <summary>Codec and response, such as <c>codec 0 0x00000001</c>.</summary>
    public override string ToString() => $"codec {CodecAddress}{(IsUnsolicited ? " unsolicited" : "")} 0x{Response:X8}";
}
