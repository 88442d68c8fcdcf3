namespace Azalia.Specification.Codecs.Text;

/// <summary>The lines of a node's amplifiers. Hardware 6.2, 6.4.</summary>
internal static class AmplifierLines
{
    // All fields 0 and yet no "N/A": a reserved bit was set. This one stands for whichever it was.
    private const uint SomeReservedBit = 1 << 7;

    /// <summary>The capabilities behind <c>Amp-In caps:</c> or <c>Amp-Out caps:</c>; 0 for N/A.</summary>
    internal static AmplifierCapabilities? Capabilities(ReadOnlySpan<char> line, TextProblems problems)
    {
        if (line.StartsWith("N/A"))
            return default(AmplifierCapabilities);

        if (!problems.Field(ref line, "ofs=", out uint offset)
            || !problems.Field(ref line, "nsteps=", out uint steps)
            || !problems.Field(ref line, "stepsize=", out uint size)
            || !problems.Field(ref line, "mute=", out uint mute))
        {
            return null;
        }

        AmplifierCapabilities capabilities = new()
        {
            Offset = (byte)(offset & 0x7F),
            StepCount = (byte)(steps & 0x7F),
            StepSize = (byte)(size & 0x7F),
            Mute = mute != 0,
        };
        return capabilities.Raw == 0 ? new AmplifierCapabilities(SomeReservedBit) : capabilities;
    }

    /// <summary>Adds the values of a line to <paramref name="values"/>.</summary>
    /// <param name="line">What stands behind the colon, or a line that continues it.</param>
    /// <param name="isStereo">How values without brackets belong together.</param>
    /// <param name="values">Takes the values.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    internal static void Values(ReadOnlySpan<char> line, bool isStereo, List<AmplifierReading> values, TextProblems problems)
    {
        while (line.Length > 0)
        {
            bool hasBracket = line[0] == '[';
            if (hasBracket)
                line = line[1..];

            if (!problems.Number(ref line, "amplifier's value", out uint left))
                return;

            line = line.TrimStart();
            uint? right = null;
            bool isPair = hasBracket ? line.Length > 0 && line[0] != ']' : isStereo && line.Length > 0;
            if (isPair)
            {
                if (!problems.Number(ref line, "amplifier's right value", out uint second))
                    return;

                right = second;
                line = line.TrimStart();
            }

            values.Add(new AmplifierReading(left, right));
            if (!hasBracket)
                continue;

            if (line.Length == 0 || line[0] != ']')
            {
                problems.Fail("a bracket is not closed among the amplifier's values");
                return;
            }

            line = line[1..].TrimStart();
        }
    }
}
