using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 0Bh: what a stream may hold. HDA 1.0a 7.3.4.8.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct StreamFormatCapabilities(uint Raw)
{
    /// <summary>Bit 2: data that are no PCM.</summary>
    public bool Ac3 { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>Bit 1: 32-bit floating point.</summary>
    public bool Float32 { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>Bit 0: PCM.</summary>
    public bool Pcm { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Ac3).Show(Float32).Show(Pcm).Any;
}
