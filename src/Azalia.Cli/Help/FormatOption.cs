using System.CommandLine;
using System.Globalization;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Help;

/// <summary>An option whose value is a format: RATE:BITS:CHANNELS.</summary>
internal static class FormatOption
{
    private const int HighestRate = 768_000;
    private const int MostChannels = 16;
    private const int PlainChannels = 2;
    private static readonly int[] s_depths = [8, 16, 20, 24, 32];

    /// <summary>Makes the option; it is null where it is not given.</summary>
    /// <param name="group">Its heading on a help page.</param>
    /// <param name="name">Its name.</param>
    public static Option<WaveFormat?> Create(string group, string name) => new GroupedOption<WaveFormat?>(group, name)
    {
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (TryParse(text, out WaveFormat? format))
                return format;

            result.AddError($"'{name}' needs RATE:BITS:CHANNELS, such as 48000:16:2, with 8, 16, 20, 24 or 32 bits and 1 to {MostChannels} channels, not '{text}'");
            return null;
        },
    };

    private static bool TryParse(string text, out WaveFormat? format)
    {
        format = null;
        string[] parts = text.Split(':');
        if (parts.Length != 3 || !TryParse(parts[0], HighestRate, out int rate) || !TryParse(parts[1], s_depths[^1], out int bits)
            || !TryParse(parts[2], MostChannels, out int channels) || !s_depths.Contains(bits))
        {
            return false;
        }

        SampleEncoding encoding = bits == 8 ? SampleEncoding.UnsignedInteger : SampleEncoding.SignedInteger;
        int container = (bits + 7) / 8 * 8;
        format = new WaveFormat(rate, channels, container, bits, encoding) { IsExtensible = channels > PlainChannels || container != bits };
        return true;
    }

    private static bool TryParse(string text, int largest, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= largest;
}
