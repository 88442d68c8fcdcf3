using System.Globalization;
using Azalia.Specification.Codecs;

namespace Azalia.Cli.Verbs;

/// <summary>A verb as a command line writes it: two words, each a number, decimal or 0x, or a name.</summary>
internal static class VerbText
{
    private const uint LargestVerb = 0xFFF;
    private const uint LargestLongVerb = 0xF;
    private const uint LargestPayload = 0xFFFF;
    private const uint LargestShortPayload = 0xFF;

    /// <summary>Reads it.</summary>
    /// <param name="verb">
    /// The verb. One of 4 bits may be written with 4 bits, or as Linux writes it: with 12, of which the lower 8 are the upper 8 of the payload if they are not zero.
    /// </param>
    /// <param name="payload">The payload, or for GetParameter the name of a parameter.</param>
    /// <exception cref="CommandFailure">There is no such verb, or the payload does not fit it.</exception>
    public static Verb Parse(string verb, string payload)
    {
        if (!VerbNames.TryFindVerb(verb, out VerbId id))
        {
            if (!TryParseNumber(verb, out uint number))
                throw new CommandFailure($"there is no verb '{verb}'; 'azalia verb --help' lists them, and a number from 0 to 0xFFF will do");
            if (number > LargestVerb)
                throw new CommandFailure($"a verb is a number from 0 to 0xFFF, not '{verb}'");
            if (number > LargestLongVerb)
                return FromTwelveBits(number, payload);
            id = (VerbId)number;
        }

        return Verb.Create(id, (ushort)PayloadOf(payload, id, Verb.Create(id).IsLong ? LargestPayload : LargestShortPayload));
    }

    /// <summary>Reads a number: decimal, or hexadecimal behind 0x.</summary>
    public static bool TryParseNumber(string text, out uint number)
    {
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return isHexadecimal
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static Verb FromTwelveBits(uint number, string payload)
    {
        Verb bare = new(number << 8);
        bool carriesPayload = bare.IsLong && (number & 0xFF) != 0;
        uint largest = bare.IsLong && !carriesPayload ? LargestPayload : LargestShortPayload;
        return new Verb(bare.Raw | PayloadOf(payload, bare.Id, largest));
    }

    private static uint PayloadOf(string payload, VerbId verb, uint largest)
    {
        if (verb == VerbId.GetParameter && VerbNames.TryFindParameter(payload, out ParameterId parameter))
            return (uint)parameter;
        if (!TryParseNumber(payload, out uint number))
            throw new CommandFailure(verb == VerbId.GetParameter
                ? $"there is no parameter '{payload}'; 'azalia verb --help' lists them, and a number from 0 to 0xFF will do"
                : $"a payload is a number, decimal or 0x, not '{payload}'");
        return number <= largest ? number : throw new CommandFailure($"the payload of this verb is a number from 0 to 0x{largest:X}, not '{payload}'");
    }
}
