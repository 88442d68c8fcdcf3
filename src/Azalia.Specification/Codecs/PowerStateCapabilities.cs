using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 0Fh: the power states of a node. HDA 1.0a 7.3.4.12. Zero means D0 and D3.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct PowerStateCapabilities(uint Raw)
{
    /// <summary>EPSS, bit 31: fast return from D3, settings kept over resets.</summary>
    public bool ExtendedPowerStates { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>CLKSTOP, bit 30: D3 needs no link clock.</summary>
    public bool ClockStop { get => Bits.Get(Raw, 30); init => Raw = Bits.Set(Raw, 30, value); }

    /// <summary>Bit 29: D3cold while the system sleeps.</summary>
    public bool S3D3Cold { get => Bits.Get(Raw, 29); init => Raw = Bits.Set(Raw, 29, value); }

    /// <summary>Bit 4.</summary>
    public bool D3Cold { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>Bit 3.</summary>
    public bool D3 { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>Bit 2.</summary>
    public bool D2 { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>Bit 1.</summary>
    public bool D1 { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>Bit 0.</summary>
    public bool D0 { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Whether a node can be in <paramref name="state"/>; one that names no state has D0 and D3.</summary>
    public bool Supports(PowerState state) =>
        (Raw & 0x1F) == 0 ? state is PowerState.D0 or PowerState.D3 : (int)state <= 4 && Bits.Get(Raw, (int)state);

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(ExtendedPowerStates)
        .Show(ClockStop)
        .Show(S3D3Cold)
        .Show(D3Cold)
        .Show(D3)
        .Show(D2)
        .Show(D1)
        .Show(D0)
        .Any;
}
