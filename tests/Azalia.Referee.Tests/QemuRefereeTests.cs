using Azalia.Referee.Comparing;
using Azalia.Referee.Machines;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Tests;

/// <summary>The simulator against QEMU: a small part of what the referee's program does, and whether the list leaves enough to be found.</summary>
public sealed class QemuRefereeTests
{
    [Fact]
    public void The_simulator_differs_from_QEMU_in_what_the_list_explains_and_in_nothing_else()
    {
        RequireQemu();
        RefereeRun run = new(MachinePair.WithQemu, Material.Accepted());

        IReadOnlyList<Failure> failures = run.Run(Material.Scripts(), 300, seed: 2, workers: 2);

        Assert.All(failures, static failure => Assert.Fail($"{failure.Script.Name}: {failure.Differences[0].Describe(failure.Script, "sim", "qemu")}"));
    }

    [Theory]
    [MemberData(nameof(Faults.Names), MemberType = typeof(Faults))]
    public void A_simulator_that_was_broken_is_found_behind_the_list(string fault)
    {
        RequireQemu();
        RefereeRun run = new(shape => MachinePair.WithQemu(shape, machine => Faults.Put(fault, machine)), Material.Accepted())
        {
            MostFailures = 1,
            Shrinks = false,
        };

        Assert.NotEmpty(run.Run(Material.Scripts(), 250, seed: 1, workers: 1));
    }

    private static void RequireQemu()
    {
        try
        {
            MachinePair.WithQemu(new MachineShape("hda-output", 1, 48_000)).Dispose();
        }
        catch (NoMachineException missing)
        {
            Assert.SkipUnless(NoMachineException.IsFailure, missing.Message);
            throw;
        }
    }
}
