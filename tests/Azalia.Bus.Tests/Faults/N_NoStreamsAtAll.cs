using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind n: GCAP says that there is no stream.</summary>
public sealed class N_NoStreamsAtAll
{
    [Fact]
    public void The_driver_takes_the_chip_for_one_with_four_each_and_carries_verbs()
    {
        using BusFixture bus = FaultedBus.Start("read GCAP: [15:3] = 0");

        for (int engine = 0; engine < 4; engine++)
        {
            Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
            Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
        }

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
        FaultedBus.CodecAnswers(bus, 0);
        FaultedBus.CodecAnswers(bus, 1);
        FaultedBus.AllStruck(bus);
    }
}
