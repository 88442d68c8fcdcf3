using System.CommandLine;
using System.CommandLine.Parsing;
using Azalia.Audio;
using Azalia.Cli.Commands;
using Azalia.Cli.Help;
using Azalia.Cli.Output;
using Azalia.Cli.Wave;

namespace Azalia.Cli;

/// <summary>
/// The program behind its console: arguments in, text and an exit code out. Every way to fail ends here as one line on standard
/// error, and with --json also as one object on standard output.
/// </summary>
internal static class CommandLine
{
    /// <summary>The name that help, hints and errors go by.</summary>
    public const string ProgramName = "azalia";

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="environment">Where text goes, and the rest of the world.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, CommandEnvironment environment)
    {
        // Decided before parsing, so that even a line that cannot be parsed is answered in the form that was asked for.
        bool isJson = AsksForJson(arguments);
        try
        {
            ParseResult line = CreateRoot(environment).Parse(arguments, new ParserConfiguration
            {
                EnablePosixBundling = false,
                ResponseFileTokenReplacer = null,           // a file may be called @name
            });

            // The parser takes a first [word] for a directive to itself, and passes over it; here it is no more than a wrong command.
            bool isDirective = arguments is [['[', .., ']'], ..];
            if ((line.Errors.Count > 0 || isDirective) && line.Action is not (HelpPage or VersionLine))
                return Report(environment, isJson, ExitCode.NotUnderstood, isDirective ? ParseErrorText.ForCommand(line.RootCommandResult.Command, arguments[0]) : ParseErrorText.For(line));

            // An argument that takes several words takes one that should have been an option, too.
            if (ParseErrorText.ForStrangeOption(line) is { } strange)
                return Report(environment, isJson, ExitCode.NotUnderstood, strange);

            return line.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,           // Program listens to signals
                Output = environment.Output,
                Error = environment.Error,
            });
        }
        catch (CommandFailure failure)
        {
            return Report(environment, isJson, ExitCode.Failed, failure.Message, failure.Status?.ToString(), failure.InnerException);
        }
        catch (WaveException failure)
        {
            return Report(environment, isJson, ExitCode.Failed, failure.Message, null, failure.InnerException);
        }
        catch (HdaException failure)
        {
            return Report(environment, isJson, ExitCode.Failed, failure.Message, failure.Status.ToString(), failure);
        }
        catch (IOException failure)
        {
            return Report(environment, isJson, ExitCode.Failed, failure.Message, null, failure);
        }
        catch (OperationCanceledException)
        {
            return ReportCancelled(arguments, environment);
        }
#pragma warning disable CA1031 // Whatever it is, a user gets one line and not a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            string hint = environment.ShowDetails ? "" : " (set AZALIA_DEBUG=1 for details)";
            return Report(environment, isJson, ExitCode.Failed, $"unexpected {exception.GetType().Name}: {exception.Message}{hint}", null, exception);
        }
    }

    /// <summary>Says that a signal ended the job.</summary>
    /// <param name="arguments">The arguments, which say whether JSON is asked for.</param>
    /// <param name="environment">Where text goes.</param>
    /// <param name="hasFinished">Whether the signal came behind the end of a file that the job wrote.</param>
    /// <returns>The exit code.</returns>
    public static int ReportCancelled(string[] arguments, CommandEnvironment environment, bool hasFinished = false) =>
        Report(environment, AsksForJson(arguments), ExitCode.Failed, hasFinished ? "cancelled; what was finished before is in its place" : "cancelled; no output file was written");

    private static bool AsksForJson(string[] arguments) => arguments.TakeWhile(argument => argument != "--").Contains(CommonOptions.JsonName);

    private static DocumentedCommand CreateRoot(CommandEnvironment environment)
    {
        DocumentedCommand root = new(ProgramName, "HD Audio in user space: a bus driver, a class driver and a port driver over a controller of your choice.")
        {
            Details = "Sound goes the whole way: client, WaveRT port, miniport, HD Audio DDI, bus driver, registers and DMA memory, controller, link, codec, pin. " +
                "The controller is a simulated one unless --platform says otherwise, so nothing needs to be installed.",
            Examples =
            [
                new("play samples/first-light.wav --out out.wav", "Play a file, and keep what came out of the pin"),
                new("info", "See the controller, its codecs and their endpoints"),
                new("play --help", "Learn about one command"),
            ],
        };
        root.Add(PlayCommand.Create(environment));
        root.Add(RecordCommand.Create(environment));
        root.Add(InfoCommand.Create(environment));
        root.Add(ConformanceCommand.Create(environment));
        root.Add(CodecCommand.Create(environment));
        root.Add(VerbCommand.Create(environment));
        root.Add(DevicesCommand.Create(environment));
        root.Add(BindCommand.Create(environment));
        root.Add(UnbindCommand.Create(environment));
        root.Add(new VersionOption("--version") { Description = "Print the version.", Action = new VersionLine(environment) });
        root.Add(new System.CommandLine.Help.HelpOption("--help", "-h", "-?")
        {
            Description = "Print this page, or the page of a command.",
            Recursive = true,
            Action = new HelpPage(environment),
        });
        root.SetAction(line => new HelpPage(environment).Invoke(line));
        return root;
    }

    private static int Report(CommandEnvironment environment, bool isJson, int exitCode, string message, string? status = null, Exception? details = null)
    {
        // A job that was given up may come to its own end meanwhile; one of the two is told.
        if (!environment.Work.TryReport())
            return exitCode;

        // First, because standard output may be what nobody reads.
        environment.WriteErrorLine(message);
        if (environment.ShowDetails && details is not null)
            environment.Error.WriteLine(details);
        try
        {
            if (isJson && environment.Work.TryTakeOutput())
                JsonText.WriteError(environment.Output, PlainText.OneLine(message), status);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            // Standard output is full or gone, and that may be the very error to report.
        }

        return exitCode;
    }
}
