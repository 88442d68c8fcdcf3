using System.Globalization;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Scripts;

/// <summary>The names that a script has for places in the register window: the catalogue's mnemonics, with the stream's number in place of n.</summary>
internal static class RegisterNames
{
    /// <summary>Stream descriptors of the controllers that are compared: four inputs, four outputs.</summary>
    public const int Streams = 8;

    private static readonly Dictionary<string, RegisterLocation> s_byName = Build();

    /// <summary>All registers, copies included, in the order of their offsets.</summary>
    public static IReadOnlyList<RegisterLocation> All { get; } = [.. s_byName.Values.OrderBy(static location => location.Offset)];

    /// <summary>The register of a name, or null.</summary>
    public static RegisterLocation? Find(string name) => s_byName.TryGetValue(name, out RegisterLocation location) ? location : null;

    /// <summary>The width at which a register is accessed: its own, and a dword for SDnCTL, whose last byte is SDnSTS.</summary>
    public static int NaturalWidth(RegisterLocation location) => location.Register.Width == 3 ? 4 : location.Register.Width;

    /// <summary>An access as a script spells it: by name, and by number where the name alone would not say it.</summary>
    /// <param name="verb">The step's word.</param>
    /// <param name="offset">Where.</param>
    /// <param name="width">Bytes.</param>
    public static string Text(string verb, int offset, int width)
    {
        if (RegisterCatalog.Find(offset) is not { } location || !s_byName.ContainsKey(location.Mnemonic))
            return string.Create(CultureInfo.InvariantCulture, $"{verb}{width * 8} 0x{offset:X2}");
        if (location.Offset == offset && NaturalWidth(location) == width)
            return $"{verb} {location.Mnemonic}";

        string distance = offset == location.Offset ? "" : string.Create(CultureInfo.InvariantCulture, $"+{offset - location.Offset}");
        return string.Create(CultureInfo.InvariantCulture, $"{verb}{width * 8} {location.Mnemonic}{distance}");
    }

    private static Dictionary<string, RegisterLocation> Build()
    {
        Dictionary<string, RegisterLocation> names = new(StringComparer.Ordinal);
        int end = StreamDescriptorLayout.Base(Streams);
        int aliasEnd = StreamDescriptorLayout.LinkPositionAlias(Streams);
        for (int offset = 0; offset < aliasEnd; offset = offset == end ? WallClock.AliasOffset : offset + 1)
        {
            if (RegisterCatalog.Find(offset) is { } location)
                _ = names.TryAdd(location.Mnemonic, location);
        }

        return names;
    }
}
