using Azalia.Referee.Chance;
using Azalia.Referee.Comparing;
using Azalia.Referee.Machines;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Tests;

/// <summary>What the referee finds, with the simulator on both sides.</summary>
public sealed class RefereeTests
{
    [Fact]
    public void A_simulator_does_not_differ_from_itself()
    {
        RefereeRun run = new(MachinePair.OfSimulators, AcceptedList.Empty);

        IReadOnlyList<Failure> failures = run.Run(Material.Scripts(), 500, seed: 3, workers: 2);

        Assert.Empty(failures);
        Assert.Equal(Material.Scripts().Count + 500, run.Done);
    }

    [Theory]
    [MemberData(nameof(Faults.Names), MemberType = typeof(Faults))]
    public void A_broken_machine_is_found_and_the_script_reduced(string fault)
    {
        RefereeRun run = new(shape => new MachinePair(shape, new SimulatedMachine(shape), Faults.Put(fault, new SimulatedMachine(shape))), AcceptedList.Empty)
        {
            MostFailures = 1,
        };

        IReadOnlyList<Failure> failures = run.Run([], 500, seed: 1, workers: 1);

        Failure failure = Assert.Single(failures);
        Assert.NotNull(failure.Smallest);
        Assert.NotEmpty(failure.Left);
        Assert.InRange(failure.Smallest.Steps.Count, 1, 40);
        Assert.True(failure.Smallest.Steps.Count <= failure.Script.Steps.Count);
    }

    [Fact]
    public void A_reduced_script_can_be_read_and_run_again()
    {
        static MachinePair Make(MachineShape shape) =>
            new(shape, new SimulatedMachine(shape), Faults.Put("RIRBWP is one ahead", new SimulatedMachine(shape)));
        RefereeRun run = new(Make, AcceptedList.Empty) { MostFailures = 1 };
        Script smallest = Assert.Single(run.Run([], 500, seed: 1, workers: 1)).Smallest!;

        Script read = Assert.Single(ScriptReader.Read(ScriptText.Write(smallest), "again"));
        using MachinePair pair = Make(read.Shape);
        List<Difference> differences = pair.Run(read, AcceptedList.Empty, new Tally());

        Assert.Contains(differences, static difference => difference is { Register: "RIRBWP", Field: "Index" });
    }

    [Fact]
    public void A_difference_names_register_field_values_time_and_line()
    {
        Script script = Assert.Single(ScriptReader.Read("script s\nmachine 1 hda-output 48000\nwait 2ms\nread32 0x48\n", "s"));
        MachineShape shape = script.Shape;
        using MachinePair pair = new(shape, new SimulatedMachine(shape), new BrokenMachine(new SimulatedMachine(shape), static (_, _, value) => value | 0x8000_0000));

        Difference difference = Assert.Single(pair.Run(script, AcceptedList.Empty, new Tally()));

        Assert.Equal("CORBRP.Reset: a 0x0, b 0x1 (whole: 0x0, 0x8000) at 2000 us, step 2 'read32 CORBWP'", difference.Describe(script, "a", "b"));
    }

    [Fact]
    public void Sound_is_compared_and_there_is_some()
    {
        foreach (Script script in SystematicScripts.All().Where(static script => script.Section == "sound"))
        {
            using SimulatedMachine machine = new(script.Shape);

            Transcript transcript = ScriptRunner.Run(machine, script);

            Assert.All(transcript.Heard.Take(1), heard => Assert.True(heard.Samples.Length > script.Rate / 200, $"{script.Name}: {heard.Samples.Length}"));
        }
    }

    [Fact]
    public void A_machine_that_plays_something_else_is_found()
    {
        static MachinePair Make(MachineShape shape) => new(shape, new SimulatedMachine(shape), new DeafMachine(new SimulatedMachine(shape)));
        RefereeRun run = new(Make, AcceptedList.Empty) { MostFailures = 1, Shrinks = false };

        Failure failure = Assert.Single(run.Run([.. SystematicScripts.All()], 0, seed: 1, workers: 1));

        Assert.Contains(failure.Differences, static difference => difference is { Register: "PIN", Field: "Samples" });
    }

    [Fact]
    public void A_machine_that_is_lost_ends_the_run_with_its_last_words()
    {
        RefereeRun run = new(shape => new MachinePair(shape, new SimulatedMachine(shape), new LostMachine(new SimulatedMachine(shape))), AcceptedList.Empty);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => run.Run([], 10, seed: 1, workers: 1));

        Assert.Equal("random 1/0: it is gone", Assert.IsType<MachineLostException>(exception.InnerException).Message);
    }

    /// <summary>Works, and says that it does not.</summary>
    private sealed class LostMachine(Machine inner) : Machine
    {
        public override Azalia.Platform.HdaPlatform Platform => inner.Platform;

        public override string? Loss => "it is gone";

        public override short[] TakeHeard(int codec) => inner.TakeHeard(codec);
    }

    /// <summary>Hears the hundredth sample one higher.</summary>
    private sealed class DeafMachine(Machine inner) : Machine
    {
        public override Azalia.Platform.HdaPlatform Platform => inner.Platform;

        public override short[] TakeHeard(int codec)
        {
            short[] samples = inner.TakeHeard(codec);
            if (samples.Length > 100)
                samples[100]++;
            return samples;
        }
    }
}
