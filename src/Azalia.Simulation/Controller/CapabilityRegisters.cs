using Azalia.Simulation.Controller.Chain;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The registers that say what a controller is, and never change (HDA 1.0a 3.3.2 to 3.3.6, 3.3.11, 3.3.12).</summary>
internal static class CapabilityRegisters
{
    /// <summary>Puts them into the window.</summary>
    /// <param name="file">The window.</param>
    /// <param name="bank">A bank that is never held.</param>
    /// <param name="profile">What they say.</param>
    public static void AddTo(RegisterFile file, RegisterBank bank, ControllerProfile profile)
    {
        _ = file.Add(new RegisterCell<GlobalCapabilities, ushort>(bank) { ResetBits = Shown(profile).Raw });
        _ = file.Add(new RegisterCell<MinorVersion, byte>(bank));
        _ = file.Add(new RegisterCell<MajorVersion, byte>(bank));
        _ = file.Add(new RegisterCell<OutputPayload, ushort>(bank) { ResetBits = profile.OutputPayload });
        _ = file.Add(new RegisterCell<InputPayload, ushort>(bank) { ResetBits = profile.InputPayload });
        _ = file.Add(new RegisterCell<GlobalCapabilities2, ushort>(bank));
        _ = file.Add(new RegisterCell<LinkedListCapabilities, ushort>(bank) { ResetBits = (uint)CapabilityChain.FirstOffset(profile) });
        _ = file.Add(new RegisterCell<OutputStreamPayload, ushort>(bank) { ResetBits = profile.OutputStreamPayload });
        _ = file.Add(new RegisterCell<InputStreamPayload, ushort>(bank) { ResetBits = profile.InputStreamPayload });
    }

    private static GlobalCapabilities Shown(ControllerProfile profile) => profile.Quirks.ReportsNoStreams
        ? profile.Capabilities with { InputStreams = 0, OutputStreams = 0, BidirectionalStreams = 0 }
        : profile.Capabilities;
}
