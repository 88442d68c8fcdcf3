using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class UnsolicitedResponseTests
{
    private readonly CodecBench _bench = new();

    [Fact]
    public void A_plug_is_told_with_the_tag_of_its_pin_once()
    {
        Enable(Headphone, tag: 0x2B);

        _bench.Codec.Unplug(Headphone);

        Assert.Equal(0, _bench.Codec.NextEventTick);
        Assert.True(_bench.Codec.TryTakeUnsolicited(0, out uint response));
        Assert.Equal(0x2Bu << 26, response);
        Assert.False(_bench.Codec.TryTakeUnsolicited(0, out _));
        Assert.Equal(long.MaxValue, _bench.Codec.NextEventTick);
    }

    [Fact]
    public void Events_come_in_the_order_in_which_they_happened()
    {
        Enable(Headphone, tag: 1);
        Enable(LineOut, tag: 2);

        _bench.Codec.Unplug(LineOut);
        _bench.Codec.Unplug(Headphone);
        _bench.Codec.Plug(LineOut);

        Assert.Equal([2u, 1u, 2u], TakeAll().Select(response => response >> 26));
    }

    [Fact]
    public void Without_enable_nothing_is_told()
    {
        _bench.Ask(LineOut, Verb.SetUnsolicited(new UnsolicitedControl { Tag = 3 }));

        _bench.Codec.Unplug(LineOut);

        Assert.Empty(TakeAll());
    }

    [Fact]
    public void A_plug_that_changes_nothing_is_not_told()
    {
        Enable(LineOut, tag: 1);

        _bench.Codec.Plug(LineOut);

        Assert.Empty(TakeAll());
    }

    [Fact]
    public void A_pin_without_presence_detection_tells_nothing()
    {
        Enable(Speaker, tag: 1);

        _bench.Codec.Unplug(Speaker);

        Assert.Empty(TakeAll());
    }

    [Fact]
    public void An_event_before_a_link_reset_is_told_after_the_first_verb_behind_it()
    {
        Enable(LineOut, tag: 9);
        _bench.Codec.Unplug(LineOut);

        _bench.Codec.LinkReset(1);
        Assert.Equal(long.MaxValue, _bench.Codec.NextEventTick);
        Assert.False(_bench.Codec.TryTakeUnsolicited(0, out _));

        _bench.Parameter(0x00, ParameterId.VendorId);
        Assert.Equal(0, _bench.Codec.NextEventTick);
        Assert.Equal([9u << 26], TakeAll());
    }

    [Fact]
    public void A_plug_wakes_a_link_that_is_in_reset_until_it_is_told()
    {
        Enable(LineOut, tag: 9);
        _bench.Codec.LinkReset(1);
        Assert.False(_bench.Codec.RequestsWake);

        _bench.Codec.Unplug(LineOut);
        Assert.True(_bench.Codec.RequestsWake);

        _bench.Parameter(0x00, ParameterId.VendorId);
        Assert.Equal([9u << 26], TakeAll());
        Assert.False(_bench.Codec.RequestsWake);
    }

    [Fact]
    public void A_general_purpose_pin_wakes_the_link_where_that_is_enabled()
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint>
            {
                [ParameterId.GpioCount] = new GpioCapabilities { Bidirectional = 2, Inputs = 2, Wake = true }.Raw,
                [ParameterId.PowerStates] = new PowerStateCapabilities { D0 = true, D3 = true, ExtendedPowerStates = true }.Raw,
            },
            NodeDefaults.Empty));
        bench.Ask(Group, Verb.SetGpioEnable(3));
        bench.Ask(Group, Verb.SetGpioWakeEnable(1));
        bench.Ask(Group, Verb.SetGpiWakeEnable(2));

        foreach ((bool isInput, int pin, bool wakes) in (ReadOnlySpan<(bool, int, bool)>)[(false, 1, false), (true, 0, false), (false, 0, true), (true, 1, true)])
        {
            bench.Codec.LinkReset(1);
            if (isInput)
                bench.Codec.DriveGpi(Group, pin, isHigh: true);
            else
                bench.Codec.DriveGpio(Group, pin, isHigh: true);
            Assert.Equal(wakes, bench.Codec.RequestsWake);
        }
    }

    [Fact]
    public void Without_epss_a_link_reset_forgets_what_was_not_told_yet()
    {
        CodecBench bench = new(CustomCodec.Of(PresencePin(needsTrigger: false)));
        bench.Ask(0x02, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true }));
        bench.Codec.Unplug(0x02);

        bench.Codec.LinkReset(1);
        bench.Parameter(0x00, ParameterId.VendorId);

        Assert.False(bench.Codec.TryTakeUnsolicited(0, out _));
    }

    [Fact]
    public void A_pin_that_needs_a_trigger_tells_nothing_by_itself()
    {
        CodecBench bench = new(CustomCodec.Of(PresencePin(needsTrigger: true)));
        bench.Ask(0x02, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true }));

        bench.Codec.Unplug(0x02);

        Assert.False(bench.Codec.TryTakeUnsolicited(0, out _));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void In_d3_presence_is_told_only_with_epss(bool hasEpss, int told)
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.PowerStates] = new PowerStateCapabilities { D0 = true, D3 = true, ExtendedPowerStates = hasEpss }.Raw },
            NodeDefaults.Empty,
            PresencePin(needsTrigger: false)));
        bench.Ask(0x02, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true }));
        bench.Ask(Group, Verb.SetPowerState(PowerState.D3));

        bench.Codec.Unplug(0x02);

        Assert.Equal(told, bench.Codec.TryTakeUnsolicited(0, out _) ? 1 : 0);
    }

    [Fact]
    public void A_codec_that_is_never_given_a_slot_loses_the_latest_events()
    {
        Enable(LineOut, tag: 1);
        Enable(Headphone, tag: 2);
        _bench.Codec.Unplug(LineOut);
        for (int i = 0; i < 100; i++)
        {
            _bench.Codec.Unplug(Headphone);
            _bench.Codec.Plug(Headphone);
        }

        List<uint> told = TakeAll();
        Assert.Equal(64, told.Count);
        Assert.Equal(1u << 26, told[0]);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x02)]
    [InlineData(0x7F)]
    [InlineData(0xFF)]
    public void Only_pins_can_be_plugged_and_attached_to(byte node)
    {
        Assert.Throws<ArgumentException>(() => _bench.Codec.Plug(node));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Unplug(node));
        Assert.Throws<ArgumentException>(() => _bench.Codec.IsPlugged(node));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Detach(node));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Attach(node, new RecordingSink()));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Attach(node, new SteadySource(0)));
    }

    [Fact]
    public void An_output_pin_takes_no_source_and_an_input_pin_no_sink()
    {
        Assert.Throws<ArgumentException>(() => _bench.Codec.Attach(LineOut, new SteadySource(0)));
        Assert.Throws<ArgumentException>(() => _bench.Codec.Attach(LineIn, new RecordingSink()));
    }

    private static NodeProfile PresencePin(bool needsTrigger) => CustomCodec.Widget(
        0x02, new WidgetCapabilities { Type = WidgetType.PinComplex, UnsolicitedCapable = true },
        (ParameterId.PinCapabilities, new PinCapabilities { Input = true, PresenceDetect = true, TriggerRequired = needsTrigger }.Raw));

    private void Enable(byte pin, byte tag) => _bench.Ask(pin, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = tag }));

    private List<uint> TakeAll()
    {
        List<uint> responses = [];
        while (_bench.Codec.TryTakeUnsolicited(0, out uint response))
            responses.Add(response);
        return responses;
    }
}
