using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>The transition table of WaveRT 7.2 and the vectors of 16 that follow from it.</summary>
public sealed class StreamStateTests
{
    [Fact]
    public void The_ladder_up_and_down_is_Pause_Run_Pause_Stop_Reset()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();

        Walk(pin, KsState.Acquire, KsState.Pause, KsState.Run, KsState.Pause, KsState.Acquire, KsState.Stop);

        // Vector 4.
        Assert.Equal([1, 2, 1, 1, 0], EngineStates(driver));
    }

    [Fact]
    public void The_converter_is_bound_before_Run_and_unbound_after_the_engine_is_in_Reset()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        driver.Log.Clear();

        Walk(pin, KsState.Run, KsState.Stop);

        // Vector 11: stream 5, channel 0.
        Assert.Equal(
            [
                "SetDmaEngineState 1",
                "02 SetConverterFormat(0x0011)",
                "02 SetStreamChannel(0x50)",
                "SetDmaEngineState 2",
                "SetDmaEngineState 1",
                "SetDmaEngineState 1",
                "SetDmaEngineState 0",
                "02 SetStreamChannel(0x00)",
            ],
            driver.Calls);
    }

    [Fact]
    public void Closing_in_Run_is_Pause_Stop_Reset_unbind_free_free()
    {
        using FakeDriver driver = new();
        WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run);
        driver.Log.Clear();

        pin.Dispose();

        // Vector 12.
        Assert.Equal(
            [
                "SetDmaEngineState 1",
                "SetDmaEngineState 1",
                "SetDmaEngineState 0",
                "02 SetStreamChannel(0x00)",
                "FreeDmaBuffer",
                "FreeDmaEngine",
            ],
            driver.Calls);
        Assert.Equal(0, driver.Bus.Memory.OutstandingPages);
    }

    [Fact]
    public void The_path_opens_at_Acquire_and_closes_at_Stop()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        driver.Log.Clear();

        Walk(pin, KsState.Acquire);
        Assert.Equal("08 SetPinControl(0x40)", driver.Log[^1]);

        driver.Log.Clear();
        Walk(pin, KsState.Stop);
        Assert.Equal("08 SetPinControl(0x00)", driver.Log[0]);
    }

    [Fact]
    public void An_external_amplifier_goes_off_before_its_pin()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open(number: 2);
        Walk(pin, KsState.Acquire);
        driver.Log.Clear();

        Walk(pin, KsState.Stop);

        Assert.Equal(["0A SetEapd(0x00)", "0A SetPinControl(0x00)"], driver.Log.Take(2));
    }

    [Fact]
    public void Pausing_and_running_again_binds_nothing_anew()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run, KsState.Pause);
        driver.Log.Clear();

        Walk(pin, KsState.Run);

        Assert.Equal(["SetDmaEngineState 2"], driver.Log);
    }

    [Fact]
    public void Stopping_and_running_again_binds_again()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run, KsState.Stop);
        driver.Log.Clear();

        Walk(pin, KsState.Run);

        Assert.Contains("02 SetConverterFormat(0x0011)", driver.Log);
        Assert.Contains("02 SetStreamChannel(0x50)", driver.Log);
    }

    [Fact]
    public void The_position_is_kept_by_Pause_and_zeroed_by_Stop()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run);
        driver.Bus.Registers[FakeBus.PositionOffset] = 1_920;

        // Vector 5.
        Walk(pin, KsState.Pause);
        Assert.Equal(new KsAudioPosition(1_920, 1_920), PositionOf(pin));
        Walk(pin, KsState.Acquire);
        Assert.Equal(new KsAudioPosition(1_920, 1_920), PositionOf(pin));
        Walk(pin, KsState.Stop);
        Assert.Equal(default, PositionOf(pin));
    }

    [Fact]
    public void In_Stop_the_position_is_0_whatever_the_register_shows()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        driver.Bus.Registers[FakeBus.PositionOffset] = 1_920;

        Assert.Equal(default, PositionOf(pin));
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(4u, 4u)]
    [InlineData(7u, 4u)]
    [InlineData(3_839u, 3_836u)]
    [InlineData(3_840u, 0u)]
    [InlineData(3_850u, 8u)]
    [InlineData(0xFFFF_FFFEu, 0xFFFF_FFFEu % 3_840 / 4 * 4)]
    [InlineData(0xFFFF_FFFFu, 0u)] // All ones: there is no register any more, and the position stands still.
    public void A_position_is_whole_frames_inside_the_buffer_whatever_the_register_shows(uint raw, uint offset)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run);
        driver.Bus.Registers[FakeBus.PositionOffset] = raw;
        driver.Clock.WaitTicks(24_000 * 15);

        // Vector 7.
        Assert.Equal(new KsAudioPosition(offset, offset), PositionOf(pin));
    }

    [Fact]
    public void Running_without_a_buffer_is_an_invalid_state_and_leaves_the_engine_alone()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.InvalidDeviceState, pin.SetConnectionState(KsState.Run));
        Assert.Equal(NtStatus.Success, pin.GetConnectionState(out KsState state));
        Assert.Equal(KsState.Pause, state);
        Assert.Empty(EngineStates(driver));
    }

    [Fact]
    public void A_buffer_that_comes_after_Pause_runs_by_way_of_Pause()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        Walk(pin, KsState.Pause);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));

        Walk(pin, KsState.Run);

        Assert.Equal([1, 2], EngineStates(driver));
    }

    [Fact]
    public void A_client_that_skips_steps_gets_them_inserted_on_the_way_up_and_left_out_on_the_way_down()
    {
        using FakeDriver driver = new();
        using IMiniportWaveRTStream stream = OpenStream(driver);

        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Run));
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Stop));

        Assert.Equal([1, 2, 1, 0], EngineStates(driver));
    }

    [Fact]
    public void The_present_state_again_does_nothing()
    {
        using FakeDriver driver = new();
        using IMiniportWaveRTStream stream = OpenStream(driver);
        foreach (KsState state in new[] { KsState.Stop, KsState.Acquire, KsState.Pause, KsState.Run })
        {
            Assert.Equal(NtStatus.Success, stream.SetState(state));
            driver.Log.Clear();
            Assert.Equal(NtStatus.Success, stream.SetState(state));
            Assert.Empty(driver.Log);
        }
    }

    [Fact]
    public void A_stream_without_a_buffer_frees_nothing_when_asked_to()
    {
        using FakeDriver driver = new();
        using IMiniportWaveRTStream stream = OpenStream(driver, buffer: false);
        driver.Log.Clear();

        stream.FreeAudioBuffer(null, 0);

        Assert.Empty(driver.Log);
    }

    [Fact]
    public void A_stream_that_is_released_in_Run_leaves_nothing_behind()
    {
        using FakeDriver driver = new();
        IMiniportWaveRTStream stream = OpenStream(driver);
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Run));

        stream.Dispose();
        stream.Dispose();

        Assert.Equal((0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveBuffers));
        Assert.Equal(1, driver.Log.Count(static line => line == "FreeDmaEngine"));
    }

    [Theory]
    [InlineData(VerbId.SetConverterFormat, KsState.Pause)]
    [InlineData(VerbId.SetStreamChannel, KsState.Pause)]
    [InlineData(VerbId.SetPowerState, KsState.Stop)]
    [InlineData(VerbId.SetPinControl, KsState.Stop)]
    [InlineData(VerbId.SetAmplifier, KsState.Stop)]
    public void A_codec_that_does_not_answer_a_verb_stops_the_way_up(VerbId dead, KsState reached)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Func<CodecCommand, uint?> codec = driver.Bus.Codec;
        driver.Bus.Codec = command => command.Verb.Id == dead ? null : codec(command);

        Assert.Equal(NtStatus.DeviceNotReady, pin.SetConnectionState(KsState.Run));
        Assert.Equal(NtStatus.Success, pin.GetConnectionState(out KsState state));
        Assert.Equal(reached, state);

        driver.Bus.Codec = codec;
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
    }

    [Fact]
    public void A_widget_that_never_reaches_D0_is_not_ready_when_the_time_is_over()
    {
        using FakeDriver driver = new(options: new ClassDriverOptions { PowerUpTimeout = TimeSpan.FromMilliseconds(20) });
        using WaveRTPin pin = driver.OpenWithBuffer();
        Func<CodecCommand, uint?> codec = driver.Bus.Codec;
        driver.Bus.Codec = command => command is { NodeId: 6, Verb.Id: VerbId.GetPowerState } ? 0x30u : codec(command);

        Assert.Equal(NtStatus.DeviceNotReady, pin.SetConnectionState(KsState.Acquire));
        Assert.Equal(20 * 24_000, driver.Clock.Ticks);
    }

    [Fact]
    public void A_widget_that_takes_its_time_is_waited_for()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Func<CodecCommand, uint?> codec = driver.Bus.Codec;
        driver.Bus.Codec = command =>
            command is { NodeId: 6, Verb.Id: VerbId.GetPowerState } && driver.Clock.Ticks < 7 * 24_000 ? 0x30u : codec(command);

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        Assert.Equal(7 * 24_000, driver.Clock.Ticks);
    }

    [Fact]
    public void The_way_down_succeeds_when_everything_fails()
    {
        using FakeDriver driver = new();
        WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run);
        driver.Bus.Failures[nameof(FakeBus.SetDmaEngineState)] = NtStatus.InvalidHandle;
        driver.Bus.Failures[nameof(FakeBus.TransferCodecVerbs)] = NtStatus.NoMemory;

        Walk(pin, KsState.Pause, KsState.Acquire, KsState.Stop);

        // Once the bus works again, the close finishes what the steps could not.
        driver.Bus.Failures.Clear();
        pin.Dispose();
        Assert.Equal((0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveBuffers));
    }

    [Fact]
    public void Whichever_call_fails_nothing_is_left_behind()
    {
        int failures = 0;
        for (int call = 1; call < 40; call++)
        {
            using FakeDriver driver = new();
            driver.Bus.FailingCall = driver.Bus.Calls + call;

            if (driver.TryOpen(out WaveRTPin? pin).IsSuccess)
            {
                if (!pin!.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _).IsSuccess || !pin.SetConnectionState(KsState.Run).IsSuccess)
                    failures++;

                pin.Dispose();
            }
            else
            {
                failures++;
            }

            Assert.Equal((0, 0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveBuffers, driver.Bus.Memory.OutstandingPages));
            driver.Bus.FailingCall = 0;
            driver.OpenWithBuffer().Dispose();
        }

        Assert.InRange(failures, 6, 39);
    }

    private static void Walk(WaveRTPin pin, params KsState[] states)
    {
        foreach (KsState state in states)
            Assert.Equal(NtStatus.Success, pin.SetConnectionState(state));
    }

    private static KsAudioPosition PositionOf(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetAudioPosition(out KsAudioPosition position));
        return position;
    }

    private static IEnumerable<int> EngineStates(FakeDriver driver) => driver.Log
        .Where(static line => line.StartsWith("SetDmaEngineState", StringComparison.Ordinal))
        .Select(static line => line[^1] - '0');

    private static IMiniportWaveRTStream OpenStream(FakeDriver driver, bool buffer = true)
    {
        Assert.Equal(NtStatus.Success, driver.Driver.Miniport.NewStream(out IMiniportWaveRTStream? stream, null!, 0, false, FakeDriver.Dvd));
        if (buffer)
            Assert.Equal(NtStatus.Success, stream!.AllocateAudioBuffer(3_840, out _, out _, out _, out _));
        return stream!;
    }
}
