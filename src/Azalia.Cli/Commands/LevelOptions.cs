using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Azalia.Cli.Help;

namespace Azalia.Cli.Commands;

/// <summary>--volume and --mute, of every command that opens an endpoint.</summary>
internal sealed class LevelOptions
{
    private readonly Option<double?> _volume;
    private readonly Option<bool> _mute;

    /// <summary>Makes the options.</summary>
    /// <param name="group">Their heading on the help page.</param>
    public LevelOptions(string group)
    {
        _volume = new GroupedOption<double?>(group, "--volume")
        {
            HelpName = "DB",
            Description = "How loud, in decibels: the nearest step of the endpoint's amplifiers that is not above it. Default: 0, which leaves the samples as they are.",
            CustomParser = Parse,
        };
        _mute = new GroupedOption<bool>(group, "--mute") { Description = "Mute the endpoint: nothing but silence may pass." };
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_volume);
        command.Add(_mute);
    }

    /// <summary>--volume, or null.</summary>
    public double? Volume(ParseResult line) => line.GetValue(_volume);

    /// <summary>--mute.</summary>
    public bool IsMuted(ParseResult line) => line.GetValue(_mute);

    private static double? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double decibels)
            && double.IsFinite(decibels))
            return decibels;
        result.AddError($"'--volume' needs a number of decibels such as -6 or 1.5, not '{text}'");
        return null;
    }
}
