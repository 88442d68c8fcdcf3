using Azalia.Platform;
using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Machines;

/// <summary>Two machines of the same shape, with the script's memory at the same address. Belongs to the thread that made it.</summary>
internal sealed class MachinePair : IDisposable
{
    /// <summary>Takes both over.</summary>
    /// <exception cref="InvalidOperationException">Their memory lies at different addresses.</exception>
    public MachinePair(MachineShape shape, Machine ours, Machine theirs)
    {
        Shape = shape;
        Ours = ours;
        Theirs = theirs;
        if (ours.BlockAddress != theirs.BlockAddress)
            throw new InvalidOperationException($"The memory of {ours.Name} is at 0x{ours.BlockAddress:X}, that of {theirs.Name} at 0x{theirs.BlockAddress:X}.");
    }

    /// <summary>What both have.</summary>
    public MachineShape Shape { get; }

    /// <summary>The simulator.</summary>
    public Machine Ours { get; }

    /// <summary>What it is held against.</summary>
    public Machine Theirs { get; }

    /// <summary>Two simulators.</summary>
    public static MachinePair OfSimulators(MachineShape shape) => new(shape, new SimulatedMachine(shape), new SimulatedMachine(shape));

    /// <summary>The simulator and QEMU.</summary>
    /// <exception cref="NoMachineException">There is no QEMU that can be stepped.</exception>
    public static MachinePair WithQemu(MachineShape shape) => WithQemu(shape, static ours => ours);

    /// <summary>The simulator behind something that a test puts before it, and QEMU.</summary>
    /// <exception cref="NoMachineException">There is no QEMU that can be stepped.</exception>
    public static MachinePair WithQemu(MachineShape shape, Func<Machine, Machine> wrap)
    {
        if (!QemuMachine.TryStart(shape, out QemuMachine? qemu, out string? problem))
            throw new NoMachineException(problem);

        // The block is the first that either gives out, so it lies at the start of ours.
        return new MachinePair(shape, wrap(new SimulatedMachine(shape, new DeviceAddress(qemu.BlockAddress))), qemu);
    }

    /// <summary>Runs a script on both.</summary>
    /// <param name="script">The script; its shape is this pair's.</param>
    /// <param name="accepted">The list.</param>
    /// <param name="tally">Counts what the list explained.</param>
    /// <returns>What the list does not explain.</returns>
    /// <exception cref="MachineLostException">The other machine ended on the way.</exception>
    public List<Difference> Run(Script script, AcceptedList accepted, Tally tally)
    {
        Transcript ours = ScriptRunner.Run(Ours, script);
        Transcript theirs = ScriptRunner.Run(Theirs, script);
        if (Theirs.Loss is { } loss)
            throw new MachineLostException($"{script.Name}: {loss}");

        return new Comparer(accepted).Compare(script, ours, theirs, Ours.BlockAddress, tally);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Theirs.Dispose();
        Ours.Dispose();
    }
}
