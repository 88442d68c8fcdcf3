namespace Azalia.Cli;

/// <summary>
/// A run that a signal ends in any case. A job looks for signals between two pieces of its work, and ends in order; but one that opens or reads a pipe may
/// wait for ever for somebody else, and nothing can call it back from there. So it has a thread of its own, and is left there if need be.
/// </summary>
internal static class InterruptibleRun
{
    /// <summary>How long a job may take to end in order.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="environment">Where text goes, and the rest of the world.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Of(string[] arguments, CommandEnvironment environment)
    {
        TaskCompletionSource<int> exitCode = new();
        Thread job = new(() => exitCode.SetResult(CommandLine.Run(arguments, environment)))
        {
            IsBackground = true,
            Name = CommandLine.ProgramName,
        };
        job.Start();

        try
        {
            exitCode.Task.Wait(environment.Cancellation);
        }
        catch (OperationCanceledException)
        {
            if (!exitCode.Task.Wait(s_patience, CancellationToken.None))
            {
                bool hasFinished = environment.Work.GiveUp();
                return CommandLine.ReportCancelled(arguments, environment, hasFinished);
            }
        }

        return exitCode.Task.Result;
    }
}
