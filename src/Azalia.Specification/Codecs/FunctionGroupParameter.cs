using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 05h: what a function group is for. HDA 1.0a 7.3.4.4.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct FunctionGroupParameter(uint Raw)
{
    /// <summary>Bit 8: the group can send unsolicited responses.</summary>
    public bool UnsolicitedCapable { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>Bits 7:0: the type; 80h to FFh are the vendors' own.</summary>
    public FunctionGroupType Type { get => (FunctionGroupType)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, (uint)value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(UnsolicitedCapable).Show(Type).Any;
}
