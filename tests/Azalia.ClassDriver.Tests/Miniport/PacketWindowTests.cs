using Azalia.ClassDriver.Miniport;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>Which packets may be written (WaveRT 10 and vector 9 of 16).</summary>
public sealed class PacketWindowTests
{
    private const string Fine = "STATUS_SUCCESS";
    private const string Late = "STATUS_DATA_LATE_ERROR";
    private const string Overrun = "STATUS_DATA_OVERRUN";

    // Two packets in the buffer, running: exactly C+1. Before the run: C and C+1. One packet: C before, C+1 after.
    [Theory]
    [InlineData(0u, 0u, false, 2, Fine)]
    [InlineData(1u, 0u, false, 2, Fine)]
    [InlineData(2u, 0u, false, 2, Overrun)]
    [InlineData(0u, 0u, true, 2, Late)]
    [InlineData(1u, 0u, true, 2, Fine)]
    [InlineData(2u, 0u, true, 2, Overrun)]
    [InlineData(5u, 5u, true, 2, Late)]
    [InlineData(6u, 5u, true, 2, Fine)]
    [InlineData(7u, 5u, true, 2, Overrun)]
    [InlineData(0u, 0u, false, 1, Fine)]
    [InlineData(1u, 0u, false, 1, Overrun)]
    [InlineData(0u, 0u, true, 1, Late)]
    [InlineData(1u, 0u, true, 1, Fine)]
    [InlineData(2u, 0u, true, 1, Overrun)]
    [InlineData(0xFFFF_FFFFu, 0xFFFF_FFFEu, true, 2, Fine)]
    [InlineData(0u, 0xFFFF_FFFFu, true, 2, Fine)]
    [InlineData(0xFFFF_FFFFu, 0xFFFF_FFFFu, true, 2, Late)]
    [InlineData(1u, 0xFFFF_FFFFu, true, 2, Overrun)]
    [InlineData(0xFFFF_FFFFu, 0u, true, 2, Late)]
    public void A_packet_is_in_time_late_or_too_far_ahead(uint packet, uint moved, bool isNextBegun, int packets, string status) =>
        Assert.Equal(status, PacketWindow.Check(packet, moved, isNextBegun, packets).ToString());
}
