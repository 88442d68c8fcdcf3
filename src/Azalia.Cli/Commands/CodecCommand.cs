using System.CommandLine;
using Azalia.Cli.Codecs;
using Azalia.Cli.Help;
using Azalia.Cli.Platforms;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia codec</c>: codecs out of Linux's texts, or those of a platform.</summary>
internal static class CodecCommand
{
    private const string Group = "Codec";
    private const int HighestAddress = 14;

    /// <summary>Makes the command with its three sub-commands.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        DocumentedCommand command = new("codec", "Look at a codec: from the text that Linux prints of it, or on a platform.")
        {
            Details = "Linux prints every codec as /proc/asound/card*/codec#*, and alsa-info collects those texts. Without a source the codecs of the platform are read by " +
                "their verbs, through the HD Audio DDI, as a function driver would.",
            Examples =
            [
                new("codec show /proc/asound/card0/codec#0", "See what is wired to a codec, and what keeps it silent"),
                new("codec graph alsa-info.txt --out codec.svg", "Draw its graph"),
                new("codec print --codec hda-duplex", "Print a platform's codec as Linux would"),
            ],
        };
        command.Add(Show(environment));
        command.Add(Print(environment));
        command.Add(Graph(environment));
        command.SetAction(line => new HelpPage(environment).Invoke(line));
        return command;
    }

    private static DocumentedCommand Show(CommandEnvironment environment)
    {
        DocumentedCommand command = new("show", "Show a codec on a page: jacks, formats, amplifiers, connections, power, and what keeps a pin silent.")
        {
            Details = "Of a folder, every file in it and below it is read, and a codec that answers verbs is made of each text; the report has a line for each file.",
            Examples =
            [
                new("codec show /proc/asound/card0/codec#0", "See your own codec"),
                new("codec show alsa-info.txt --address 2", "See one of several codecs"),
                new("codec show", "See the platform's codecs"),
                new("codec show dumps --json", "Check a folder of texts"),
            ],
        };
        Complete(command, environment, "A codec text, an alsa-info text, or a folder of them. Default: the platform's codecs.", null, CodecShow.Run);
        return command;
    }

    private static DocumentedCommand Print(CommandEnvironment environment)
    {
        DocumentedCommand command = new("print", "Print a codec in the form of today's Linux.")
        {
            Details = "A text of that form comes out as it went in; one of an older kernel gets today's form. Lines that are the driver's words are kept in their places; " +
                "a platform's codec has none.",
            Examples =
            [
                new("codec print old-dump.txt", "Bring an old text into today's form"),
                new("codec print --codec generic", "Print a platform's codec"),
            ],
        };
        Complete(command, environment, "A codec text, or an alsa-info text. Default: the platform's codecs.", null, CodecPrint.Run);
        return command;
    }

    private static DocumentedCommand Graph(CommandEnvironment environment)
    {
        Option<string?> output = new GroupedOption<string?>(Group, "--out")
        {
            HelpName = "X.svg",
            Description = "Write the drawing there instead of to standard output.",
        };
        DocumentedCommand command = new("graph", "Draw a codec's graph as SVG: converters to the left, pins to the right, the active ways thick.")
        {
            Details = "Colours of jacks, places, amplifiers and mutes are in the drawing. The same codec always gives the same bytes. Of several codecs each gets a part of the drawing.",
            Examples =
            [
                new("codec graph /proc/asound/card0/codec#0 --out codec.svg", "Draw your own codec"),
                new("codec graph --codec generic --out generic.svg", "Draw a platform's codec"),
            ],
        };
        Complete(command, environment, "A codec text, or an alsa-info text. Default: the platform's codecs.", output, CodecGraphJob.Run);
        return command;
    }

    private static void Complete(
        DocumentedCommand command, CommandEnvironment environment, string description, Option<string?>? output, Func<CommandEnvironment, CodecSettings, int> run)
    {
        Argument<string?> source = new("SRC") { Description = description, Arity = ArgumentArity.ZeroOrOne };
        source.Validators.Add(result =>
        {
            // Without this, an option that does not exist would be a file that does not.
            if (result.Tokens is [{ Value: ['-', _, ..] word }] && !Path.Exists(word))
                result.AddError($"'{CommandPath.Of(command)}' has no option '{word}'");
        });
        Option<bool> lenient = new GroupedOption<bool>(Group, "--lenient")
        {
            Description = "Take what is sound in a damaged text, and tell of the rest on standard error.",
        };
        Option<int?> address = NumberOption.Create(Group, "--address", smallest: 0, largest: HighestAddress);
        address.HelpName = "N";
        address.Description = "Only the codec at this address.";
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();
        command.Add(source);
        if (output is not null)
            command.Add(output);
        command.Add(lenient);
        command.Add(address);
        platform.AddTo(command);
        command.Add(json);
        command.SetAction(line =>
        {
            CodecSettings settings = new()
            {
                Source = line.GetValue(source),
                IsLenient = line.GetValue(lenient),
                Address = line.GetValue(address),
                Output = output is null ? null : line.GetValue(output),
                Platform = platform.Read(line),
                IsJson = line.GetValue(json),
            };
            if (settings.Source is not null && platform.FirstGiven(line) is { } option)
                throw new CommandFailure($"'{option}' is an option of a platform, and '{CommandPath.Of(command)} {settings.Source}' needs none");
            OutputFile.RequireApartFromResult(settings.Platform.TracePath, "--trace");
            return run(environment, settings);
        });
    }
}
