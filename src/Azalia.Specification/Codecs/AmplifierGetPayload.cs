using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>What a Get of an amplifier asks for. HDA 1.0a 7.3.3.7.</summary>
/// <param name="Raw">All 16 bits.</param>
public readonly record struct AmplifierGetPayload(ushort Raw)
{
    /// <summary>Bit 15: the output amplifier; otherwise an input one.</summary>
    public bool Output { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>Bit 13: the left channel; otherwise the right.</summary>
    public bool Left { get => Bits.Get(Raw, 13); init => Raw = Bits.Set(Raw, 13, value); }

    /// <summary>Bits 3:0: which input amplifier.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Output).Show(Left).Show(Index).Any;
}
