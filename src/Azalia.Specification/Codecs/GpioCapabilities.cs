using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 11h: the general purpose pins of a group. HDA 1.0a 7.3.4.14.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct GpioCapabilities(uint Raw)
{
    /// <summary>Bit 31: inputs can wake.</summary>
    public bool Wake { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>Bit 30: inputs can send unsolicited responses.</summary>
    public bool Unsolicited { get => Bits.Get(Raw, 30); init => Raw = Bits.Set(Raw, 30, value); }

    /// <summary>Bits 23:16: GPI pins.</summary>
    public byte Inputs { get => (byte)Bits.Get(Raw, 16, 8); init => Raw = Bits.Set(Raw, 16, 8, value); }

    /// <summary>Bits 15:8: GPO pins.</summary>
    public byte Outputs { get => (byte)Bits.Get(Raw, 8, 8); init => Raw = Bits.Set(Raw, 8, 8, value); }

    /// <summary>Bits 7:0: GPIO pins.</summary>
    public byte Bidirectional { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Wake).Show(Unsolicited).Show(Inputs).Show(Outputs).Show(Bidirectional).Any;
}
