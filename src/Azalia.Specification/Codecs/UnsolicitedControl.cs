using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Whether and how a node sends unsolicited responses. HDA 1.0a 7.3.3.14.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct UnsolicitedControl(byte Raw)
{
    /// <summary>Bit 7.</summary>
    public bool Enable { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 5:0: the tag that its responses carry.</summary>
    public byte Tag { get => (byte)Bits.Get(Raw, 0, 6); init => Raw = Bits.Set(Raw, 0, 6, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Enable).Show(Tag).Any;
}
