using Azalia.Cli.Output;
using Azalia.Cli.Wave;

namespace Azalia.Cli;

/// <summary>All that a command knows of the world around the process. Tests hand in their own.</summary>
internal sealed record CommandEnvironment
{
    /// <summary>Standard output: results, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: progress, remarks and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal that understands colours, and its user wants them.</summary>
    public bool OutputHasColour { get; init; }

    /// <summary>Whether standard error is a terminal: a progress bar is welcome there.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Standard input, where a person is asked for a decision; null where nobody can answer.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>The folder under which sysfs is found.</summary>
    public string MachineRoot { get; init; } = "/";

    /// <summary>Columns that text may take.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The machine's time; only for measuring how long things take, and for the paced drive.</summary>
    public required TimeProvider MachineTime { get; init; }

    /// <summary>Set when the user wants out (Ctrl-C).</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What has to go if the job is given up, and who says so.</summary>
    public UnfinishedWork Work { get; } = new();

    /// <summary>Whether an unexpected error is followed by its stack trace (AZALIA_DEBUG=1).</summary>
    public bool ShowDetails { get; init; }

    /// <summary>Writes one line on standard error, under the program's name. A console that is gone or full is no reason to fail.</summary>
    /// <param name="text">The line; what could break it is replaced.</param>
    public void WriteErrorLine(string text)
    {
        try
        {
            Error.WriteLine($"{CommandLine.ProgramName}: {PlainText.OneLine(text)}");
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            // Nobody can be told.
        }
    }

    /// <summary>Puts the result on standard output.</summary>
    /// <param name="write">Writes it to <see cref="Output"/>.</param>
    /// <exception cref="WaveException">Standard output is full or closed.</exception>
    /// <exception cref="OperationCanceledException">The job was given up before.</exception>
    public void WriteResult(Action write)
    {
        if (!Work.TryTakeOutput())
            throw new OperationCanceledException();
        try
        {
            write();
            Output.Flush();
        }
        catch (UnauthorizedAccessException)
        {
            // What the system calls a bad file descriptor.
            throw new WaveException("standard output", "is not open for writing");
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From("standard output", "written", problem);
        }
    }
}
