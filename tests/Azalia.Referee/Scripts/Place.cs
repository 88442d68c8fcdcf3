using System.Globalization;

namespace Azalia.Referee.Scripts;

/// <summary>A place in a script's memory: a region of <see cref="MemoryMap"/> and a distance from its start.</summary>
internal readonly record struct Place(string Region, int Offset)
{
    /// <summary>As a script spells it.</summary>
    public override string ToString() => Offset == 0 ? Region : string.Create(CultureInfo.InvariantCulture, $"{Region}+0x{Offset:X}");
}
