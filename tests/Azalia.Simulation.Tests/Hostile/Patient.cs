using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>A controller in the hands of a hostile driver. However it was treated: nothing threw, its work stayed within its bounds, and a controller
/// reset cures it.</summary>
internal static class Patient
{
    /// <summary>A running controller with rings, an input that hears something, and interrupts.</summary>
    public static ControllerRig Admit(ControllerProfile? profile = null, int codecs = 1)
    {
        ControllerRig rig = ControllerRig.WithRings(profile ?? ControllerProfiles.Pch with { StreamResetTicks = 0 }, codecs);
        rig.Write32(0x20, 0xC000_00FF);
        rig.Codec.Speaks = 1 << 3;
        return rig;
    }

    /// <summary>The bounds of the work that the device did so far.</summary>
    public static void AssertBounded(ControllerRig rig)
    {
        Assert.InRange(rig.Device.Work.MostPerAccess, 0, 300);
        Assert.InRange(rig.Device.Work.MostPerStreamAndFrame, 0, 64);
        Assert.Equal(rig.Device.Work.Total, rig.Memory.Reads + rig.Memory.Writes + rig.Device.RefusedAccesses);
    }

    /// <summary>The bounds, and that verbs and streams work as ever after a controller reset.</summary>
    public static void AssertCured(ControllerRig rig)
    {
        AssertBounded(rig);
        rig.Device.BusMasterEnabled = true;
        rig.Memory.AllowEverything();
        rig.Write32(0x08, 0);
        rig.AdvanceFrames(2);
        Assert.Equal(0u, rig.Read32(0x08));
        rig.LeaveReset();
        rig.StartRings();
        foreach (TestCodec codec in rig.Codecs)
        {
            codec.Heard.Clear();
            codec.Records = true;
        }

        rig.Codec.Speaks = 1 << 3;
        rig.Queue(0x000F_0004);
        StreamRig output = rig.Output().Prepare().Fill().Start();
        StreamRig input = rig.Input().Prepare().Start();
        rig.AdvanceFrames(100);
        Assert.Equal((~0x000F_0004u, 0u), rig.Response(1));
        Assert.Equal(output.Expected(400), rig.Codec.HeardOn(5));
        Assert.Equal(400u, input.LinkPosition);
        Assert.Equal(0, output.Status & 0x18);
        Assert.Equal(0, input.Status & 0x18);
    }
}
