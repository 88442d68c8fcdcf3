using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;
using static Azalia.Simulation.Tests.Codecs.DisplayCodec;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>DisplayPort pins with several device entries (HDA040-A; hardware 4.15, 4.10).</summary>
public sealed class DeviceList_4_15
{
    private const int Entries = 10;

    private readonly CodecBench _bench = Bench(Entries);

    [Fact]
    public void The_list_has_four_bits_for_each_entry_in_rows_of_eight()
    {
        _bench.Codec.PlugMonitor(Pin, [0x10], deviceEntry: 2);
        _bench.Codec.PlugMonitor(Pin, [], deviceEntry: 9);

        Assert.Equal((uint)Entries - 1, _bench.Parameter(Pin, ParameterId.DeviceListLength));
        Assert.Equal((0x0000_0303u, 0x0000_0010u, 0u), (
            _bench.Ask(Pin, Verb.GetDeviceListEntry(0)), _bench.Ask(Pin, Verb.GetDeviceListEntry(8)), _bench.Ask(Pin, Verb.GetDeviceListEntry(16))));
        Assert.Equal(0x0000_0303u, _bench.Ask(Pin, Verb.GetDeviceListEntry(7)));
    }

    [Fact]
    public void Responses_carry_the_number_of_the_entry()
    {
        _bench.Codec.PlugMonitor(Pin, [0x10], deviceEntry: 5);
        Assert.Equal(0x2Au << 26 | 5u << 15 | 3, Take(_bench));
        _bench.Codec.UnplugMonitor(Pin, deviceEntry: 5);
        Assert.Equal(0x2Au << 26 | 5u << 15, Take(_bench));
        _bench.Codec.UnplugMonitor(Pin, deviceEntry: 5);
        Assert.False(_bench.Codec.TryTakeUnsolicited(0, out _));

        _bench.Ask(Pin, Verb.SetDeviceSelect(4));
        _bench.Ask(Pin, Verb.SetContentProtection(1 << 3 | 3));
        Assert.Equal(0x2Au << 26 | 1u << 21 | 4u << 15 | 3, Take(_bench));
    }

    [Fact]
    public void Each_entry_has_its_own_connection_packets_mapping_and_sense()
    {
        _bench.Ask(Pin, Verb.SetDeviceSelect(3));
        _bench.Ask(Pin, Verb.SetConnectionSelect(1));
        _bench.Ask(Pin, Verb.SetDipData(0x84));
        _bench.Ask(Pin, Verb.SetAspChannelMapping(0x70));
        _bench.Codec.PlugMonitor(Pin, [0x55], deviceEntry: 3);

        _bench.Ask(Pin, Verb.SetDeviceSelect(0));
        Assert.Equal((0u, 0u, 0u), (_bench.Ask(Pin, Verb.GetConnectionSelect()), _bench.Ask(Pin, Verb.GetDipData()), _bench.Ask(Pin, Verb.GetAspChannelMapping(0))));
        Assert.Equal(0x8000_0010u, _bench.Ask(Pin, Verb.GetEldData(0)));

        _bench.Ask(Pin, Verb.SetDeviceSelect(3));
        _bench.Ask(Pin, Verb.SetDipIndex(0));
        Assert.Equal((1u, 0x84u, 0x70u), (_bench.Ask(Pin, Verb.GetConnectionSelect()), _bench.Ask(Pin, Verb.GetDipData()), _bench.Ask(Pin, Verb.GetAspChannelMapping(0))));
        Assert.Equal((0xC000_0000u, 0x8000_0055u), (_bench.Ask(Pin, Verb.GetPinSense()), _bench.Ask(Pin, Verb.GetEldData(0))));
        _bench.Ask(Pin, Verb.SetDeviceSelect(7));
        Assert.Equal(0u, _bench.Ask(Pin, Verb.GetPinSense()));
    }

    [Fact]
    public void An_entry_that_the_pin_does_not_have_is_not_selected()
    {
        _bench.Ask(Pin, Verb.SetDeviceSelect(2));
        _bench.Ask(Pin, Verb.SetDeviceSelect(Entries));

        Assert.Equal(2u, _bench.Ask(Pin, Verb.GetDeviceSelect()));
        Assert.Throws<ArgumentException>(() => _bench.Codec.PlugMonitor(Pin, [], Entries));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Attach(Pin, -1, new SilentSink()));
    }

    [Fact]
    public void Two_monitors_on_one_pin_hear_two_converters()
    {
        StreamFormat format = Format(48_000, 16, 2);
        RecordingSink first = new();
        RecordingSink second = new();
        _bench.Codec.Attach(Pin, 0, first);
        _bench.Codec.Attach(Pin, 1, second);
        Start(_bench, Converter, format, 1);
        Start(_bench, SecondConverter, format, 2);
        _bench.Ask(Pin, Verb.SetDeviceSelect(1));
        _bench.Ask(Pin, Verb.SetConnectionSelect(1));

        _bench.Render(format, Packed(16, 0x1000_0000, 0x1100_0000), stream: 1);
        _bench.Render(format, Packed(16, 0x2000_0000, 0x2200_0000), stream: 2);
        _bench.EndBlock();

        Assert.Equal([0x1000_0000, 0x1100_0000], first.Samples);
        Assert.Equal([0x2000_0000, 0x2200_0000], second.Samples);
    }

    [Fact]
    public void Who_hears_a_pin_without_naming_an_entry_hears_the_selected_one()
    {
        StreamFormat format = Format(48_000, 16, 2);
        RecordingSink sink = new();
        _bench.Codec.Attach(Pin, sink);
        Start(_bench, SecondConverter, format, 2);
        _bench.Play(format, Packed(16, 0x2000_0000, 0x2200_0000), stream: 2);
        Assert.Equal(0, sink.Calls);

        _bench.Ask(Pin, Verb.SetDeviceSelect(1));
        _bench.Ask(Pin, Verb.SetConnectionSelect(1));
        _bench.Play(format, Packed(16, 0x2000_0000, 0x2200_0000), stream: 2);
        Assert.Equal(1, sink.Calls);
    }

    [Fact]
    public void Format_digital_control_connection_and_device_survive_every_reset()
    {
        StreamFormat format = Format(96_000, 24, 8);
        Start(_bench, Converter, format, 1);
        _bench.Ask(Converter, Verb.SetDigitalConverter(1, new DigitalConverter { Category = 0x55 }));
        _bench.Ask(Pin, Verb.SetDeviceSelect(6));
        _bench.Ask(Pin, Verb.SetConnectionSelect(1));

        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Codec.LinkReset(1);

        Assert.Equal(((uint)format.Raw, 0x5501u), (_bench.Ask(Converter, Verb.GetConverterFormat()), _bench.Ask(Converter, Verb.GetDigitalConverter())));
        Assert.Equal((6u, 1u), (_bench.Ask(Pin, Verb.GetDeviceSelect()), _bench.Ask(Pin, Verb.GetConnectionSelect())));
        Assert.Equal((0u, 0u), (_bench.Ask(Converter, Verb.GetStreamChannel()), _bench.Ask(Pin, Verb.GetUnsolicited())));
    }

    [Fact]
    public void A_pin_with_one_device_has_no_list()
    {
        CodecBench bench = Bench();
        bench.Ask(Pin, Verb.GetDeviceSelect());
        bench.Ask(Pin, Verb.SetDeviceSelect(0));
        bench.Ask(Pin, Verb.GetDeviceListEntry(0));

        Assert.Equal(3, bench.Codec.UnknownVerbs);
    }
}
