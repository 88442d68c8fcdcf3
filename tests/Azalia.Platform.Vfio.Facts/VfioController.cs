using System.Runtime.Versioning;
using Azalia.Ddi.Conformance.Platforms;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Platform.Vfio.Facts;

/// <summary>A controller behind an IOMMU, in the time of the machine. Behind it is QEMU's model, with the deviations that it has anywhere.</summary>
[SupportedOSPlatform("linux")]
public sealed class VfioController : ConformancePlatform
{
    public override bool HasExactTime => false;

    public override HdaPlatform Open(SimulationOptions needs)
    {
        QemuDeviations.SkipIfListed();
        SimulationOptions usual = new();
        Assert.SkipUnless(needs.Controller == usual.Controller, "QEMU's controller has 4 engines of each direction, one output line and 64-bit addresses, and is nothing else.");
        Assert.SkipUnless(needs.Codecs is [var codec] && codec == CodecProfiles.Generic, "The guest's controller has one codec, and it is QEMU's.");
        Assert.SkipWhen(needs.ScatterPages, "Pages of one buffer lie side by side on this platform.");
        return ControllerAtHand.Open(new VfioOptions { ArenaBytes = needs.MemoryBytes, LargestBuffer = needs.LargestBuffer });
    }
}
