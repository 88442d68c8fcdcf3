using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>A volume knob. HDA 1.0a 7.3.3.29.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct VolumeKnob(byte Raw)
{
    /// <summary>Bit 7: turning it changes the volume by itself; otherwise it sends unsolicited responses.</summary>
    public bool Direct { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 6:0.</summary>
    public byte Volume { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Direct).Always(Volume).Any;
}
