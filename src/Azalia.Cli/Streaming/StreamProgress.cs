using Azalia.Cli.Output;
using Spectre.Console;

namespace Azalia.Cli.Streaming;

/// <summary>The progress bar on standard error, where somebody is there to see it.</summary>
internal static class StreamProgress
{
    /// <summary>Runs a job that reports the frames it has played.</summary>
    /// <param name="environment">Standard error, and whether it is a terminal.</param>
    /// <param name="name">What is played.</param>
    /// <param name="frames">How many frames there are, or null if nobody knows.</param>
    /// <param name="job">The job; it calls what it is given.</param>
    public static void Run(CommandEnvironment environment, string name, long? frames, Action<Action<long>> job)
    {
        if (!environment.ErrorIsTerminal)
        {
            job(static _ => { });
            return;
        }

        // The bar is drawn by this thread between two pieces: no other thread runs, and none allocates, while a piece is timed.
        PageConsole.Create(environment.Error, environment.Width, hasColour: true)
            .Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(PlainText.OneLine(name)), maxValue: frames ?? 1);
                task.IsIndeterminate = frames is null;
                job(played =>
                {
                    task.Value = frames is null ? 0 : played;
                    context.Refresh();
                });
            });
    }
}
