using System.Diagnostics;
using System.Globalization;
using Azalia.Referee.Chance;
using Azalia.Referee.Comparing;
using Azalia.Referee.Machines;
using Azalia.Referee.Scripts;

namespace Azalia.Referee;

/// <summary>A whole run for people: what was compared, what differed, which accepted differences occurred how often.</summary>
internal static class RefereeReport
{
    private const int MostShown = 12;

    /// <summary>Runs and reports.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(RefereeOptions options, TextWriter output)
    {
        AcceptedList accepted = options.Accepted is { } list ? AcceptedList.Read(File.ReadAllText(list), list)
            : options.Against == "qemu" ? Material.Accepted()
            : AcceptedList.Empty;
        IReadOnlyList<Script> written = options.File is { } file ? ScriptReader.Read(File.ReadAllText(file), file) : Material.Scripts();
        if (options.One >= 0)
            written = [new ScriptGenerator(options.Seed).Create(options.One)];
        bool isWhole = options.File is null && options.One < 0;
        int random = isWhole ? options.Scripts : 0;

        Stopwatch watch = Stopwatch.StartNew();
        RefereeRun run = new(options.Against == "sim" ? MachinePair.OfSimulators : MachinePair.WithQemu, accepted)
        {
            MostFailures = options.Failures,
            Shrinks = options.Shrinks,
            Progress = Console.IsErrorRedirected ? null : static done => Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done} scripts ")),
        };
        IReadOnlyList<Failure> failures;
        try
        {
            failures = run.Run(written, random, options.Seed, options.Workers);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is NoMachineException missing)
        {
            return Skip(missing.Message, output);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is MachineLostException lost)
        {
            output.WriteLine($"referee: failed: {lost.Message}");
            return 1;
        }

        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
        foreach (Failure failure in failures)
            Print(failure, options.Against, output);
        PrintSummary(failures, output);
        bool isComplete = isWhole && failures.Count == 0 && options.Scripts >= 10_000;
        int unused = PrintList(accepted, run.Tally, options.Shows, isComplete, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"referee: {run.Done} scripts ({written.Count} written), seed {options.Seed}, sim against {options.Against}: {failures.Count} differ without a reason; " +
            $"{accepted.Entries.Count} accepted differences, {unused} of them did not occur; {watch.Elapsed.TotalSeconds:0.0} s"));
        return failures.Count == 0 && (unused == 0 || !isComplete) ? 0 : 1;
    }

    private static int Skip(string reason, TextWriter output)
    {
        bool mustRun = NoMachineException.IsFailure;
        output.WriteLine($"referee: {(mustRun ? "failed" : "skipped")}: {reason}");
        return mustRun ? 1 : 0;
    }

    private static void PrintSummary(IReadOnlyList<Failure> failures, TextWriter output)
    {
        var fields = failures.SelectMany(static failure => failure.Differences)
            .GroupBy(static difference => $"{difference.Register} | {difference.Field} | {string.Join(" or ", difference.Holding)}");
        foreach (var field in fields.OrderByDescending(static field => field.Count()))
            output.WriteLine($"{field.Count(),9} x {field.Key}");
    }

    private static void Print(Failure failure, string against, TextWriter output)
    {
        output.WriteLine($"--- {failure.Script.Name} ({failure.Script.Section}) differs");
        foreach (Difference difference in failure.Differences.Take(MostShown))
            output.WriteLine("  " + difference.Describe(failure.Script, "sim", against));
        if (failure.Differences.Count > MostShown)
            output.WriteLine($"  and {failure.Differences.Count - MostShown} more");
        if (failure.Remark is { } remark)
            output.WriteLine("  " + remark);
        if (failure.Smallest is not { } smallest)
            return;

        output.WriteLine("  reduced, to be run again with --script FILE:");
        output.WriteLine(ScriptText.Write(smallest));
        foreach (Difference difference in failure.Left.Take(MostShown))
            output.WriteLine("  " + difference.Describe(smallest, "sim", against));
    }

    private static int PrintList(AcceptedList accepted, Tally tally, bool shows, bool isComplete, TextWriter output)
    {
        int unused = 0;
        foreach (AcceptedDifference entry in accepted.Entries)
        {
            long times = tally.Times(entry);
            if (times == 0)
                unused++;
            if (shows || isComplete)
            {
                string count = times.ToString(CultureInfo.InvariantCulture).PadLeft(9);
                output.WriteLine($"{count} x {entry.Register}.{entry.Field} | {entry.Condition} | {entry.Verdict} | {entry.Section}");
            }

            if (shows && tally.Example(entry) is { } example)
                output.WriteLine("            " + example);
        }

        return unused;
    }
}
