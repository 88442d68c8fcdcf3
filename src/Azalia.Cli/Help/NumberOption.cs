using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Azalia.Cli.Help;

/// <summary>Options whose value is a whole number, decimal, from a smallest one on.</summary>
internal static class NumberOption
{
    /// <summary>Makes the option; it is null where it is not given.</summary>
    /// <typeparam name="T">The type of its value, which sets its upper end.</typeparam>
    /// <param name="group">Its heading on a help page.</param>
    /// <param name="name">Its name.</param>
    /// <param name="smallest">The smallest number it takes.</param>
    /// <param name="largest">The largest number it takes.</param>
    public static Option<T?> Create<T>(string group, string name, T smallest, T largest)
        where T : struct, INumber<T> =>
        new GroupedOption<T?>(group, name) { CustomParser = result => Parse(result, name, smallest, largest) };

    private static T? Parse<T>(ArgumentResult result, string name, T smallest, T largest)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T value) && value >= smallest && value <= largest)
            return value;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{name}' needs a whole number from {smallest} to {largest}, not '{text}'"));
        return null;
    }
}
