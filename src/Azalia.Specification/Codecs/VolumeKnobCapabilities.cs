using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 13h: a volume knob. HDA 1.0a 7.3.4.15.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct VolumeKnobCapabilities(uint Raw)
{
    /// <summary>Bit 7: the volume is relative, and can be written.</summary>
    public bool Delta { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 6:0.</summary>
    public byte StepCount { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Delta).Show(StepCount).Any;
}
