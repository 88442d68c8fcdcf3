using System.CommandLine;
using System.Globalization;
using Azalia.Cli.Help;
using Azalia.Cli.Platforms;
using Azalia.Cli.Playing;
using Azalia.Cli.Recording;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia record OUT.wav</c>: records what a pin hears through the whole stack into a file.</summary>
internal static class RecordCommand
{
    private const string Group = "Recording";

    /// <summary>No buffer holds more frames than this; what fits is for the driver to say.</summary>
    private const int MaximumPeriod = 1 << 24;

    private const double MaximumSeconds = 86_400;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Argument<string> file = new("OUT.wav") { Description = "The RIFF WAV file to be written. Written beside and renamed at the end, so a failure leaves nothing behind." };
        Option<double?> seconds = new GroupedOption<double?>(Group, "--seconds")
        {
            HelpName = "S",
            Description = "How long to record, in seconds of the device.",
            Required = true,
            CustomParser = static result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= MaximumSeconds)
                    return value;
                result.AddError($"'--seconds' needs a number above 0, at most {MaximumSeconds.ToString(CultureInfo.InvariantCulture)}, not '{text}'");
                return null;
            },
        };
        Option<string?> input = new GroupedOption<string?>(Group, "--input")
        {
            HelpName = "SOURCE.wav",
            Description = "What speaks into the pin: a WAV file, silence after it. Default: silence. A simulated codec only.",
        };
        Option<WaveFormat?> format = FormatOption.Create(Group, "--format");
        format.HelpName = "RATE:BITS:CHANNELS";
        format.Description = "The format of the recording. Default: that of --input, else 48000:16:2 or the nearest to it that the path carries.";
        Option<string?> endpoint = new GroupedOption<string?>(Group, "--endpoint")
        {
            HelpName = "E",
            Description = "Where to record: a number, a short name, a name or a part of one, as 'azalia info' lists them. Default: the first endpoint that captures.",
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
        Option<bool> realtime = new GroupedOption<bool>(Group, "--realtime")
        {
            Description = "Let the device follow the machine's clock, instead of recording as fast as the processor can.",
        };
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();

        DocumentedCommand command = new("record", "Record what an input pin hears through the whole stack.")
        {
            Details = "What is spoken into the pin is compared with what arrives, frame by frame, from the first on. Nothing is resampled or mixed.",
            Examples =
            [
                new("record out.wav --seconds 3 --input samples/first-light.wav", "Record a file that is played into the microphone"),
                new("record out.wav --seconds 1 --format 96000:24:2 --endpoint line-in --mode event", "Record silence, woken by the device"),
            ],
        };
        command.Add(file);
        command.Add(seconds);
        command.Add(input);
        command.Add(format);
        command.Add(endpoint);
        level.AddTo(command);
        command.Add(mode);
        command.Add(period);
        command.Add(realtime);
        platform.AddTo(command);
        command.Add(json);

        command.SetAction(line => new RecordJob(environment, new RecordSettings
        {
            Output = line.GetRequiredValue(file),
            Seconds = line.GetValue(seconds) ?? 0,
            Input = line.GetValue(input),
            Format = line.GetValue(format),
            Endpoint = line.GetValue(endpoint),
            Volume = level.Volume(line),
            IsMuted = level.IsMuted(line),
            Mode = line.GetRequiredValue(mode),
            PeriodFrames = line.GetValue(period),
            Platform = platform.Read(line) with { IsPaced = line.GetValue(realtime) },
            IsJson = line.GetValue(json),
        }).Run());
        return command;
    }
}
