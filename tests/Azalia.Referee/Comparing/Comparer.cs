using Azalia.Referee.Scripts;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>Holds two transcripts of a script against each other, field by field, and finds a reason for each difference in the list.</summary>
internal sealed class Comparer(AcceptedList accepted)
{
    /// <summary>All differences that the list does not explain, in order. Explained ones are counted in the list.</summary>
    /// <param name="script">The script.</param>
    /// <param name="ours">What our machine saw.</param>
    /// <param name="theirs">What the other machine saw.</param>
    /// <param name="block">The device address of the script's memory, the same on both.</param>
    /// <param name="tally">Counts how often each entry of the list was needed.</param>
    public List<Difference> Compare(Script script, Transcript ours, Transcript theirs, ulong block, Tally tally)
    {
        List<Difference> found = [];
        List<Difference> unexplained = [];
        History history = new(script, block);
        int next = 0;
        int nextHeard = 0;
        for (int step = 0; step < script.Steps.Count; step++)
        {
            found.Clear();
            history.Begin(step);
            int first = next;
            for (; next < ours.Observations.Count && ours.Observations[next].Step == step; next++)
                history.Observe(ours.Observations[next], theirs.Observations[next]);
            for (int index = first; index < next; index++)
            {
                if (ours.Observations[index].Value != theirs.Observations[index].Value)
                    Split(ours.Observations[index], theirs.Observations[index], history, found);
            }

            for (; nextHeard < ours.Heard.Count && ours.Heard[nextHeard].Step == step; nextHeard++)
                CompareHeard(step, ours.Heard[nextHeard].Codec, ours.Heard[nextHeard].Samples, theirs.Heard[nextHeard].Samples, history, found);

            foreach (Difference difference in found)
            {
                if (accepted.Find(difference, history) is { } entry)
                    tally.Count(entry, script, difference);
                else
                    unexplained.Add(difference with { Holding = Conditions.HoldingFor(difference, history) });
            }

            history.Apply(script.Steps[step]);
        }

        return unexplained;
    }

    private static void Split(Observation our, Observation their, History history, List<Difference> found)
    {
        switch (our.Subject)
        {
            case Subject.Register:
                SplitRegisters(our, their, history, found);
                break;
            case Subject.Configuration:
                Add($"PCI {our.Offset:X2}h", "Word");
                break;
            case Subject.Line:
                Add("LINE", "Asserted");
                break;
            case Subject.Memory:
                Add("MEMORY", "Word");
                break;
            case Subject.Response:
                Add("RESPONSE", history.Rings.VerbOf(our.Offset)?.Verb.Id.ToString() ?? "None", history.Rings.VerbOf(our.Offset)?.ToString());
                break;
            case Subject.ResponseExtension:
                Add("RESPONSE", "Extension");
                break;
            default:
                found.Add(new Difference(our, "DPIB", "Position", our.Offset, uint.MaxValue, our.Value, their.Value, history.Ticks));
                break;
        }

        void Add(string register, string field, string? about = null) => found.Add(
            new Difference(our, register, field, -1, uint.MaxValue, our.Value, their.Value, history.Ticks) { About = about ?? "" });
    }

    private static void SplitRegisters(Observation our, Observation their, History history, List<Difference> found)
    {
        for (int done = 0; done < our.Width;)
        {
            if (RegisterCatalog.Find(our.Offset + done) is not { } location)
            {
                AddIfDifferent(Difference.NoRegister, RegisterFields.Reserved, -1, 0xFF, done, 0);
                done++;
                continue;
            }

            int skipped = our.Offset + done - location.Offset;
            int covered = Math.Min(location.Register.Width - skipped, our.Width - done);
            uint lanes = uint.MaxValue >> (32 - covered * 8) << skipped * 8;
            foreach ((string name, uint mask) in RegisterFields.Of(location.Register))
            {
                string field = location.Register.Type == typeof(ImmediateResponse) ? history.Rings.ImmediateVerb : name;
                if (location.Register.Type != typeof(InterruptStatus) || name != nameof(InterruptStatus.Streams))
                {
                    AddIfDifferent(location.Register.Mnemonic, field, location.StreamIndex, mask & lanes, done, skipped);
                    continue;
                }

                // One difference for each stream, so that each has its own reason.
                for (int stream = 0; stream < RegisterNames.Streams; stream++)
                    AddIfDifferent(location.Register.Mnemonic, field, stream, mask & lanes & 1u << stream, done, skipped);
            }

            done += covered;
        }

        void AddIfDifferent(string register, string field, int stream, uint mask, int done, int skipped)
        {
            uint ourValue = our.Value >> done * 8 << skipped * 8;
            uint theirValue = their.Value >> done * 8 << skipped * 8;
            if (((ourValue ^ theirValue) & mask) != 0)
            {
                string about = register == "IR" ? history.Rings.Immediate.ToString() : "";
                found.Add(new Difference(our, register, field, stream, mask, ourValue, theirValue, history.Ticks) { About = about });
            }
        }
    }

    private static void CompareHeard(int step, int codec, short[] ours, short[] theirs, History history, List<Difference> found)
    {
        if (ours.Length != theirs.Length)
        {
            Observation length = new(step, Subject.HeardLength, codec, 4, (uint)ours.Length);
            found.Add(new Difference(length, "PIN", "Length", -1, uint.MaxValue, (uint)ours.Length, (uint)theirs.Length, history.Ticks));
        }

        int common = ours.AsSpan().CommonPrefixLength(theirs);
        if (common == Math.Min(ours.Length, theirs.Length))
            return;

        Observation sample = new(step, Subject.HeardSample, codec, 2, (uint)common);
        found.Add(new Difference(sample, "PIN", "Samples", -1, 0xFFFF, (ushort)ours[common], (ushort)theirs[common], history.Ticks));
    }
}
