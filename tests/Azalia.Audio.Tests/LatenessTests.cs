using Azalia.Platform;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>A client that is kept busy between its look at the device and its copy into the buffer.</summary>
public sealed class LatenessTests
{
    private static readonly AudioFormat s_format = AudioFormat.Pcm(48_000, 16, 2);

    // By the clock alone it comes late to the next period as well; a signal wakes it in time again.
    [Theory]
    [InlineData(ClientMode.Timer, 2)]
    [InlineData(ClientMode.Event, 1)]
    [InlineData(ClientMode.Packet, 1)]
    public void What_the_device_fetched_before_it_was_written_counts_as_a_glitch(ClientMode mode, int glitches)
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_format, new RenderOptions { Mode = mode, PeriodFrames = 480, BufferPeriods = 2 });
        BusyOnce busy = new(stage.Platform.Clock, TimeSpan.FromMilliseconds(13), round: 5);
        stream.Watch = busy;

        stream.Write(Noise.Frames(s_format, 480 * 20));

        Assert.Equal((glitches, true), (stream.Glitches, busy.WasBusy));
    }

    [Theory]
    [InlineData(ClientMode.Timer)]
    [InlineData(ClientMode.Event)]
    [InlineData(ClientMode.Packet)]
    public void A_delay_that_leaves_it_in_time_counts_nothing(ClientMode mode)
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_format, new RenderOptions { Mode = mode, PeriodFrames = 480, BufferPeriods = 2 });
        BusyOnce busy = new(stage.Platform.Clock, TimeSpan.FromMilliseconds(5), round: 5);
        stream.Watch = busy;

        stream.Write(Noise.Frames(s_format, 480 * 20));

        Assert.Equal((0, true), (stream.Glitches, busy.WasBusy));
    }

    private sealed class BusyOnce(PlatformClock clock, TimeSpan duration, int round) : IClientWatch
    {
        private static readonly TimeSpan s_piece = TimeSpan.FromMicroseconds(100);

        private int _rounds;

        public bool WasBusy { get; private set; }

        public void OnPeriod(in ClientPeriod period)
        {
            if (++_rounds != round)
                return;

            WasBusy = true;
            for (TimeSpan spent = TimeSpan.Zero; spent < duration; spent += s_piece)
                clock.Stall(s_piece);
        }
    }
}
