using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;

namespace Azalia.Referee;

/// <summary>Reduces a script on which two machines differ to a small one on which they still differ in the same field.</summary>
/// <param name="run">Runs a script and gives what is unexplained.</param>
internal sealed class Shrinker(Func<Script, List<Difference>> run)
{
    private const int MostRuns = 600;

    private int _runs;

    /// <summary>Reduces a script.</summary>
    /// <param name="script">A script with an unexplained difference.</param>
    /// <param name="wanted">The difference that is to stay.</param>
    public Script Shrink(Script script, in Difference wanted)
    {
        _runs = 0;
        Kind field = Kind.Of(wanted);
        Script smallest = Simplify(RemoveSteps(script, field), field);
        return RemoveSteps(smallest, field);
    }

    // The same field, and the same of the two machines showing more of it.
    private readonly record struct Kind(string Register, string Field, int Order)
    {
        public static Kind Of(in Difference difference) =>
            new(difference.Register, difference.Field, difference.OurField.CompareTo(difference.TheirField));
    }

    private Script RemoveSteps(Script script, Kind field)
    {
        for (int size = Math.Max(1, script.Steps.Count / 2); size >= 1; size /= 2)
        {
            for (int start = script.Steps.Count - size; start >= 0; start -= size)
            {
                if (!MayRemove(script, start, size))
                    continue;

                Script without = script with { Steps = [.. script.Steps.Take(start), .. script.Steps.Skip(start + size)] };
                if (StillDiffers(without, field))
                    script = without;
                start = Math.Min(start, script.Steps.Count);
            }
        }

        return script;
    }

    // A wait goes only where another stands before it: without it a machine may not be done, and the script shows something else.
    private static bool MayRemove(Script script, int start, int size)
    {
        bool hasWait = script.Steps.Skip(start).Take(size).Any(static step => step.Kind == StepKind.Wait);
        return !hasWait || start == 0 || script.Steps[start - 1].Kind == StepKind.Wait;
    }

    // Numbers become plainer: zero, or fewer bits; a sweep becomes nothing more than the read that shows it.
    private Script Simplify(Script script, Kind field)
    {
        for (int index = 0; index < script.Steps.Count; index++)
        {
            Step step = script.Steps[index];
            if (step.Kind is not (StepKind.Write or StepKind.Store) || step.Value.Place is not null)
                continue;

            script = TryReplace(script, index, step with { Value = 0 }, field);
            for (int bit = 31; bit >= 0 && script.Steps[index].Value.Number != 0; bit--)
            {
                uint value = script.Steps[index].Value.Number;
                if ((value >> bit & 1) != 0)
                    script = TryReplace(script, index, step with { Value = value & ~(1u << bit) }, field);
            }
        }

        return script;
    }

    private Script TryReplace(Script script, int index, Step step, Kind field)
    {
        Step[] steps = [.. script.Steps];
        steps[index] = step;
        Script changed = script with { Steps = steps };
        return StillDiffers(changed, field) ? changed : script;
    }

    private bool StillDiffers(Script script, Kind field)
    {
        if (script.Steps.Count == 0 || _runs++ >= MostRuns)
            return false;

        foreach (Difference difference in run(script))
        {
            if (Kind.Of(difference) == field)
                return true;
        }

        return false;
    }
}
