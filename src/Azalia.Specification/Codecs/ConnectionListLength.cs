using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 0Eh: how long a connection list is. HDA 1.0a 7.3.4.11.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct ConnectionListLength(uint Raw)
{
    /// <summary>Bit 7: entries have 16 bits, two in a response; otherwise 8, four in one.</summary>
    public bool IsLong { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 6:0: entries as they stand, where a range is one.</summary>
    public byte Entries { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(IsLong).Show(Entries).Any;
}
