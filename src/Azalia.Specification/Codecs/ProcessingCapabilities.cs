using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 10h: the processing of a widget. HDA 1.0a 7.3.4.13.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct ProcessingCapabilities(uint Raw)
{
    /// <summary>Bits 15:8.</summary>
    public byte CoefficientCount { get => (byte)Bits.Get(Raw, 8, 8); init => Raw = Bits.Set(Raw, 8, 8, value); }

    /// <summary>Bit 0: it has a benign state.</summary>
    public bool Benign { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(CoefficientCount).Show(Benign).Any;
}
