using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 00h: who made the codec. HDA 1.0a 7.3.4.1.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct VendorIdentity(uint Raw)
{
    /// <summary>Bits 31:16: the PCI vendor.</summary>
    public ushort Vendor { get => (ushort)Bits.Get(Raw, 16, 16); init => Raw = Bits.Set(Raw, 16, 16, value); }

    /// <summary>Bits 15:0: the device.</summary>
    public ushort Device { get => (ushort)Bits.Get(Raw, 0, 16); init => Raw = Bits.Set(Raw, 0, 16, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Vendor).Hex(Device).Any;
}
