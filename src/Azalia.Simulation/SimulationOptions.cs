using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Faults;

namespace Azalia.Simulation;

/// <summary>What a simulated machine is made of.</summary>
public sealed record SimulationOptions
{
    /// <summary>What makes time pass. Default: waiting does.</summary>
    public SimulationDrive Drive { get; init; } = SimulationDrive.Virtual;

    /// <summary>The controller. Default: <see cref="ControllerProfiles.Pch"/>.</summary>
    public ControllerProfile Controller { get; init; } = ControllerProfiles.Pch;

    /// <summary>
    /// The codecs, each at its own address (<see cref="CodecProfile.Address"/>) or at the lowest that is free: 0, 1, 2, ... At most 15. Default: one <see cref="CodecProfiles.Generic"/>.
    /// </summary>
    public IReadOnlyList<CodecProfile> Codecs { get; init; } = [CodecProfiles.Generic];

    /// <summary>Decides everything that is left to chance, such as where scattered pages lie.</summary>
    public ulong Seed { get; init; }

    /// <summary>What goes wrong, or null for a machine without faults, in which nothing is wrapped and nothing costs.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>
    /// Whether the device tells on its driver: what the specification calls illegal or undefined is noted down in <see cref="SimulatedPlatform.LintFindings"/>. Default: it
    /// is not, and costs nothing.
    /// </summary>
    public bool Lint { get; init; }

    /// <summary>Whether buffers are made of pages scattered over memory on purpose. Linux only.</summary>
    public bool ScatterPages { get; init; }

    /// <summary>The largest DMA buffer in bytes. Default: 16 MiB.</summary>
    public int LargestBuffer { get; init; } = 16 << 20;

    /// <summary>Size of the memory that the device can reach, in bytes. Default: 256 MiB, of which only what is used costs anything.</summary>
    public int MemoryBytes { get; init; } = 256 << 20;

    /// <summary>
    /// The device address of that memory's first byte, a multiple of the page size. Default: null, above 4 GiB where the controller can address it, so that a
    /// driver that forgets the upper registers is found out.
    /// </summary>
    public DeviceAddress? MemoryBase { get; init; }

    /// <summary>The machine's clock, for <see cref="SimulationDrive.Paced"/>. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider MachineTime { get; init; } = TimeProvider.System;
}
