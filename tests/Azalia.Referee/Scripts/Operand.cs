using System.Globalization;

namespace Azalia.Referee.Scripts;

/// <summary>What a step writes: a number, or a half of the device address of a place.</summary>
/// <param name="Number">The number, when there is no place.</param>
/// <param name="Place">The place, or null.</param>
/// <param name="IsUpper">Whether the upper 32 bits of the address are meant.</param>
internal readonly record struct Operand(uint Number, Place? Place = null, bool IsUpper = false)
{
    /// <summary>The lower half of the address of a place.</summary>
    public static Operand Lower(string region, int offset = 0) => new(0, new Place(region, offset));

    /// <summary>The upper half of the address of a place.</summary>
    public static Operand Upper(string region, int offset = 0) => new(0, new Place(region, offset), IsUpper: true);

    public static implicit operator Operand(uint number) => new(number);

    /// <summary>The value on machines whose block is at an address.</summary>
    public uint On(ulong block)
    {
        if (Place is not { } place)
            return Number;

        ulong address = MemoryMap.Address(block, place);
        return (uint)(IsUpper ? address >> 32 : address);
    }

    /// <summary>As a script spells it.</summary>
    public override string ToString() => Place is { } place
        ? (IsUpper ? "^" : "") + place
        : string.Create(CultureInfo.InvariantCulture, $"0x{Number:X}");
}
