using Azalia.Platform;
using Azalia.Platform.Qemu;
using Azalia.Platform.Qemu.Tests;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Ddi.Conformance.Platforms;

/// <summary>QEMU's intel-hda on its deterministic clock: somebody else's controller, for which nothing here was made.</summary>
public sealed class QemuController : ConformancePlatform
{
    public override bool HasExactTime => true;

    public override HdaPlatform Open(SimulationOptions needs)
    {
        QemuDeviations.SkipIfListed();
        SimulationOptions usual = new();
        Assert.SkipUnless(needs.Controller == usual.Controller, "QEMU's controller has 4 engines of each direction, one output line and 64-bit addresses, and is nothing else.");
        Assert.SkipUnless(needs.Codecs.All(static codec => codec == CodecProfiles.Generic || codec == CodecProfiles.Minimal), "QEMU has its own codecs, and no others.");
        return QemuAtHand.Open(new QemuOptions
        {
            Clock = QemuClock.Deterministic,
            Codecs = [.. needs.Codecs.Select(static codec => codec == CodecProfiles.Generic ? QemuCodec.Duplex : QemuCodec.Output)],
            MemoryBytes = needs.MemoryBytes + QemuOptions.ReservedBytes,
            LargestBuffer = needs.LargestBuffer,
            ScatterPages = needs.ScatterPages,
            Seed = needs.Seed,
        });
    }
}
