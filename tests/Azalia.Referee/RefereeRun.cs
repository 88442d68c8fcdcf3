using Azalia.Referee.Chance;
using Azalia.Referee.Comparing;
using Azalia.Referee.Machines;
using Azalia.Referee.Scripts;

namespace Azalia.Referee;

/// <summary>Runs many scripts on pairs of machines, several pairs at once, and collects what differs.</summary>
/// <param name="makePair">Makes a pair of a shape; called on the thread that uses it.</param>
/// <param name="accepted">The list.</param>
internal sealed class RefereeRun(Func<MachineShape, MachinePair> makePair, AcceptedList accepted)
{
    private readonly Lock _lock = new();
    private readonly Queue<IReadOnlyList<Script>> _batches = new();
    private readonly List<Failure> _failures = [];
    private Exception? _broken;
    private int _done;

    /// <summary>After this many scripts that differ the run ends.</summary>
    public int MostFailures { get; init; } = 10;

    /// <summary>Whether scripts that differ are reduced.</summary>
    public bool Shrinks { get; init; } = true;

    /// <summary>Called now and then with the number of scripts that are done.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>What the list explained.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Scripts that ran.</summary>
    public int Done => _done;

    /// <summary>Runs written scripts, then random ones.</summary>
    /// <param name="written">The written ones.</param>
    /// <param name="scripts">How many random ones.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="workers">Pairs at once.</param>
    /// <returns>Scripts that differ without a reason.</returns>
    public IReadOnlyList<Failure> Run(IReadOnlyList<Script> written, int scripts, ulong seed, int workers)
    {
        foreach (IGrouping<MachineShape, Script> group in written.GroupBy(static script => script.Shape))
            _batches.Enqueue([.. group]);
        ScriptGenerator generator = new(seed);
        for (int first = 0; first < scripts; first += ScriptGenerator.BatchSize)
        {
            int count = Math.Min(ScriptGenerator.BatchSize, scripts - first);
            int start = first;
            _batches.Enqueue(new LazyBatch(count, number => generator.Create(start + number)));
        }

        Thread[] threads = [.. Enumerable.Range(0, Math.Max(1, workers)).Select(_ => new Thread(Work))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return _broken is null ? _failures : throw new InvalidOperationException(_broken.Message, _broken);
    }

    private void Work()
    {
        Tally tally = new();
        MachinePair? pair = null;
        try
        {
            while (TryTakeBatch(out IReadOnlyList<Script>? batch))
            {
                foreach (Script script in batch!)
                {
                    if (pair is null || pair.Shape != script.Shape)
                    {
                        pair?.Dispose();
                        pair = null;
                        pair = makePair(script.Shape);
                    }

                    RunOne(ref pair, script, tally);
                    if (IsOver)
                        break;
                }
            }
        }
        catch (Exception exception)
        {
            lock (_lock)
                _broken ??= exception;
        }
        finally
        {
            pair?.Dispose();
            lock (_lock)
                Tally.Add(tally);
        }
    }

    private bool IsOver
    {
        get
        {
            lock (_lock)
                return _broken is not null || _failures.Count >= MostFailures;
        }
    }

    private void RunOne(ref MachinePair pair, Script script, Tally tally)
    {
        List<Difference> found = pair.Run(script, accepted, tally);
        int done = Interlocked.Increment(ref _done);
        if (done % 100 == 0)
            Progress?.Invoke(done);
        if (found.Count == 0)
            return;

        Failure failure = Examine(ref pair, script, found);
        lock (_lock)
            _failures.Add(failure);
    }

    // A new pair, so that nothing an earlier script left behind is taken for this one's.
    private Failure Examine(ref MachinePair pair, Script script, List<Difference> found)
    {
        if (!Shrinks)
            return new Failure(script, found, null, [], null);

        pair.Dispose();
        pair = makePair(script.Shape);
        MachinePair fresh = pair;
        List<Difference> again = fresh.Run(script, accepted, new Tally());
        if (again.Count == 0)
            return new Failure(script, found, null, [], "Only after the scripts before it: new machines do not differ.");

        Shrinker shrinker = new(candidate => fresh.Run(candidate, accepted, new Tally()));
        Script smallest = shrinker.Shrink(script, again[0]);
        List<Difference> left = fresh.Run(smallest, accepted, new Tally());
        return new Failure(script, again, smallest, left, null);
    }

    private bool TryTakeBatch(out IReadOnlyList<Script>? batch)
    {
        lock (_lock)
        {
            batch = null;
            return _broken is null && _failures.Count < MostFailures && _batches.TryDequeue(out batch);
        }
    }
}
