using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 02h: which revision the codec is. HDA 1.0a 7.3.4.2.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct RevisionIdentity(uint Raw)
{
    /// <summary>Bits 23:20: major version of the specification, 1.</summary>
    public byte Major { get => (byte)Bits.Get(Raw, 20, 4); init => Raw = Bits.Set(Raw, 20, 4, value); }

    /// <summary>Bits 19:16: minor version of the specification, 0.</summary>
    public byte Minor { get => (byte)Bits.Get(Raw, 16, 4); init => Raw = Bits.Set(Raw, 16, 4, value); }

    /// <summary>Bits 15:8: the vendor's revision.</summary>
    public byte Revision { get => (byte)Bits.Get(Raw, 8, 8); init => Raw = Bits.Set(Raw, 8, 8, value); }

    /// <summary>Bits 7:0: the vendor's stepping.</summary>
    public byte Stepping { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Major).Show(Minor).Show(Revision).Show(Stepping).Any;
}
