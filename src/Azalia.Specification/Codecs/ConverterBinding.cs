using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>The stream that a converter listens for or sends. HDA 1.0a 7.3.3.11.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct ConverterBinding(byte Raw)
{
    /// <summary>Bits 7:4: the stream number; 0 is none.</summary>
    public byte Stream { get => (byte)Bits.Get(Raw, 4, 4); init => Raw = Bits.Set(Raw, 4, 4, value); }

    /// <summary>Bits 3:0: the lowest channel.</summary>
    public byte Channel { get => (byte)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Stream).Show(Channel).Any;
}
