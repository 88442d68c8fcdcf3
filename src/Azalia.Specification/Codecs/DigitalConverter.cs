using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>The controls of a digital converter, IEC 60958. HDA 1.0a 7.3.3.9.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct DigitalConverter(uint Raw)
{
    /// <summary>KAE, bit 23: the clock goes on without a stream.</summary>
    public bool KeepAlive { get => Bits.Get(Raw, 23); init => Raw = Bits.Set(Raw, 23, value); }

    /// <summary>ICT, bits 19:16.</summary>
    public byte CodingType { get => (byte)Bits.Get(Raw, 16, 4); init => Raw = Bits.Set(Raw, 16, 4, value); }

    /// <summary>CC, bits 14:8.</summary>
    public byte Category { get => (byte)Bits.Get(Raw, 8, 7); init => Raw = Bits.Set(Raw, 8, 7, value); }

    /// <summary>L, bit 7.</summary>
    public bool GenerationLevel { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>PRO, bit 6.</summary>
    public bool Professional { get => Bits.Get(Raw, 6); init => Raw = Bits.Set(Raw, 6, value); }

    /// <summary>/AUDIO, bit 5: no PCM.</summary>
    public bool NonAudio { get => Bits.Get(Raw, 5); init => Raw = Bits.Set(Raw, 5, value); }

    /// <summary>COPY, bit 4: copyright is not asserted.</summary>
    public bool NonCopyright { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>PRE, bit 3.</summary>
    public bool Preemphasis { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>VCFG, bit 2.</summary>
    public bool ValidityConfiguration { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>V, bit 1.</summary>
    public bool Validity { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>DigEn, bit 0.</summary>
    public bool Enable { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(KeepAlive)
        .Show(CodingType)
        .Show(Category)
        .Show(GenerationLevel)
        .Show(Professional)
        .Show(NonAudio)
        .Show(NonCopyright)
        .Show(Preemphasis)
        .Show(ValidityConfiguration)
        .Show(Validity)
        .Show(Enable)
        .Any;
}
