using System.Text;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Windows;

/// <summary>
/// HDAUDIO_CODEC_RESPONSE: what a codec answered, and whether it did. 8 bytes, aligned to 8. The lower 37 bits are those of the
/// RIRB entry; bits 62 and 63 are the bus driver's own.
/// </summary>
/// <param name="CompleteResponse">All 64 bits. Bits 61:37 are unnamed and zero.</param>
public readonly record struct HdAudioCodecResponse(ulong CompleteResponse)
{
    /// <summary>sizeof(HDAUDIO_CODEC_RESPONSE).</summary>
    public const int EncodedSize = 8;

    /// <summary>Bits 31:0: the solicited response, or the whole unsolicited one.</summary>
    public uint Response { get => (uint)CompleteResponse; init => CompleteResponse = Bits.Set(CompleteResponse, 0, 32, value); }

    /// <summary>Unsolicited.Response, bits 20:0.</summary>
    public uint UnsolicitedResponse
    {
        get => (uint)Bits.Get(CompleteResponse, 0, 21);
        init => CompleteResponse = Bits.Set(CompleteResponse, 0, 21, value);
    }

    /// <summary>Unsolicited.SubTag, bits 25:21.</summary>
    public byte SubTag
    {
        get => (byte)Bits.Get(CompleteResponse, 21, 5);
        init => CompleteResponse = Bits.Set(CompleteResponse, 21, 5, value);
    }

    /// <summary>Unsolicited.Tag, bits 31:26: the tag that the function driver gave to the node.</summary>
    public byte Tag
    {
        get => (byte)Bits.Get(CompleteResponse, 26, 6);
        init => CompleteResponse = Bits.Set(CompleteResponse, 26, 6, value);
    }

    /// <summary>Bits 35:32: the SDI line, which is the address of the codec that answered.</summary>
    public byte SDataIn
    {
        get => (byte)Bits.Get(CompleteResponse, 32, 4);
        init => CompleteResponse = Bits.Set(CompleteResponse, 32, 4, value);
    }

    /// <summary>Bit 36: nobody asked; <see cref="Tag"/> and <see cref="SubTag"/> say what it is about.</summary>
    public bool IsUnsolicitedResponse
    {
        get => Bits.Get(CompleteResponse, 36);
        init => CompleteResponse = Bits.Set(CompleteResponse, 36, value);
    }

    /// <summary>
    /// Bit 62, by the bus driver: the answer was lost because the RIRB overran. Says something only while <see cref="IsValid"/> is
    /// false.
    /// </summary>
    public bool HasFifoOverrun { get => Bits.Get(CompleteResponse, 62); init => CompleteResponse = Bits.Set(CompleteResponse, 62, value); }

    /// <summary>Bit 63, by the bus driver: the codec answered. False without <see cref="HasFifoOverrun"/>: it never did.</summary>
    public bool IsValid { get => Bits.Get(CompleteResponse, 63); init => CompleteResponse = Bits.Set(CompleteResponse, 63, value); }

    /// <summary>A response that came: the bits of its RIRB entry, and <see cref="IsValid"/>.</summary>
    public static HdAudioCodecResponse From(RirbEntry entry) =>
        new(entry.Response | (ulong)(entry.Extended & 0x1F) << 32) { IsValid = true };

    private bool PrintMembers(StringBuilder text) => IsUnsolicitedResponse
        ? new FieldText(text).Show(IsValid).Show(IsUnsolicitedResponse).Show(SDataIn).Show(Tag).Show(SubTag).Hex(UnsolicitedResponse).Any
        : new FieldText(text).Show(IsValid).Show(HasFifoOverrun).Show(SDataIn).Hex(Response).Any;
}
