using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Audio.Tests;

/// <summary>What a program does wrong: it is told so, and nothing else is hurt.</summary>
public sealed class MisuseTests : IDisposable
{
    private static readonly AudioFormat s_format = AudioFormat.Pcm(48_000, 16, 2);

    private readonly SimulatedPlatform _platform = SimulatedPlatform.Create();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void A_second_system_on_a_platform_is_refused_and_the_first_plays_on()
    {
        using AudioSystem first = AudioSystem.Open(_platform);
        using RenderStream stream = first.Endpoints[0].OpenRender(s_format);
        stream.Write(new byte[stream.BufferBytes]);

        HdaException refusal = Assert.Throws<HdaException>(() => AudioSystem.Open(_platform));

        Assert.Equal(NtStatus.InvalidDeviceState, refusal.Status);
        stream.Write(new byte[stream.BufferBytes]);
        stream.Drain();
        Assert.Equal(0, stream.Glitches);
    }

    [Fact]
    public void A_thread_that_may_not_drive_the_device_cannot_close_a_stream_and_its_owner_still_can()
    {
        using AudioSystem system = AudioSystem.Open(_platform);
        RenderStream stream = system.Endpoints[0].OpenRender(s_format);
        stream.Write(new byte[stream.BufferBytes]);
        Exception? caught = null;
        Thread stranger = new(() => caught = Record.Exception(stream.Dispose));
        stranger.Start();
        stranger.Join();

        Assert.IsType<InvalidOperationException>(caught);
        stream.Write(new byte[stream.BufferBytes]);
        stream.Dispose();
        Assert.All(system.Describe().DmaEngines, static engine => Assert.Equal("free", engine.State));
    }

    [Fact]
    public void A_thread_that_may_not_drive_the_device_takes_nothing_from_its_owner_by_trying()
    {
        using (AudioSystem system = AudioSystem.Open(_platform))
        {
            AudioEndpoint endpoint = system.Endpoints[0];
            using RenderStream stream = system.Endpoints[1].OpenRender(s_format);
            Action[] tries = [() => endpoint.OpenRender(s_format), () => system.Endpoints[1].Mute = true, () => _ = endpoint.Jack, () => _ = system.Describe()];
            foreach (Action attempt in tries)
            {
                Exception? caught = null;
                Thread stranger = new(() => caught = Record.Exception(attempt));
                stranger.Start();
                stranger.Join();
                Assert.IsType<InvalidOperationException>(caught);
            }

            _ = endpoint.Jack;
            system.Endpoints[1].Mute = false;
            using RenderStream second = endpoint.OpenRender(s_format);
            second.Write(new byte[second.BufferBytes]);
            second.Drain();
        }

        Assert.Equal(0, _platform.Memory.OutstandingPages);
    }

    [Fact]
    public void Streams_that_are_opened_and_closed_on_threads_of_their_own_leave_nothing_behind()
    {
        SimulationOptions options = new() { Drive = SimulationDrive.Paced, Codecs = [.. Enumerable.Repeat(CodecProfiles.HdaOutput, 4)] };
        using SimulatedPlatform platform = SimulatedPlatform.Create(options);
        AudioSystem system = AudioSystem.Open(platform);
        Exception? caught = null;
        Thread[] threads = [.. system.Endpoints.Select(endpoint => new Thread(() => caught = Record.Exception(() =>
        {
            for (int round = 0; round < 200; round++)
                endpoint.OpenRender(s_format).Dispose();
        }) ?? caught))];

        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        system.Dispose();

        Assert.Null(caught);
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue)]
    public void A_buffer_of_more_periods_than_there_is_memory_for_has_fewer(int periods)
    {
        using AudioSystem system = AudioSystem.Open(_platform);

        using RenderStream stream = system.Endpoints[0].OpenRender(s_format, new RenderOptions { BufferPeriods = periods });

        Assert.InRange(stream.BufferBytes, _platform.Memory.LargestBuffer / 2, _platform.Memory.LargestBuffer);
    }

    [Fact]
    public void A_platform_that_goes_first_is_a_device_that_was_pulled_out()
    {
        AudioSystem system = AudioSystem.Open(_platform);
        RenderStream stream = system.Endpoints[0].OpenRender(s_format);
        stream.Write(new byte[stream.BufferBytes]);

        _platform.Dispose();
        stream.Dispose();
        system.Dispose();

        Assert.Equal(0, _platform.Memory.OutstandingPages);
    }

    [Fact]
    public void The_count_of_frames_played_stays_after_a_drain()
    {
        using AudioSystem system = AudioSystem.Open(_platform);
        using RenderStream stream = system.Endpoints[0].OpenRender(s_format);

        stream.Write(new byte[4 * 10_000]);
        stream.Drain();

        Assert.InRange(stream.FramesPlayed, 10_000, 12_000);
    }
}
