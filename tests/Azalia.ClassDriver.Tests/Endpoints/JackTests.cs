using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Tests.Endpoints;

public sealed class JackTests
{
    private const int LineOut = 0;
    private const int Speaker = 2;
    private const byte LineOutPin = 0x08;

    [Fact]
    public void A_jack_says_whether_something_is_plugged_in()
    {
        using FakeDriver driver = new();
        driver.Bus.Brain.Unplug(LineOutPin);
        Assert.Equal(JackState.Empty, driver.Driver.ReadJack(LineOut));

        driver.Bus.Brain.Plug(LineOutPin);
        Assert.Equal(JackState.Plugged, driver.Driver.ReadJack(LineOut));
    }

    [Fact]
    public void What_is_built_in_is_never_asked()
    {
        using FakeDriver driver = new();
        int verbs = driver.Bus.VerbCount;

        Assert.Equal(JackState.BuiltIn, driver.Driver.ReadJack(Speaker));
        Assert.Equal(verbs, driver.Bus.VerbCount);
    }

    [Fact]
    public void A_jack_that_is_pulled_out_and_plugged_in_is_told_of()
    {
        using FakeDriver driver = new();
        List<(string, JackState)> told = [];
        driver.Driver.SetJackCallback((endpoint, state) => told.Add((endpoint.Id, state)));
        bool wasPlugged = driver.Driver.ReadJack(LineOut) == JackState.Plugged;

        Toggle(driver, wasPlugged);
        Toggle(driver, !wasPlugged);

        JackState after = wasPlugged ? JackState.Empty : JackState.Plugged;
        Assert.Equal([("line-out", after), ("line-out", wasPlugged ? JackState.Plugged : JackState.Empty)], told);
    }

    [Fact]
    public void Nobody_is_told_of_what_did_not_change()
    {
        using FakeDriver driver = new();
        int told = 0;
        driver.Driver.SetJackCallback((_, _) => told++);

        foreach (byte tag in driver.Bus.Events.Keys)
            driver.Bus.Events[tag](default);

        Assert.Equal(0, told);
    }

    [Fact]
    public void Nobody_is_told_after_the_callback_was_taken_away()
    {
        using FakeDriver driver = new();
        int told = 0;
        driver.Driver.SetJackCallback((_, _) => told++);
        driver.Driver.SetJackCallback(null);

        Toggle(driver, driver.Driver.ReadJack(LineOut) == JackState.Plugged);

        Assert.Equal(0, told);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_pin_without_detection_and_one_whose_board_does_not_wire_it_are_unknown(bool detects, bool isOverridden)
    {
        ConfigurationDefault jack = new() { Device = DefaultDevice.LineOut, Association = 1, JackDetectOverride = isOverridden };
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Pin(3, new PinCapabilities { Output = true, PresenceDetect = detects }, jack, 2).Build());

        Assert.Equal(JackState.Unknown, driver.Driver.ReadJack(0));
    }

    [Fact]
    public void A_pin_that_does_not_answer_is_unknown()
    {
        using FakeDriver driver = new();
        Func<CodecCommand, uint?> codec = driver.Bus.Codec;
        driver.Bus.Codec = command => command.Verb.Id == VerbId.GetPinSense ? null : codec(command);

        Assert.Equal(JackState.Unknown, driver.Driver.ReadJack(LineOut));
    }

    [Fact]
    public void A_pin_that_must_be_triggered_is_triggered_before_it_is_read()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2)
            .Pin(3, DefaultDevice.LineOut, new PinCapabilities { Output = true, PresenceDetect = true, TriggerRequired = true }, 2).Build());
        driver.Bus.Brain.Plug(3);

        Assert.Equal(JackState.Plugged, driver.Driver.ReadJack(0));
    }

    [Fact]
    public void Without_a_tag_a_jack_can_still_be_asked()
    {
        using FakeBus bus = new() { MostEvents = 0 };
        Assert.True(HdAudioFunctionDriver.Start(
            bus, new WaveRT.Port.WaveRTDevice(bus.Memory, new FakeClock()), new ClassDriverOptions(), out HdAudioFunctionDriver? driver).IsSuccess);

        bus.Brain.Plug(LineOutPin);

        Assert.Equal(JackState.Plugged, driver!.ReadJack(LineOut));
        driver.Dispose();
    }

    [Fact]
    public void A_driver_that_ends_gives_its_tags_back_and_silences_the_codec()
    {
        using FakeDriver driver = new();
        Assert.NotEmpty(driver.Bus.Events);
        driver.Bus.Log.Clear();

        driver.Driver.Dispose();

        Assert.Empty(driver.Bus.Events);
        Assert.Contains("08 SetUnsolicited(0x00)", driver.Bus.Log);
    }

    [Fact]
    public void An_event_while_the_answer_to_another_is_awaited_asks_once_more()
    {
        using FakeDriver driver = new();
        Assert.Equal(JackState.Plugged, Plugged(driver));
        List<JackState> told = [];
        driver.Driver.SetJackCallback((_, state) => told.Add(state));
        bool isFirst = true;
        Func<CodecCommand, uint?> codec = driver.Bus.Codec;
        driver.Bus.Codec = command =>
        {
            uint? answer = codec(command);
            if (isFirst && command.Verb.Id == VerbId.GetPinSense)
            {
                // The jack changes back right after the pin was read.
                isFirst = false;
                driver.Bus.Brain.Plug(LineOutPin);
                driver.Bus.DeliverEvents();
            }

            return answer;
        };

        driver.Bus.Brain.Unplug(LineOutPin);
        driver.Bus.DeliverEvents();

        // What was read in between is not what is so.
        Assert.Empty(told);
        Assert.Equal(JackState.Plugged, driver.Driver.ReadJack(LineOut));
    }

    private static JackState Plugged(FakeDriver driver)
    {
        driver.Bus.Brain.Plug(LineOutPin);
        return driver.Driver.ReadJack(LineOut);
    }

    private static void Toggle(FakeDriver driver, bool isPlugged)
    {
        if (isPlugged)
            driver.Bus.Brain.Unplug(LineOutPin);
        else
            driver.Bus.Brain.Plug(LineOutPin);
        driver.Bus.DeliverEvents();
    }
}
