using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 08h: an audio function group as a whole. HDA 1.0a 7.3.4.5.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct AudioGroupCapabilities(uint Raw)
{
    /// <summary>Bit 16: it can beep.</summary>
    public bool BeepGenerator { get => Bits.Get(Raw, 16); init => Raw = Bits.Set(Raw, 16, value); }

    /// <summary>Bits 11:8: sample frames from pin to link; 0 refers to the widgets.</summary>
    public byte InputDelay { get => (byte)Bits.Get(Raw, 8, 4); init => Raw = Bits.Set(Raw, 8, 4, value); }

    /// <summary>Bits 3:0: sample frames from link to pin; 0 refers to the widgets.</summary>
    public byte OutputDelay { get => (byte)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(BeepGenerator).Show(InputDelay).Show(OutputDelay).Any;
}
