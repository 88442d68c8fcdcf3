using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Cli.Platforms;
using Azalia.Cli.Playing;
using Azalia.Cli.Streaming;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia play FILE.wav</c>: plays a file through the whole stack and says what came out of the pin.</summary>
internal static class PlayCommand
{
    private const string Group = "Playing";

    /// <summary>No buffer holds more frames than this; what fits is for the driver to say.</summary>
    private const int MaximumPeriod = 1 << 24;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Argument<string[]> files = new("FILE.wav")
        {
            Description = "A RIFF WAV file: PCM of 8, 16, 24 or 32 bits (or fewer valid bits in them) or 32-bit float. A pipe will do. " +
                "Several files are played in step, each to an endpoint of its own.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> endpoint = new GroupedOption<string[]>(Group, "--endpoint")
        {
            HelpName = "E",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
            Description = "Where to play: a number, a short name, a name or a part of one, as 'azalia info' lists them. Default: the first endpoint that renders. Repeat it for several files.",
        };
        LevelOptions level = new(Group);
        Option<string> mode = new GroupedOption<string>(Group, "--mode")
        {
            HelpName = "MODE",
            Description = $"How the client keeps up with the device: {string.Join(", ", StreamModes.All)}. Default: {StreamModes.Timer}.",
            DefaultValueFactory = _ => StreamModes.Timer,
        };
        Option<int?> period = NumberOption.Create(Group, "--period", smallest: 1, largest: MaximumPeriod);
        period.HelpName = "FRAMES";
        period.Description = "A wish for the client's period: the nearest legal one at or above it is used and reported. Default: 10 ms.";
        Option<string?> output = new GroupedOption<string?>(Group, "--out")
        {
            HelpName = "OUT.wav",
            Description = "Keep what the pin heard, in the file's own format. Written beside and renamed at the end, so a failure leaves nothing behind.",
        };
        Option<bool> realtime = new GroupedOption<bool>(Group, "--realtime")
        {
            Description = "Let the device follow the machine's clock, instead of playing as fast as the processor can.",
        };
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();

        DocumentedCommand command = new("play", "Play a WAV file through the whole stack, and check what comes out of the pin.")
        {
            Details = "Every frame that reaches the pin is compared with the file's, from the first to the last, with silence expected after it. " +
                "Nothing is resampled: a format that the path cannot carry is an error that lists what it can. " +
                "8-bit samples travel as 16-bit ones where the path has no 8-bit, and float as 32-bit integers.",
            Examples =
            [
                new("play samples/first-light.wav", "Play a file"),
                new("play samples/first-light.wav --out out.wav", "Keep what came out of the pin"),
                new("play samples/first-light.wav --endpoint headphone --period 4800", "Play to another endpoint, with periods of 100 ms"),
                new("play samples/first-light.wav --trace trace.txt --scatter --seed 7", "See every register access, with scattered memory"),
                new("play samples/first-light.wav samples/first-light.wav", "Play two files in step, to the first two endpoints"),
                new("play samples/first-light.wav --json", "Let another program read the result"),
            ],
        };
        command.Add(files);
        command.Add(endpoint);
        level.AddTo(command);
        command.Add(mode);
        command.Add(period);
        command.Add(output);
        command.Add(realtime);
        platform.AddTo(command);
        command.Add(json);

        command.SetAction(line =>
        {
            string[] names = line.GetRequiredValue(files);
            string[] endpoints = line.GetValue(endpoint) ?? [];
            PlaySettings settings = new()
            {
                File = names[0],
                Endpoint = endpoints.FirstOrDefault(),
                Volume = level.Volume(line),
                IsMuted = level.IsMuted(line),
                Mode = line.GetRequiredValue(mode),
                PeriodFrames = line.GetValue(period),
                Output = line.GetValue(output),
                Platform = platform.Read(line) with { IsPaced = line.GetValue(realtime) },
                IsJson = line.GetValue(json),
            };
            return names.Length == 1 && endpoints.Length <= 1
                ? new PlayJob(environment, settings).Run()
                : new PlayTogetherJob(environment, settings, names, endpoints).Run();
        });
        return command;
    }
}
