using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Specification.Tests.Windows;

public sealed class LayoutTests
{
    [Fact]
    public void Structures_have_their_documented_sizes()
    {
        Assert.Equal(4, HdAudioCodecCommand.EncodedSize);
        Assert.Equal(8, HdAudioCodecResponse.EncodedSize);
        Assert.Equal((16, 8), (HdAudioCodecTransfer.EncodedSize, HdAudioCodecTransfer.InputOffset));
        Assert.Equal(12, HdAudioStreamFormat.EncodedSize);
        Assert.Equal(2, HdAudioConverterFormat.EncodedSize);
        Assert.Equal(16, BufferDescriptor.EncodedSize);
        Assert.Equal((10, 14), (HdAudioDeviceInformation.EncodedSize, HdAudioDeviceInformation.EncodedSizeV2));
        Assert.Equal(14, HdAudioDeviceInformation.V2.Size);
        Assert.Equal(16, KsAudioPosition.EncodedSize);
        Assert.Equal(16, KsAudioPresentationPosition.EncodedSize);
        Assert.Equal(40, KsAudioPositionEx.EncodedSize);
        Assert.Equal(40, KsRtAudioBufferProperty.EncodedSize);
        Assert.Equal(40, KsRtAudioBufferPropertyWithNotification.EncodedSize);
        Assert.Equal(16, KsRtAudioBuffer<int>.EncodedSize);
        Assert.Equal(40, KsRtAudioHwRegister<int>.EncodedSize);
        Assert.Equal(12, KsRtAudioHwLatency.EncodedSize);
        Assert.Equal(12, KsRtAudioSetWritePacketInfo.EncodedSize);
        Assert.Equal(24, KsRtAudioGetReadPacketInfo.EncodedSize);
    }

    [Fact]
    public void Interface_tables_have_a_header_and_eight_bytes_for_each_routine()
    {
        Assert.Equal(32 + 8 * 14, HdAudioInterfaceIds.BusInterfaceSize);
        Assert.Equal(32 + 8 * 15, HdAudioInterfaceIds.BusInterfaceBdlSize);
        Assert.Equal(32 + 8 * 18, HdAudioInterfaceIds.BusInterfaceV2Size);
        Assert.Equal(32 + 8 * 20, HdAudioInterfaceIds.BusInterfaceV3Size);
        Assert.Equal(0x0100, HdAudioInterfaceIds.Version);
    }

    [Fact]
    public void Interfaces_have_their_documented_identities()
    {
        Assert.Equal(new Guid("{D2EAF88B-AB18-41A8-B664-8D592167671B}"), HdAudioInterfaceIds.BusInterface);
        Assert.Equal(new Guid("{B4D65397-5634-40B0-B068-F5B9F8B967A5}"), HdAudioInterfaceIds.BusInterfaceBdl);
        Assert.Equal(new Guid("{B52AF5FB-424B-4BB9-A160-5B38BE94E568}"), HdAudioInterfaceIds.BusInterfaceV2);
        Assert.Equal(new Guid("{DC25DA12-BCD1-4C7F-84E1-02ADB6DCDCBF}"), HdAudioInterfaceIds.BusInterfaceV3);
        Assert.Equal(new Guid("{BBD1A745-ADD6-4575-9C2E-9B428D1C3266}"), HdAudioInterfaceIds.BusClass);
        Assert.Equal(new Guid("{CC9BE57A-EB9E-42B4-94FC-0CAD3DBCE7FA}"), WaveRTInterfaceIds.PortClass);
        Assert.Equal(new Guid("{339FF909-68A9-4310-B09B-274E96EE4CBD}"), WaveRTInterfaceIds.Port);
        Assert.Equal(new Guid("{1809CE5A-64BC-4E62-BD7D-95BCE43DE393}"), WaveRTInterfaceIds.PortStream);
        Assert.Equal(new Guid("{0F9FC4D6-6061-4F3C-B1FC-075E35F7960A}"), WaveRTInterfaceIds.Miniport);
        Assert.Equal(new Guid("{000AC9AB-FAAB-4F3D-9455-6FF8306A74A0}"), WaveRTInterfaceIds.MiniportStream);
        Assert.Equal(new Guid("{23759128-96F1-423B-AB4D-81635BCF8CA1}"), WaveRTInterfaceIds.MiniportStreamNotification);
        Assert.Equal(new Guid("{CD8E756A-5FC7-4624-984B-2AF02925B91F}"), WaveRTInterfaceIds.MiniportInputStream);
        Assert.Equal(new Guid("{831FC7BC-6347-44BC-B47B-C0C657B5BF73}"), WaveRTInterfaceIds.MiniportOutputStream);
        Assert.Equal(new Guid("{A855A48C-2F78-4729-9051-1968746B9EEF}"), WaveRTInterfaceIds.RtAudioPropertySet);
        Assert.Equal(new Guid("{45FFAAA0-6E1B-11D0-BCF2-444553540000}"), WaveRTInterfaceIds.AudioPropertySet);
    }

    [Fact]
    public void Stop_and_pause_are_one_stream_state()
    {
        Assert.Equal((0, 1, 1, 2), ((int)HdAudioStreamState.ResetState, (int)HdAudioStreamState.StopState, (int)HdAudioStreamState.PauseState, (int)HdAudioStreamState.RunState));
        Assert.Equal(HdAudioStreamState.StopState, HdAudioStreamState.PauseState);
    }

    [Fact]
    public void Enumerations_have_their_documented_values()
    {
        Assert.Equal((0, 1, 2, 3), ((int)KsState.Stop, (int)KsState.Acquire, (int)KsState.Pause, (int)KsState.Run));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Enum.GetValues<HdAudioCodecPowerState>().Select(value => (int)value));
        Assert.Equal([-1, 0, 1, 2, 3, 4, 5, 6], Enum.GetValues<MemoryCachingType>().Select(value => (int)value).Order());
        Assert.Equal((2, -1), ((int)MemoryCachingType.MmWriteCombined, (int)MemoryCachingType.MmNotMapped));
        Assert.Equal(Enumerable.Range(0, 14), Enum.GetValues<KsRtAudioProperty>().Select(value => (int)value));
        Assert.Equal((1, 3, 4, 12), ((int)KsRtAudioProperty.Buffer, (int)KsRtAudioProperty.PositionRegister, (int)KsRtAudioProperty.ClockRegister, (int)KsRtAudioProperty.SetWritePacket));
        Assert.Equal([5, 50, 52, 53, 54, 56], Enum.GetValues<KsAudioProperty>().Select(value => (int)value));
        Assert.Equal([0, 1, 2, 0x200], Enum.GetValues<KsPropertyTypes>().Select(value => (int)value));
        Assert.Equal(0x200u, (uint)KsStreamHeaderOptions.EndOfStream);
    }

    [Fact]
    public void A_command_is_the_same_bits_in_all_views()
    {
        HdAudioCodecCommand eight = HdAudioCodecCommand.Verb8(codecAddress: 2, node: 0x14, verbId: 0x707, data: 0xC0);
        HdAudioCodecCommand sixteen = HdAudioCodecCommand.Verb16(codecAddress: 0, node: 2, verbId: 0x3, data: 0xB080);

        Assert.Equal((0x2147_07C0u, 0x0023_B080u), (eight.Command, sixteen.Command));
    }

    [Fact]
    public void A_command_keeps_its_bits_on_the_way_to_the_link_and_back() => Property.Holds(Property.UInt32, raw =>
        HdAudioCodecCommand.From(new CodecCommand(raw)).Command == raw && new HdAudioCodecCommand(raw).ToCodecCommand().Raw == raw);

    [Fact]
    public void A_response_takes_37_bits_from_its_RIRB_entry_and_is_valid() => Property.Holds(Property.UInt64, bits =>
    {
        RirbEntry entry = new((uint)bits, (uint)(bits >> 32));
        return HdAudioCodecResponse.From(entry).CompleteResponse == (bits & 0x1F_FFFF_FFFF | 1ul << 63);
    });

    [Fact]
    public void A_response_that_never_came_is_all_zero() =>
        Assert.Equal((false, false), (default(HdAudioCodecResponse).IsValid, default(HdAudioCodecResponse).HasFifoOverrun));

    [Fact]
    public void The_converter_format_splits_as_documented()
    {
        HdAudioConverterFormat format = new(0xD8B5);

        Assert.Equal((5, 3, 0x58, 1), (format.NumberOfChannels, format.BitsPerSample, format.SampleRate, format.StreamType));
    }

    [Theory]
    [InlineData(0x8000_0003_0000_0007ul, "HdAudioCodecResponse { IsValid = True, SDataIn = 3, Response = 0x7 }")]
    [InlineData(0x8000_0010_0820_0001ul, "HdAudioCodecResponse { IsValid = True, IsUnsolicitedResponse = True, Tag = 2, SubTag = 1, UnsolicitedResponse = 0x1 }")]
    [InlineData(0x4000_0000_0000_0000ul, "HdAudioCodecResponse { HasFifoOverrun = True }")]
    public void Text_of_a_response_tells_what_it_is(ulong bits, string text) => Assert.Equal(text, new HdAudioCodecResponse(bits).ToString());
}
