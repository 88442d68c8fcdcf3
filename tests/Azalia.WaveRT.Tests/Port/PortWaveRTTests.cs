using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

public sealed class PortWaveRTTests : IDisposable
{
    private readonly ForeignSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Init_gives_the_miniport_the_adapter_and_the_port()
    {
        Assert.Same(_system.Port, _system.Miniport.Port);
        Assert.Equal("adapter", _system.Miniport.Adapter);
        Assert.Equal(2, _system.Port.Description!.Pins.Count);
    }

    [Fact]
    public void Init_refuses_an_object_that_is_no_WaveRT_miniport() =>
        Assert.Equal(NtStatus.InvalidParameter, new PortWaveRT().Init(_system.Device, null, new object(), null, null));

    [Fact]
    public void Init_is_called_once() =>
        Assert.Equal(NtStatus.InvalidDeviceRequest, _system.Port.Init(_system.Device, null, _system.Miniport, null, null));

    [Fact]
    public void Init_answers_what_the_miniport_answered_and_leaves_the_port_without_device()
    {
        PortWaveRT port = new();
        ForeignMiniport broken = new(new ForeignOptions()) { InitStatus = NtStatus.DeviceNotReady };

        Assert.Equal(NtStatus.DeviceNotReady, port.Init(_system.Device, null, broken, null, null));
        Assert.Null(port.Device);
        Assert.Equal(NtStatus.InvalidDeviceRequest, port.OpenPin(0, ForeignSystem.Dvd, out _));
    }

    [Fact]
    public void A_device_property_is_text_of_the_device_object()
    {
        Assert.Equal(NtStatus.Success, _system.Port.GetDeviceProperty(DeviceRegistryProperty.FriendlyName, 64, out string? text, out uint length));
        Assert.Equal("Foreign", text);
        Assert.Equal(7u, length);
    }

    [Fact]
    public void A_device_property_that_does_not_fit_tells_its_length()
    {
        Assert.Equal(NtStatus.BufferTooSmall, _system.Port.GetDeviceProperty(DeviceRegistryProperty.FriendlyName, 6, out string? text, out uint length));
        Assert.Null(text);
        Assert.Equal(7u, length);
    }

    [Fact]
    public void A_device_property_that_the_device_does_not_have_is_not_found() =>
        Assert.Equal(NtStatus.NotFound, _system.Port.GetDeviceProperty(DeviceRegistryProperty.HardwareId, 64, out _, out _));

    [Fact]
    public void There_is_no_registry() =>
        Assert.Equal(NtStatus.NotSupported, _system.Port.NewRegistryKey(out _, null, 0, 0, null, 0, out _));

    [Fact]
    public void A_pin_that_does_not_exist_is_an_invalid_parameter() =>
        Assert.Equal(NtStatus.InvalidParameter, _system.Port.OpenPin(2, ForeignSystem.Dvd, out _));

    [Theory]
    [InlineData(7_999u, 2, 16)]
    [InlineData(192_001u, 2, 16)]
    [InlineData(48_000u, 9, 16)]
    [InlineData(48_000u, 0, 16)]
    [InlineData(48_000u, 2, 8)]
    public void A_format_outside_the_data_ranges_does_not_match_and_never_reaches_the_miniport(uint rate, int channels, int bits)
    {
        KsDataFormat format = new(rate, (ushort)channels, (ushort)bits, (ushort)bits);

        Assert.Equal(NtStatus.NoMatch, _system.Port.OpenPin(ForeignMiniport.RenderPin, format, out WaveRTPin? pin));
        Assert.Null(pin);
        Assert.Empty(_system.Log);
    }

    [Fact]
    public void A_pin_opens_as_often_as_its_descriptor_says()
    {
        using WaveRTPin first = _system.Open();
        WaveRTPin second = _system.Open();
        Assert.Equal(NtStatus.InsufficientResources, _system.Port.OpenPin(ForeignMiniport.RenderPin, ForeignSystem.Dvd, out _));

        second.Dispose();
        using WaveRTPin third = _system.Open();
    }

    [Fact]
    public void A_stream_that_the_miniport_refuses_leaves_no_instance_behind()
    {
        _system.Miniport.NewStreamStatus = NtStatus.NotSupported;
        for (int i = 0; i < 5; i++)
            Assert.Equal(NtStatus.NotSupported, _system.Port.OpenPin(ForeignMiniport.RenderPin, ForeignSystem.Dvd, out _));

        _system.Miniport.NewStreamStatus = NtStatus.Success;
        using WaveRTPin pin = _system.Open();
    }

    [Fact]
    public void A_capturing_pin_makes_a_capturing_stream()
    {
        Assert.Equal(NtStatus.Success, _system.Port.OpenPin(ForeignMiniport.CapturePin, ForeignSystem.Dvd, out WaveRTPin? pin));
        pin!.Dispose();
        Assert.Equal("NewStream 1 True", _system.Log[0]);
    }

    [Fact]
    public void The_default_intersection_is_the_most_that_both_have()
    {
        KsDataRangeAudio client = new(6, 8, 24, 8_000, 96_000);

        Assert.Equal(NtStatus.Success, _system.Port.DataIntersection(0, client, 104, out KsDataFormat format, out uint length));
        Assert.Equal(new KsDataFormat(96_000, 6, 32, 24), format);
        Assert.Equal(104u, length);
    }

    [Fact]
    public void An_intersection_without_room_tells_the_length_it_needs()
    {
        KsDataRangeAudio client = new(2, 16, 16, 48_000, 48_000);

        Assert.Equal(NtStatus.BufferOverflow, _system.Port.DataIntersection(0, client, 0, out _, out uint length));
        Assert.Equal(104u, length);
        Assert.Equal(NtStatus.BufferTooSmall, _system.Port.DataIntersection(0, client, 103, out _, out length));
        Assert.Equal(104u, length);
    }

    [Theory]
    [InlineData(2, 33, 40, 48_000u, 48_000u)]
    [InlineData(2, 8, 15, 48_000u, 48_000u)]
    [InlineData(2, 16, 16, 192_001u, 400_000u)]
    [InlineData(0, 16, 16, 48_000u, 48_000u)]
    public void Ranges_that_do_not_overlap_do_not_match(int channels, int fewestBits, int mostBits, uint lowest, uint highest)
    {
        KsDataRangeAudio client = new((uint)channels, (uint)fewestBits, (uint)mostBits, lowest, highest);

        Assert.Equal(NtStatus.NoMatch, _system.Port.DataIntersection(0, client, 104, out _, out _));
    }

    [Fact]
    public void The_ranges_of_a_pin_are_tried_in_order()
    {
        KsDataRangeAudio narrow = new(8, 8, 32, 8_000, 192_000);
        Assert.Equal(NtStatus.Success, _system.Port.DataIntersection(1, narrow, 104, out KsDataFormat first, out _));
        Assert.Equal(new KsDataFormat(48_000, 2, 16, 16), first);

        KsDataRangeAudio high = new(8, 24, 24, 96_000, 96_000);
        Assert.Equal(NtStatus.Success, _system.Port.DataIntersection(1, high, 104, out KsDataFormat second, out _));
        Assert.Equal(new KsDataFormat(96_000, 8, 32, 24), second);
    }

    [Fact]
    public void A_miniport_with_an_intersection_of_its_own_has_the_word()
    {
        using ForeignSystem system = new(new ForeignOptions { OwnIntersection = true });

        Assert.Equal(NtStatus.Success, system.Port.DataIntersection(0, new(8, 8, 32, 8_000, 192_000), 104, out KsDataFormat format, out _));
        Assert.Equal(ForeignSystem.Cd, format);
    }
}
