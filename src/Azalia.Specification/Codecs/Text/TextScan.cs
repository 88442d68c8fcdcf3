namespace Azalia.Specification.Codecs.Text;

/// <summary>Numbers and words in a line. Each method takes what it reads from the front of the line.</summary>
internal static class TextScan
{
    /// <summary>Takes <paramref name="word"/> and blanks behind it, if the line begins so.</summary>
    internal static bool Take(ref ReadOnlySpan<char> line, string word)
    {
        if (!line.StartsWith(word, StringComparison.Ordinal))
            return false;

        line = line[word.Length..].TrimStart();
        return true;
    }

    /// <summary>Takes a number: hexadecimal behind 0x, decimal otherwise, perhaps negative (then as 32 bits of two's complement).</summary>
    internal static bool TryNumber(ref ReadOnlySpan<char> line, out uint value)
    {
        ReadOnlySpan<char> rest = line.TrimStart();
        if (rest.Length > 1 && rest[0] == '0' && (rest[1] | 0x20) == 'x')
        {
            rest = rest[2..];
            if (!TryHex(ref rest, out value))
                return false;
        }
        else
        {
            bool isNegative = rest.Length > 0 && rest[0] == '-';
            if (isNegative)
                rest = rest[1..];

            if (!TryDecimal(ref rest, out value))
                return false;

            value = isNegative ? (uint)-(int)value : value;
        }

        // 0x12g is no number, and neither is 12g.
        if (rest.Length > 0 && char.IsAsciiLetterOrDigit(rest[0]))
            return false;

        line = rest;
        return true;
    }

    /// <summary>Takes hexadecimal digits without 0x; at most 32 bits.</summary>
    internal static bool TryHex(ref ReadOnlySpan<char> line, out uint value)
    {
        int length = HexDigits(line);
        value = 0;
        for (int i = 0; i < length; i++)
        {
            if (value >> 28 != 0)
                return false;

            value = value << 4 | HexDigit(line[i]);
        }

        line = line[length..];
        return length > 0;
    }

    /// <summary>Takes what stands behind <paramref name="name"/>, wherever in the line that is.</summary>
    internal static bool TryField(ref ReadOnlySpan<char> line, string name, out uint value)
    {
        value = 0;
        int at = line.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return false;

        ReadOnlySpan<char> rest = line[(at + name.Length)..];
        if (!TryNumber(ref rest, out value))
            return false;

        line = rest;
        return true;
    }

    /// <summary>Takes the next word, up to a blank or a comma; empty at the end of the line.</summary>
    internal static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t,");
        int length = line.IndexOfAny(' ', ',', '\t');
        ReadOnlySpan<char> word = length < 0 ? line : line[..length];
        line = line[word.Length..];
        return word;
    }

    /// <summary>How many hexadecimal digits the line begins with.</summary>
    internal static int HexDigits(ReadOnlySpan<char> line)
    {
        int length = 0;
        while (length < line.Length && char.IsAsciiHexDigit(line[length]))
            length++;

        return length;
    }

    private static uint HexDigit(char digit) => (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);

    private static bool TryDecimal(ref ReadOnlySpan<char> line, out uint value)
    {
        const uint Limit = int.MaxValue / 10;
        int length = 0;
        value = 0;
        for (; length < line.Length && char.IsAsciiDigit(line[length]); length++)
        {
            if (value > Limit)
                return false;

            value = value * 10 + (uint)(line[length] - '0');
        }

        line = line[length..];
        return length > 0;
    }
}
