using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Azalia.Cli.Help;

namespace Azalia.Cli.Platforms;

/// <summary>A pin on the command line: its node, with the codec's address before it where that matters, as in <c>0x1b</c>, <c>1Bh</c>, <c>27</c> or <c>2:0x1b</c>.</summary>
/// <param name="Text">What was written.</param>
/// <param name="Address">The codec's address; null is the first codec that has such a pin.</param>
/// <param name="Node">The node.</param>
internal sealed record PinName(string Text, int? Address, byte Node)
{
    private const byte HighestNode = 0x7F;
    private const int HighestAddress = 14;

    /// <summary>Makes an option that takes pins, any number of times.</summary>
    public static Option<PinName[]> CreateOption(string group, string name) => new GroupedOption<PinName[]>(group, name)
    {
        CustomParser = result => Parse(result, name),
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Reads a pin's name.</summary>
    public static bool TryParse(string text, out PinName? pin)
    {
        pin = null;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int address = 0;
        if (colon >= 0 && !(int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out address) && address <= HighestAddress))
            return false;
        if (!TryParseNode(text.AsSpan(colon + 1), out byte node) || node > HighestNode)
            return false;
        pin = new PinName(text, colon >= 0 ? address : null, node);
        return true;
    }

    private static PinName[]? Parse(ArgumentResult result, string name)
    {
        List<PinName> pins = [];
        foreach (Token token in result.Tokens)
        {
            if (!TryParse(token.Value, out PinName? pin))
            {
                result.AddError($"'{name}' needs a node such as 0x1b, or 0:0x1b with the codec's address, not '{token.Value}'");
                return null;
            }
            pins.Add(pin!);
        }
        return [.. pins];
    }

    private static bool TryParseNode(ReadOnlySpan<char> text, out byte node)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return byte.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out node);
        if (text.EndsWith("h", StringComparison.OrdinalIgnoreCase))
            return byte.TryParse(text[..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out node);
        return byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out node);
    }
}
