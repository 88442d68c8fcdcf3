using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Azalia.Referee;

/// <summary>What a person asked for on the command line.</summary>
internal sealed record RefereeOptions
{
    /// <summary>The form of the command.</summary>
    public const string Usage =
        "usage: referee [--scripts N] [--seed N] [--workers N] [--one N] [--script FILE] [--accepted FILE] [--against qemu|sim] [--failures N] [--show] [--no-shrink]";

    /// <summary>Random scripts.</summary>
    public int Scripts { get; init; } = 1000;

    /// <summary>Their seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Pairs of machines at once.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>The only random script to run, by its number, or -1 for all.</summary>
    public int One { get; init; } = -1;

    /// <summary>A file of scripts to run instead of the written and random ones, or null.</summary>
    public string? File { get; init; }

    /// <summary>A list to use instead of the committed one, or null.</summary>
    public string? Accepted { get; init; }

    /// <summary>What the simulator is held against: <c>qemu</c>, or <c>sim</c> for a second simulator.</summary>
    public string Against { get; init; } = "qemu";

    /// <summary>After so many scripts that differ the run ends.</summary>
    public int Failures { get; init; } = 10;

    /// <summary>Whether an example of each accepted difference is printed.</summary>
    public bool Shows { get; init; }

    /// <summary>Whether scripts that differ are reduced.</summary>
    public bool Shrinks { get; init; } = true;

    /// <summary>Reads a command line.</summary>
    public static bool TryParse(string[] words, out RefereeOptions options, [NotNullWhen(false)] out string? wrong)
    {
        options = new RefereeOptions();
        wrong = null;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (word is "--show" or "--no-shrink")
            {
                options = word == "--show" ? options with { Shows = true } : options with { Shrinks = false };
                continue;
            }

            if (i + 1 == words.Length)
            {
                wrong = $"'{word}' is not an option, or wants a value.";
                return false;
            }

            string value = words[++i];
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            switch (word)
            {
                case "--scripts" when isNumber:
                    options = options with { Scripts = number };
                    break;
                case "--seed" when isNumber:
                    options = options with { Seed = (ulong)number };
                    break;
                case "--one" when isNumber:
                    options = options with { One = number };
                    break;
                case "--workers" when isNumber && number > 0:
                    options = options with { Workers = number };
                    break;
                case "--failures" when isNumber && number > 0:
                    options = options with { Failures = number };
                    break;
                case "--script":
                    options = options with { File = value };
                    break;
                case "--accepted":
                    options = options with { Accepted = value };
                    break;
                case "--against" when value is "qemu" or "sim":
                    options = options with { Against = value };
                    break;
                default:
                    wrong = $"'{word} {value}' is not understood.";
                    return false;
            }
        }

        return true;
    }
}
