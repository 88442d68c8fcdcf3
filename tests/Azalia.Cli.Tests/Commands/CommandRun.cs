using System.Text.Json;

namespace Azalia.Cli.Tests.Commands;

/// <summary>One run of the program inside the test's process, with everything that it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it.</summary>
    public static CommandRun Of(params string[] arguments) => Of(static environment => environment, arguments);

    /// <summary>Runs it in a changed environment.</summary>
    public static CommandRun Of(Func<CommandEnvironment, CommandEnvironment> change, params string[] arguments)
    {
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new() { NewLine = "\n" };
        int exitCode = CommandLine.Run(arguments, change(new CommandEnvironment { Output = output, Error = error, MachineTime = TimeProvider.System }));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Standard output as the one JSON object that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The one line on standard error, without the program's name; fails if there are none or more.</summary>
    public string ErrorLine
    {
        get
        {
            string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.StartsWith("azalia: ", line, StringComparison.Ordinal);
            Assert.EndsWith("\n", Error, StringComparison.Ordinal);
            return line["azalia: ".Length..];
        }
    }

    /// <summary>Fails unless the run ended with this code, nothing on standard output, and one line on standard error; returns the line.</summary>
    public string Failed(int exitCode)
    {
        Assert.Equal("", Output);
        string line = ErrorLine;
        Assert.True(ExitCode == exitCode, $"{ExitCode}: {line}");
        return line;
    }
}
