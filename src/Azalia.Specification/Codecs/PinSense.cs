using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>What a pin senses. HDA 1.0a 7.3.3.15.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct PinSense(uint Raw)
{
    /// <summary>The impedance of a pin that has not measured, or finds no load.</summary>
    public const uint ImpedanceUnknown = 0x7FFF_FFFF;

    /// <summary>Bit 31: something is plugged in.</summary>
    public bool PresenceDetected { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>Bits 30:0 of an analog pin: ohms.</summary>
    public uint Impedance { get => Bits.Get(Raw, 0, 31); init => Raw = Bits.Set(Raw, 0, 31, value); }

    /// <summary>ELDV, bit 30 of a digital pin.</summary>
    public bool EldValid { get => Bits.Get(Raw, 30); init => Raw = Bits.Set(Raw, 30, value); }

    /// <summary>IA, bit 29 of a display pin: the device entry is not active.</summary>
    public bool Inactive { get => Bits.Get(Raw, 29); init => Raw = Bits.Set(Raw, 29, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(PresenceDetected).Hex(Impedance).Any;
}
