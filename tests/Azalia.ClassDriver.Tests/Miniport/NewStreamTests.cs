using Azalia.ClassDriver.Miniport;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

public sealed class NewStreamTests
{
    private const uint LineOut = 0;
    private const uint Headphone = 1;
    private const uint Speaker = 2;
    private const uint MicrophonePin = 3;

    [Fact]
    public void A_stream_that_is_only_opened_reserves_an_engine_and_gives_it_back()
    {
        using FakeDriver driver = new();

        driver.Open().Dispose();

        // Vector 1: no state of the engine is touched.
        Assert.Equal(["AllocateRenderDmaEngine", "FreeDmaEngine"], driver.Log);
    }

    [Theory]
    [InlineData(48_000u, 2, 24, 24)]
    [InlineData(48_000u, 2, 32, 16)]
    [InlineData(48_000u, 2, 32, 18)]
    [InlineData(48_001u, 2, 16, 16)]
    public void A_format_that_the_link_cannot_encode_is_an_invalid_parameter(uint rate, int channels, int container, int valid)
    {
        using FakeDriver driver = new();

        Assert.Equal(NtStatus.InvalidParameter, driver.TryOpen(out _, new KsDataFormat(rate, (ushort)channels, (ushort)container, (ushort)valid)));
        Assert.Empty(driver.Log);
    }

    [Theory]
    [InlineData(12_000u, 2, 16, 16)]
    [InlineData(64_000u, 1, 16, 16)]
    public void A_format_that_the_path_cannot_carry_is_not_supported_and_touches_nothing(uint rate, int channels, int container, int valid)
    {
        using FakeDriver driver = new();

        Assert.Equal(NtStatus.NotSupported, driver.TryOpen(out _, new KsDataFormat(rate, (ushort)channels, (ushort)container, (ushort)valid)));
        Assert.Empty(driver.Log);
    }

    [Theory]
    [InlineData(48_000u, 3, 16, 16)]
    [InlineData(7_000u, 2, 16, 16)]
    [InlineData(48_000u, 2, 8, 8)]
    public void A_format_outside_the_data_ranges_does_not_match(uint rate, int channels, int container, int valid)
    {
        using FakeDriver driver = new();

        Assert.Equal(NtStatus.NoMatch, driver.TryOpen(out _, new KsDataFormat(rate, (ushort)channels, (ushort)container, (ushort)valid)));
        Assert.Empty(driver.Log);
    }

    [Fact]
    public void A_pin_says_what_it_carries_by_its_data_range()
    {
        using FakeDriver driver = new();
        PcPinDescriptor pin = driver.Driver.Port.Description!.Pins[(int)LineOut];

        Assert.Equal("Line Out, 1/8\" jack, green, rear", pin.Name);
        Assert.Equal(KsPinDataFlow.In, pin.DataFlow);
        Assert.Equal([new KsDataRangeAudio(2, 16, 32, 8_000, 192_000)], pin.DataRanges);
        Assert.Equal(KsPinDataFlow.Out, driver.Driver.Port.Description.Pins[(int)MicrophonePin].DataFlow);
    }

    [Fact]
    public void A_capturing_stream_reserves_an_engine_on_its_codecs_line()
    {
        using FakeDriver driver = new();

        driver.Open(number: MicrophonePin).Dispose();

        Assert.Equal(["AllocateCaptureDmaEngine 2", "FreeDmaEngine"], driver.Log);
    }

    [Fact]
    public void A_stream_in_the_wrong_direction_is_an_invalid_parameter()
    {
        using FakeDriver driver = new();
        HdAudioMiniport miniport = driver.Driver.Miniport;

        Assert.Equal(NtStatus.InvalidParameter, miniport.NewStream(out _, null!, LineOut, capture: true, FakeDriver.Dvd));
        Assert.Equal(NtStatus.InvalidParameter, miniport.NewStream(out _, null!, MicrophonePin, capture: false, FakeDriver.Dvd));
        Assert.Equal(NtStatus.InvalidParameter, miniport.NewStream(out _, null!, pin: 5, capture: false, FakeDriver.Dvd));
    }

    [Fact]
    public void Two_endpoints_with_a_converter_each_are_open_at_once()
    {
        using FakeDriver driver = new();
        using WaveRTPin lineOut = driver.Open(number: LineOut);
        using WaveRTPin headphone = driver.Open(number: Headphone);

        Assert.Equal(2, driver.Bus.LiveEngines);
    }

    [Fact]
    public void Two_endpoints_on_one_converter_are_open_one_after_the_other()
    {
        using FakeDriver driver = new();
        WaveRTPin lineOut = driver.Open(number: LineOut);
        using WaveRTPin headphone = driver.Open(number: Headphone);
        Assert.Equal(NtStatus.InsufficientResources, driver.TryOpen(out _, number: Speaker));

        lineOut.Dispose();
        driver.Open(number: Speaker).Dispose();
    }

    [Fact]
    public void An_endpoint_whose_converter_is_taken_uses_another_that_is_free()
    {
        using FakeDriver driver = new();
        using WaveRTPin lineOut = driver.Open(number: LineOut);
        using WaveRTPin speaker = driver.Open(number: Speaker);

        Assert.Equal(NtStatus.Success, speaker.SetConnectionState(KsState.Acquire));

        // The speaker's own path is through 02h and 06h, which line out has.
        Assert.Contains("03 SetPowerState(0x00)", driver.Log);
        Assert.DoesNotContain("02 SetPowerState(0x00)", driver.Log);
    }

    [Fact]
    public void An_endpoint_is_open_once()
    {
        using FakeDriver driver = new();
        using WaveRTPin lineOut = driver.Open();

        Assert.Equal(NtStatus.InsufficientResources, driver.TryOpen(out _));
    }

    [Theory]
    [InlineData(0xC000009A)]  // STATUS_INSUFFICIENT_RESOURCES
    [InlineData(0xC0000023)]  // STATUS_BUFFER_TOO_SMALL
    [InlineData(0xC000000D)]  // STATUS_INVALID_PARAMETER
    [InlineData(0xC0000001)]  // STATUS_UNSUCCESSFUL
    public void What_the_bus_answers_to_the_engine_is_what_the_pin_answers_and_the_converter_stays_free(uint answer)
    {
        using FakeDriver driver = new();
        driver.Bus.Failures[nameof(FakeBus.AllocateRenderDmaEngine)] = NtStatus.From(answer);
        Assert.Equal(NtStatus.From(answer), driver.TryOpen(out _));

        driver.Bus.Failures.Clear();
        driver.Open().Dispose();
    }

    [Fact]
    public void The_stream_number_is_known_once_there_is_a_buffer_and_as_long_as_the_pin_is_open()
    {
        using FakeDriver driver = new();
        WaveRTPin pin = driver.Open();
        Assert.Equal(0, driver.Driver.StreamIdOf(LineOut));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(5, driver.Driver.StreamIdOf(LineOut));
        Assert.Equal(0, driver.Driver.StreamIdOf(Headphone));
        Assert.Equal(0, driver.Driver.StreamIdOf(99));

        pin.Dispose();
        Assert.Equal(0, driver.Driver.StreamIdOf(LineOut));
    }

    [Fact]
    public void A_driver_that_does_not_start_takes_no_reference_over()
    {
        using FakeBus bus = new() { Codec = static _ => null };

        Assert.Equal(
            NtStatus.DeviceNotReady,
            HdAudioFunctionDriver.Start(bus, new WaveRTDevice(bus.Memory, new FakeClock()), new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        Assert.Null(driver);
        Assert.Equal(1, bus.References);
    }

    [Fact]
    public void A_driver_gives_its_reference_back_once()
    {
        using FakeDriver driver = new(CodecProfiles.Minimal);

        driver.Driver.Dispose();
        driver.Driver.Dispose();

        Assert.Equal(0, driver.Bus.References);
    }
}
