using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;

namespace Azalia.Ddi.Conformance;

/// <summary>What facts need of a platform again and again.</summary>
internal static class Needs
{
    /// <summary>Two codecs, each with an audio function group.</summary>
    public static SimulationOptions TwoCodecs { get; } = new() { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] };

    /// <summary>A megabyte for everything.</summary>
    public static SimulationOptions LittleMemory { get; } = new() { MemoryBytes = 1 << 20 };

    /// <summary>The usual controller with other capabilities.</summary>
    public static SimulationOptions Controller(GlobalCapabilities capabilities) =>
        new() { Controller = ControllerProfiles.Pch with { Capabilities = capabilities } };

    /// <summary>15 output engines, 15 input engines and as many output lines as wanted: 1, 2 or 4.</summary>
    public static SimulationOptions Lines(int lines) => Controller(new GlobalCapabilities
    {
        InputStreams = 15,
        OutputStreams = 15,
        Supports64BitAddresses = true,
        SerialDataOutCode = (byte)(lines / 2),
    });
}
