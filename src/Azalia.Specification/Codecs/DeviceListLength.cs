using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 15h: the device entries of a DisplayPort pin. HDA040-A.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct DeviceListLength(uint Raw)
{
    /// <summary>Bits 5:0; 0 is a single device.</summary>
    public byte EntriesLessOne { get => (byte)Bits.Get(Raw, 0, 6); init => Raw = Bits.Set(Raw, 0, 6, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(EntriesLessOne).Any;
}
