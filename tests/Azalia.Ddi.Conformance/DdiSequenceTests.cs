using Azalia.Ddi.Conformance.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// Random sequences of all routines, by three clients on two codecs, against a small model of the documents: every status as it says, and every refused
/// call without a trace.
/// </summary>
public sealed class DdiSequenceTests
{
    private const int CallsInASequence = 200;

    // The long run takes a minute or two; the environment asks for it.
    private static int Sequences => int.TryParse(Environment.GetEnvironmentVariable("AZALIA_SEQUENCES"), out int count) ? count : 150;

    [Fact]
    public void Any_sequence_of_calls_answers_as_documented_and_leaves_nothing_behind()
    {
        Gen<int[]> sequences = Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue), CallsInASequence);
        Arbitrary<int[]> shrinking = Arb.From(sequences, Shrink);

        Check.One(
            Repeatable.Config.WithMaxTest(Sequences),
            Prop.ForAll(shrinking, static codes =>
            {
                using DdiMachine machine = new(seed: (ulong)codes.Length);
                foreach (int code in codes)
                    machine.Step((uint)code);

                machine.End();
            }));
    }

    // Halves first, then single calls: what is left is the shortest sequence that still differs.
    private static IEnumerable<int[]> Shrink(int[] codes)
    {
        for (int length = codes.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= codes.Length; start += length)
                yield return [.. codes[..start], .. codes[(start + length)..]];
        }
    }
}
