using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Endpoints;

public sealed class VolumeTests
{
    private const int LineOut = 0;
    private const int Microphone = 3;

    [Fact]
    public void The_range_is_that_of_the_amplifiers_on_the_path()
    {
        using FakeDriver driver = new();

        // 0 to -63.5 dB at the converter, -34.5 to +12 dB at the mixer; 0 to 30 dB at the pin, -34.5 to +12 dB at the converter.
        Assert.Equal(new EndpointVolume(-98, 12, 0.5), driver.Endpoints[LineOut].Volume);
        Assert.Equal(new EndpointVolume(-34.5, 42, 1.5), driver.Endpoints[Microphone].Volume);
    }

    [Fact]
    public void A_volume_that_is_set_before_the_stream_is_the_volume_of_the_stream()
    {
        using FakeDriver driver = new();
        Assert.Equal(NtStatus.Success, driver.Driver.SetVolume(LineOut, -10));
        Assert.Empty(driver.Log);

        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));

        // 20 half decibels below 127, and the mixer at 0 dB.
        Assert.Contains("02 SetAmplifier(0xB06B)", driver.Log);
        Assert.Contains("06 SetAmplifier(0x7017)", driver.Log);
        Assert.Equal(-10, driver.Driver.GetVolume(LineOut));
    }

    [Fact]
    public void A_volume_that_is_set_while_the_path_is_open_is_heard_at_once()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        driver.Log.Clear();

        Assert.Equal(NtStatus.Success, driver.Driver.SetVolume(LineOut, 6));

        Assert.Contains("02 SetAmplifier(0xB07F)", driver.Log);
        Assert.Contains("06 SetAmplifier(0x701B)", driver.Log);
    }

    [Theory]
    [InlineData(-1_000, -98)]
    [InlineData(double.PositiveInfinity, 12)]
    [InlineData(-0.3, -0.5)]
    public void A_volume_beyond_the_range_is_its_end_and_one_between_two_steps_the_lower(double asked, double expected)
    {
        using FakeDriver driver = new();

        Assert.Equal(NtStatus.Success, driver.Driver.SetVolume(LineOut, asked));

        Assert.Equal(expected, driver.Driver.GetVolume(LineOut));
    }

    [Fact]
    public void What_is_no_number_and_what_is_no_endpoint_is_an_invalid_parameter()
    {
        using FakeDriver driver = new();

        Assert.Equal(NtStatus.InvalidParameter, driver.Driver.SetVolume(LineOut, double.NaN));
        Assert.Equal(NtStatus.InvalidParameter, driver.Driver.SetVolume(99, 0));
        Assert.Equal(NtStatus.InvalidParameter, driver.Driver.SetMute(-1, true));
    }

    [Fact]
    public void Mute_is_the_amplifier_next_to_the_converter()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        driver.Log.Clear();

        Assert.Equal(NtStatus.Success, driver.Driver.SetMute(LineOut, true));
        Assert.Contains("02 SetAmplifier(0xB0FF)", driver.Log);
        Assert.True(driver.Driver.GetMute(LineOut));

        driver.Log.Clear();
        Assert.Equal(NtStatus.Success, driver.Driver.SetMute(LineOut, false));
        Assert.Contains("02 SetAmplifier(0xB07F)", driver.Log);
    }

    [Fact]
    public void A_path_without_a_mute_is_muted_at_its_pin()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Output(3, DefaultDevice.LineOut, 2).Build());
        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        driver.Log.Clear();

        Assert.Equal(NtStatus.Success, driver.Driver.SetMute(LineOut, true));

        Assert.Equal(["03 SetPinControl(0x00)"], driver.Log);
        Assert.Equal(new EndpointVolume(0, 0, 0), driver.Endpoints[LineOut].Volume);
    }

    [Fact]
    public void A_codec_that_does_not_answer_is_not_ready()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        driver.Bus.Codec = static _ => null;

        Assert.Equal(NtStatus.DeviceNotReady, driver.Driver.SetVolume(LineOut, -3));
    }
}
