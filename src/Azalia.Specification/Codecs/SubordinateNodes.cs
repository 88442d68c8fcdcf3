using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 04h: the nodes below a root or a function group, numbered without gaps. HDA 1.0a 7.3.4.3.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct SubordinateNodes(uint Raw)
{
    /// <summary>Bits 23:16: the first node.</summary>
    public byte Start { get => (byte)Bits.Get(Raw, 16, 8); init => Raw = Bits.Set(Raw, 16, 8, value); }

    /// <summary>Bits 7:0: how many there are.</summary>
    public byte Count { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Start).Show(Count).Any;
}
