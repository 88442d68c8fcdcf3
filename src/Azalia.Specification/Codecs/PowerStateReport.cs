using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>The power state that a node answers. HDA 1.0a 7.3.3.10.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct PowerStateReport(uint Raw)
{
    /// <summary>PS-SettingsReset, bit 10: settings were lost since the last Set.</summary>
    public bool SettingsReset { get => Bits.Get(Raw, 10); init => Raw = Bits.Set(Raw, 10, value); }

    /// <summary>PS-ClkStopOK, bit 9: the link clock may stop now.</summary>
    public bool ClockStopOk { get => Bits.Get(Raw, 9); init => Raw = Bits.Set(Raw, 9, value); }

    /// <summary>PS-Error, bit 8: the state that was asked for is not possible.</summary>
    public bool Error { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>PS-Act, bits 7:4.</summary>
    public PowerState Actual { get => (PowerState)Bits.Get(Raw, 4, 4); init => Raw = Bits.Set(Raw, 4, 4, (uint)value); }

    /// <summary>PS-Set, bits 3:0: what was asked for.</summary>
    public PowerState Set { get => (PowerState)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, (uint)value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Always(Set).Always(Actual).Show(Error).Show(ClockStopOk).Show(SettingsReset).Any;
}
