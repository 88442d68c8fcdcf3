using Azalia.Platform;
using Azalia.Specification.Pci;

namespace Azalia.Bus.Controller;

/// <summary>What a controller wants other than the specification says, by who made it (hardware 5.1, 5.2).</summary>
/// <param name="TakesWholeDwords">A write of a byte or a word goes nowhere.</param>
/// <param name="BuffersEndAtPages">An entry of a buffer descriptor list must not cross a 4 KiB boundary.</param>
/// <param name="WantsImmediateCommands">Verbs go through registers, and the CORB does not run.</param>
internal readonly record struct ControllerTraits(bool TakesWholeDwords = false, bool BuffersEndAtPages = false, bool WantsImmediateCommands = false)
{
    private const ushort Nvidia = 0x10DE;
    private const ushort Creative = 0x1102;
    private const ushort Intel = 0x8086;
    private const ushort LunarLake = 0xA828;

    /// <summary>Those of the controller behind a configuration space.</summary>
    public static ControllerTraits Of(PciConfigurationSpace configuration) =>
        (configuration.Read16(PciConfigurationOffset.VendorId), configuration.Read16(PciConfigurationOffset.DeviceId)) switch
        {
            (Nvidia, 0x0194) => new ControllerTraits(TakesWholeDwords: true, BuffersEndAtPages: true),
            (Creative, 0x0010 or 0x0012) => new ControllerTraits(BuffersEndAtPages: true),
            (Intel, LunarLake) => new ControllerTraits(WantsImmediateCommands: true),
            _ => default,
        };
}
