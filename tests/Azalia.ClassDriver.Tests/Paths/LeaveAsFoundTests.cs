using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Paths;

/// <summary>What the driver changed is put back: a path when it closes, the rest when the driver ends.</summary>
public sealed class LeaveAsFoundTests
{
    private static readonly Verb[] s_questions =
    [
        Verb.GetPowerState(),
        Verb.GetConnectionSelect(),
        Verb.GetPinControl(),
        Verb.GetEapd(),
        Verb.GetUnsolicited(),
        Verb.GetDigitalConverter(),
        Verb.GetStreamChannel(),
        .. Enumerable.Range(0, 4).SelectMany(static index => new[] { true, false }.SelectMany(left => new[]
        {
            Verb.GetAmplifier(new AmplifierGetPayload { Output = false, Left = left, Index = (byte)index }),
            Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = left, Index = (byte)index }),
        })),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_path_that_closes_leaves_the_codec_as_the_driver_had_it(uint number)
    {
        using FakeDriver driver = new();
        Disturb(driver.Bus);
        uint[] before = StateOf(driver.Bus);

        using WaveRTPin pin = driver.Open(number: number);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        Assert.NotEqual(before, StateOf(driver.Bus));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Stop));

        Assert.Equal(before, StateOf(driver.Bus));
    }

    [Fact]
    public void A_driver_that_ends_leaves_the_codec_as_it_was_found()
    {
        using FakeBus bus = new();
        Disturb(bus);
        Set(bus, 0x09, Verb.SetPinControl(new PinControl { OutEnable = true, HeadphoneEnable = true }));
        Set(bus, 0x0B, Verb.SetPinControl(new PinControl { InEnable = true, VoltageReference = VoltageReference.Percent50 }));
        uint[] before = StateOf(bus);

        Assert.Equal(
            NtStatus.Success,
            HdAudioFunctionDriver.Start(bus, new WaveRTDevice(bus.Memory, new FakeClock()), new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        Assert.NotEqual(before, StateOf(bus));
        driver!.Dispose();

        Assert.Equal(before, StateOf(bus));
    }

    [Fact]
    public void The_driver_switches_off_what_somebody_left_on()
    {
        using FakeBus bus = new();
        Set(bus, 0x0A, Verb.SetPinControl(new PinControl { OutEnable = true }));

        Assert.Equal(
            NtStatus.Success,
            HdAudioFunctionDriver.Start(bus, new WaveRTDevice(bus.Memory, new FakeClock()), new ClassDriverOptions(), out HdAudioFunctionDriver? driver));

        Assert.Equal(0u, Ask(bus, 0x0A, Verb.GetPinControl()));
        driver!.Dispose();
    }

    // The two sides of an amplifier differ, a selector listens elsewhere, power is somewhere between.
    private static void Disturb(FakeBus bus)
    {
        Set(bus, 0x02, Verb.SetAmplifier(new AmplifierSetPayload { Output = true, Left = true, Gain = 12 }));
        Set(bus, 0x02, Verb.SetAmplifier(new AmplifierSetPayload { Output = true, Right = true, Gain = 50, Mute = true }));
        Set(bus, 0x06, Verb.SetAmplifier(new AmplifierSetPayload { Input = true, Left = true, Right = true, Index = 1, Gain = 3 }));
        Set(bus, 0x07, Verb.SetPowerState(PowerState.D1));
        Set(bus, 0x0A, Verb.SetConnectionSelect(1));
        Set(bus, 0x0A, Verb.SetEapd(new EapdControl { ExternalAmplifierPower = true }));
    }

    // What a power state says of the past is no setting: that the last one was lost is over with the first verb.
    private static uint[] StateOf(FakeBus bus) =>
    [
        .. CodecProfiles.Generic.FunctionGroups[0].Widgets.SelectMany(widget => s_questions.Select(question =>
            (Ask(bus, widget.Id, question) ?? 0) & (question.Id == VerbId.GetPowerState ? 0xFF : uint.MaxValue))),
    ];

    private static void Set(FakeBus bus, byte node, Verb verb) => _ = Ask(bus, node, verb);

    private static uint? Ask(FakeBus bus, byte node, Verb verb) => bus.Codec(verb.AddressedTo(bus.CodecAddress, node));
}
