using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind c: CORBRP.RST never reads 1, or never clears.</summary>
public sealed class C_RingPointerReset
{
    [Fact]
    public void A_bit_that_never_reads_1_cleared_itself_and_the_driver_starts()
    {
        using BusFixture bus = FaultedBus.Start("read CORBRP: [15] = 0");

        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void A_bit_that_never_clears_is_STATUS_DEVICE_NOT_READY() => FaultedBus.FailsToStart("read CORBRP: [15] = 1", NtStatus.DeviceNotReady);

    // The device goes on behind the end of the ring that it claims to have.
    [Theory]
    [InlineData("read RIRBSIZE: = 0")]
    [InlineData("read RIRBSIZE: = 0x21")]
    [InlineData("read RIRBSIZE: = 0xB9")]
    [InlineData("read RIRBSIZE: = 0x11\nread RIRBWP: = 0xC8")]
    public void A_ring_of_answers_of_another_size_than_it_says_ends_the_start_in_bounded_time(string plan) => Assert.InRange(FaultedBus.CodecsFound(plan), 0, 2);
}
