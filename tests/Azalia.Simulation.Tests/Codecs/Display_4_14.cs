using System.Text;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;
using static Azalia.Simulation.Tests.Codecs.DisplayCodec;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>HDMI and DisplayPort pins (hardware 4.14, 4.8, 3.5).</summary>
public sealed class Display_4_14
{
    private readonly CodecBench _bench = Bench();

    [Fact]
    public void A_monitor_that_is_pulled_and_plugged_is_sensed_and_told_with_presence_and_eld()
    {
        Assert.Equal(0xC000_0000u, _bench.Ask(Pin, Verb.GetPinSense()));

        _bench.Codec.Unplug(Pin);
        Assert.Equal(0u, _bench.Ask(Pin, Verb.GetPinSense()));
        Assert.Equal(0x2Au << 26, Take(_bench));

        _bench.Codec.Plug(Pin);
        Assert.Equal(0x2Au << 26 | 3, Take(_bench));
        Assert.Equal((true, 0xC000_0000u), (_bench.Codec.IsPlugged(Pin), _bench.Ask(Pin, Verb.GetPinSense())));
    }

    [Fact]
    public void The_default_eld_is_a_sound_one()
    {
        Assert.Equal(128u, _bench.Ask(Pin, Verb.GetDipSize(8)));
        byte[] eld = [.. Enumerable.Range(0, 128).Select(i => _bench.Ask(Pin, Verb.GetEldData((byte)i))).Select(response =>
        {
            Assert.Equal(0x8000_0000, response & 0xFFFF_FF00);
            return (byte)response;
        })];

        int name = eld[4] & 0x1F;
        int descriptors = eld[5] >> 4;
        Assert.Equal(2, eld[0] >> 3);
        Assert.Equal("Azalia Monitor", Encoding.ASCII.GetString(eld, 20, name));
        Assert.InRange(20 + name + 3 * descriptors, 20, 4 + 4 * eld[2]);
        Assert.Equal((0, Pin), (eld[5] >> 2 & 3, eld[8]));
        Assert.Equal(0x4F, eld[7]);
        // Linear PCM, eight channels, 32 to 192 kHz, 16, 20 and 24 bits.
        Assert.Equal((0x0F, 0x7F, 0x07), (eld[20 + name], eld[21 + name], eld[22 + name]));
        Assert.All(eld.Skip(4 + 4 * eld[2]), rest => Assert.Equal(0, rest));
        Assert.Equal(0u, _bench.Ask(Pin, Verb.GetEldData(128)));
    }

    [Fact]
    public void Without_a_monitor_there_is_no_eld()
    {
        _bench.Codec.UnplugMonitor(Pin);

        Assert.Equal(0u, _bench.Ask(Pin, Verb.GetEldData(0)));
    }

    [Fact]
    public void Another_monitor_brings_its_own_eld_and_one_with_none_is_only_present()
    {
        _bench.Codec.PlugMonitor(Pin, [0x10, 0x22, 0x33]);
        Assert.Equal(0x2Au << 26 | 3, Take(_bench));
        Assert.Equal((0x8000_0033u, 0x8000_0000u), (_bench.Ask(Pin, Verb.GetEldData(2)), _bench.Ask(Pin, Verb.GetEldData(3))));

        _bench.Codec.PlugMonitor(Pin, []);
        Assert.Equal(0x2Au << 26 | 1, Take(_bench));
        Assert.Equal((0x8000_0000u, 0u), (_bench.Ask(Pin, Verb.GetPinSense()), _bench.Ask(Pin, Verb.GetEldData(0))));
        Assert.Throws<ArgumentException>(() => _bench.Codec.PlugMonitor(Pin, new byte[129]));
    }

    [Fact]
    public void An_infoframe_is_written_byte_by_byte_and_sent_when_told_to()
    {
        Assert.Equal((32u, 32u, 0u), (_bench.Ask(Pin, Verb.GetDipSize(0)), _bench.Ask(Pin, Verb.GetDipSize(1)), _bench.Ask(Pin, Verb.GetDipSize(2))));
        byte[] frame = [0x84, 0x01, 0x0A, 0x70, 0x01];
        _bench.Ask(Pin, Verb.SetDipTransmitControl(0x00));
        _bench.Ask(Pin, Verb.SetDipIndex(0x00));
        foreach (byte value in frame)
            _bench.Ask(Pin, Verb.SetDipData(value));
        Assert.Equal(5u, _bench.Ask(Pin, Verb.GetDipIndex()));
        Assert.Empty(_bench.Codec.SentPacket(Pin, 0));

        _bench.Ask(Pin, Verb.SetDipIndex(0x00));
        Assert.Equal(frame, frame.Select(_ => (byte)_bench.Ask(Pin, Verb.GetDipData())));
        _bench.Ask(Pin, Verb.SetDipTransmitControl(0xC0));
        Assert.Equal(0xC0u, _bench.Ask(Pin, Verb.GetDipTransmitControl()));
        Assert.Equal(frame, _bench.Codec.SentPacket(Pin, 0)[..5]);
    }

    [Fact]
    public void A_packet_that_is_sent_once_is_not_sent_on()
    {
        _bench.Ask(Pin, Verb.SetDipIndex(0x3F));
        _bench.Ask(Pin, Verb.SetDipData(0x77));
        Assert.Equal(0x20u, _bench.Ask(Pin, Verb.GetDipIndex()));
        _bench.Ask(Pin, Verb.SetDipTransmitControl(0x80));
        Assert.Equal(0u, _bench.Ask(Pin, Verb.GetDipTransmitControl()));

        _bench.Ask(Pin, Verb.SetDipIndex(0x3F));
        _bench.Ask(Pin, Verb.SetDipData(0x11));
        Assert.Equal(0x77, _bench.Codec.SentPacket(Pin, 1)[31]);
        Assert.Empty(_bench.Codec.SentPacket(Pin, 0));
        Assert.Empty(_bench.Codec.SentPacket(Pin, 7));
    }

    [Fact]
    public void A_packet_that_the_pin_does_not_have_takes_nothing_and_reads_zero()
    {
        _bench.Ask(Pin, Verb.SetDipIndex(0xE0));
        _bench.Ask(Pin, Verb.SetDipData(0x55));
        _bench.Ask(Pin, Verb.SetDipTransmitControl(0xC0));
        _bench.Ask(Pin, Verb.SetDipIndex(0xE0));

        Assert.Equal((0u, 0u), (_bench.Ask(Pin, Verb.GetDipData()), _bench.Ask(Pin, Verb.GetDipTransmitControl())));
    }

    [Fact]
    public void Content_protection_is_granted_and_told_with_its_subtag()
    {
        _bench.Ask(Pin, Verb.SetContentProtection(0x1F << 3 | 3));

        Assert.Equal(0x2Au << 26 | 0x1Fu << 21 | 3, Take(_bench));
        Assert.Equal(0x300u | 0x1F << 3 | 3, _bench.Ask(Pin, Verb.GetContentProtection()));
        _bench.Ask(Pin, Verb.SetContentProtection(0x1F << 3 | 3));
        Assert.False(_bench.Codec.TryTakeUnsolicited(0, out _));
        _bench.Ask(Pin, Verb.SetContentProtection(0x1F << 3 | 2));
        Assert.Equal(0x2Au << 26 | 0x1Fu << 21 | 1, Take(_bench));
    }

    [Fact]
    public void Slots_carry_their_own_channels_until_they_are_mapped()
    {
        for (byte slot = 0; slot < 8; slot++)
            Assert.Equal((uint)(slot << 4 | slot), _bench.Ask(Pin, Verb.GetAspChannelMapping(slot)));

        _bench.Ask(Pin, Verb.SetAspChannelMapping(0x52));
        _bench.Ask(Pin, Verb.SetAspChannelMapping(0xF3));
        _bench.Ask(Pin, Verb.SetAspChannelMapping(0x1F));

        Assert.Equal((0x52u, 0xF3u, 0u), (_bench.Ask(Pin, Verb.GetAspChannelMapping(2)), _bench.Ask(Pin, Verb.GetAspChannelMapping(3)), _bench.Ask(Pin, Verb.GetAspChannelMapping(15))));
    }

    [Fact]
    public void A_pin_is_heard_in_the_order_of_its_slots()
    {
        RecordingSink sink = new();
        _bench.Codec.Attach(Pin, sink);
        StreamFormat format = Format(48_000, 16, 6);
        Start(_bench, Converter, format, 1);
        int[] frame = [0x0100_0000, 0x0200_0000, 0x0300_0000, 0x0400_0000, 0x0500_0000, 0x0600_0000];
        _bench.Play(format, Packed(16, frame));
        Assert.Equal(frame, sink.Samples);

        // Front, rear, centre and LFE, as Linux maps 5.1 for channel allocation 0Bh.
        foreach (byte map in (ReadOnlySpan<byte>)[0x00, 0x11, 0x24, 0x35, 0x43, 0x52, 0xF6, 0xF7])
            _bench.Ask(Pin, Verb.SetAspChannelMapping(map));
        _bench.Play(format, Packed(16, frame));
        Assert.Equal([0x0100_0000, 0x0200_0000, 0x0600_0000, 0x0500_0000, 0x0300_0000, 0x0400_0000], sink.Samples[6..]);
    }

    [Fact]
    public void A_slot_that_carries_nothing_is_silent_and_a_frame_ends_with_the_last_that_does()
    {
        RecordingSink sink = new();
        _bench.Codec.Attach(Pin, sink);
        StreamFormat format = Format(48_000, 16, 4);
        Start(_bench, Converter, format, 1);
        foreach (byte map in (ReadOnlySpan<byte>)[0x00, 0x11, 0xF2, 0xF3, 0x24, 0x35, 0xF6, 0xF7])
            _bench.Ask(Pin, Verb.SetAspChannelMapping(map));

        _bench.Play(format, Packed(16, 0x0100_0000, 0x0200_0000, 0x0300_0000, 0x0400_0000));

        Assert.Equal([0x0100_0000, 0x0200_0000, 0, 0, 0x0300_0000, 0x0400_0000], sink.Samples);
    }

    [Fact]
    public void A_converter_keeps_its_channel_count_and_a_pin_its_packet_type()
    {
        _bench.Ask(Converter, Verb.SetConverterChannelCount(0xF7));
        _bench.Ask(Pin, Verb.SetPinControl(new PinControl { OutEnable = true, EncodedPacketType = 3 }));

        Assert.Equal((7u, 0x43u), (_bench.Ask(Converter, Verb.GetConverterChannelCount()), _bench.Ask(Pin, Verb.GetPinControl())));
    }

    [Fact]
    public void Intels_display_widget_keeps_its_two_bits_and_nobody_elses_does()
    {
        NodeProfile widget = CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.VendorDefined });
        CodecBench intel = new(CustomCodec.Of(widget) with { VendorId = new VendorIdentity(0x8086_2807) });
        CodecBench other = new(CustomCodec.Of(widget));
        foreach (CodecBench bench in (ReadOnlySpan<CodecBench>)[intel, other])
            bench.Ask(0x02, Verb.Create(VerbId.SetIntelVendorControl, 0xFF));

        Assert.Equal((3u, 0u), (intel.Ask(0x02, Verb.Create(VerbId.GetIntelVendorControl)), other.Ask(0x02, Verb.Create(VerbId.GetIntelVendorControl))));
        Assert.Equal((0, 2), (intel.Codec.UnknownVerbs, other.Codec.UnknownVerbs));
    }

    [Theory]
    [InlineData(0x1856_0010, true, true)]
    [InlineData(0x0144_0010, true, false)]
    [InlineData(0x1856_0010, false, false)]
    public void A_digital_pin_at_a_display_is_a_display_pin_without_the_bit(uint configuration, bool isDigital, bool isDisplay)
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02, new WidgetCapabilities { Type = WidgetType.PinComplex, Digital = isDigital }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true, PresenceDetect = true }.Raw)) with
        {
            Defaults = new NodeDefaults { ConfigurationDefault = new ConfigurationDefault(configuration) },
        }));

        Assert.Equal(isDisplay ? 0xC000_0000u : 0x8000_0000u, bench.Ask(0x02, Verb.GetPinSense()));
        Assert.Equal(isDisplay ? 0x8000_0010u : 0u, bench.Ask(0x02, Verb.GetEldData(0)));
    }

    [Fact]
    public void Analog_pins_have_none_of_it()
    {
        CodecBench bench = new();
        foreach (VerbId id in (ReadOnlySpan<VerbId>)[VerbId.GetDipSize, VerbId.GetEldData, VerbId.SetDipIndex, VerbId.GetContentProtection, VerbId.GetAspChannelMapping, VerbId.GetDeviceSelect])
            bench.Ask(LineOut, Verb.Create(id));

        Assert.Equal(6, bench.Codec.UnknownVerbs);
        Assert.Throws<ArgumentException>(() => bench.Codec.PlugMonitor(LineOut, []));
        Assert.Throws<ArgumentException>(() => bench.Codec.SentPacket(LineOut, 0));
    }

    [Fact]
    public void A_double_reset_clears_what_is_sent_and_leaves_the_monitor()
    {
        _bench.Ask(Pin, Verb.SetDipData(0x84));
        _bench.Ask(Pin, Verb.SetAspChannelMapping(0x10));
        _bench.Ask(Pin, Verb.SetContentProtection(3));

        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal((0u, 0u, 0x00u), (_bench.Ask(Pin, Verb.GetDipData()), _bench.Ask(Pin, Verb.GetContentProtection()), _bench.Ask(Pin, Verb.GetAspChannelMapping(0))));
        Assert.Equal(0xC000_0000u, _bench.Ask(Pin, Verb.GetPinSense()));
    }
}
