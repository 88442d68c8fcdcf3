using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind b: CRST never reads what was written.</summary>
public sealed class B_ResetThatNeverReadsBack
{
    [Theory]
    [InlineData("read GCTL: [0] = 0")]
    [InlineData("read GCTL: [0] = 1")]
    public void The_start_is_STATUS_DEVICE_NOT_READY(string plan) => FaultedBus.FailsToStart(plan, NtStatus.DeviceNotReady);

    [Fact]
    public void A_reset_that_takes_20_ms_is_waited_for()
    {
        using BusFixture bus = FaultedBus.Start("read GCTL until 20 ms: [0] = 0");

        FaultedBus.NothingElseIsLost(bus);
    }
}
