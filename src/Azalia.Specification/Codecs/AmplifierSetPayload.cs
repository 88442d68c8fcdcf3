using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>
/// What a Set of an amplifier changes, and to what. HDA 1.0a 7.3.3.7. Several of the four selecting bits may be set at once.
/// </summary>
/// <param name="Raw">All 16 bits.</param>
public readonly record struct AmplifierSetPayload(ushort Raw)
{
    /// <summary>Bit 15: the output amplifier.</summary>
    public bool Output { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>Bit 14: an input amplifier.</summary>
    public bool Input { get => Bits.Get(Raw, 14); init => Raw = Bits.Set(Raw, 14, value); }

    /// <summary>Bit 13: the left channel; a mono widget has only this.</summary>
    public bool Left { get => Bits.Get(Raw, 13); init => Raw = Bits.Set(Raw, 13, value); }

    /// <summary>Bit 12: the right channel.</summary>
    public bool Right { get => Bits.Get(Raw, 12); init => Raw = Bits.Set(Raw, 12, value); }

    /// <summary>Bits 11:8: which input amplifier, by its place in the connection list.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 8, 4); init => Raw = Bits.Set(Raw, 8, 4, value); }

    /// <summary>Bit 7.</summary>
    public bool Mute { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 6:0: steps from the lowest.</summary>
    public byte Gain { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    /// <summary>What the amplifiers become.</summary>
    public AmplifierValue Value { get => new((byte)Raw); init => Raw = (ushort)(Raw & 0xFF00 | value.Raw); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Output).Show(Input).Show(Left).Show(Right).Show(Index).Show(Mute).Show(Gain).Any;
}
