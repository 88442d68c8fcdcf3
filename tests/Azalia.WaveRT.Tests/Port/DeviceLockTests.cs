using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

/// <summary>Vector 14 of WaveRT 16: many threads, one device.</summary>
public sealed class DeviceLockTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Requests_of_many_threads_reach_the_miniport_in_order_and_none_after_the_close(bool usePositionLock)
    {
        using ForeignSystem system = new(new ForeignOptions { UsePositionLock = usePositionLock });
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        using Barrier start = new(5);
        int torn = 0;

        Thread[] askers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            while (pin.GetAudioPosition(out KsAudioPosition position).IsSuccess)
            {
                if (position.PlayOffset >= 3_840)
                    _ = Interlocked.Increment(ref torn);
            }
        }))];
        foreach (Thread asker in askers)
            asker.Start();

        start.SignalAndWait();
        for (int i = 0; i < 2_000; i++)
            Assert.Equal(NtStatus.Success, pin.SetConnectionState(i % 2 == 0 ? KsState.Run : KsState.Stop));
        pin.Dispose();
        foreach (Thread asker in askers)
            asker.Join();

        Assert.Equal(0, torn);
        Assert.Equal(0, system.Miniport.Stream.CallsAfterRelease);

        // Without the position lock nothing of a device overlaps; with it, a position and a change of state may.
        if (!usePositionLock)
            Assert.Equal(0, system.Miniport.Stream.Overlaps);
    }

    [Fact]
    public void With_the_position_lock_a_position_is_had_while_a_state_is_being_set()
    {
        using ForeignSystem system = new(new ForeignOptions { UsePositionLock = true });
        using WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        NtStatus status = NtStatus.Unsuccessful;
        system.Miniport.Stream.InSetState = () =>
        {
            Thread asker = new(() => status = pin.GetAudioPosition(out _));
            asker.Start();
            asker.Join();
        };

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        Assert.Equal(NtStatus.Success, status);
        system.Miniport.Stream.InSetState = null;
    }
}
