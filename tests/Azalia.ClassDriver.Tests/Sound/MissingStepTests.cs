using System.Buffers.Binary;
using Azalia.Bus;
using Azalia.ClassDriver.Endpoints;
using Azalia.Simulation;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>Every step of a path is needed: with any one of them taken away, nothing is heard. On the whole stack over the simulator.</summary>
public sealed class MissingStepTests
{
    // 24 bits at 44.1 kHz: not what a converter is set to before anybody sets it.
    private static readonly KsDataFormat s_format = new(44_100, 2, 32, 24);

    private const int Sample = 0x123456 << 8;

    [Theory]
    [InlineData("line-out")]
    [InlineData("headphone")]
    [InlineData("speaker")]
    public void With_every_step_taken_the_pin_is_heard(string endpoint)
    {
        Ear ear = Play(endpoint, static _ => false, mustSwallow: false);

        Assert.Equal(Sample, ear.FirstSample);
    }

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x06)]
    public void An_amplifier_that_was_not_unmuted_is_silent(int node) =>
        AssertSilent("line-out", command => command.NodeId == node && command.Verb.Id == VerbId.SetAmplifier);

    [Fact]
    public void A_pin_that_was_not_enabled_is_silent() =>
        AssertSilent("line-out", static command => command.Verb.Id == VerbId.SetPinControl);

    // The reports are taken away too: the driver would see that the power is not there, and refuse to play.
    [Fact]
    public void A_group_that_was_not_powered_is_silent() => AssertSilent(
        "line-out", static command => command is { NodeId: 0x01, Verb.Id: VerbId.SetPowerState } or { Verb.Id: VerbId.GetPowerState });

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x06)]
    [InlineData(0x08)]
    public void A_widget_that_was_not_powered_is_silent(int node) =>
        AssertSilent("line-out", command => command.NodeId == node && command.Verb.Id is VerbId.SetPowerState or VerbId.GetPowerState);

    [Fact]
    public void A_converter_that_was_not_given_the_stream_number_is_silent() =>
        AssertSilent("line-out", static command => command.Verb.Id == VerbId.SetStreamChannel);

    [Fact]
    public void A_converter_that_was_not_given_the_format_is_silent() =>
        AssertSilent("line-out", static command => command.Verb.Id == VerbId.SetConverterFormat);

    [Fact]
    public void A_pin_that_was_not_told_which_widget_to_listen_to_is_silent() =>
        AssertSilent("line-out", static command => command.Verb.Id == VerbId.SetConnectionSelect);

    [Fact]
    public void A_speaker_whose_external_amplifier_was_not_powered_is_silent() =>
        AssertSilent("speaker", static command => command.Verb.Id == VerbId.SetEapd);

    [Fact]
    public void A_controller_that_is_no_bus_master_is_silent()
    {
        Ear ear = Play("line-out", static _ => false, mustSwallow: false, static platform =>
        {
            PciCommand command = new(platform.Configuration.Read16(PciConfigurationOffset.Command));
            platform.Configuration.Write16(PciConfigurationOffset.Command, (command with { BusMaster = false }).Raw);
        });

        Assert.Null(ear.FirstSample);
    }

    private static void AssertSilent(string endpoint, Predicate<CodecCommand> isSwallowed) =>
        Assert.Null(Play(endpoint, isSwallowed, mustSwallow: true).FirstSample);

    private static Ear Play(
        string endpointId, Predicate<CodecCommand> isSwallowed, bool mustSwallow, Action<SimulatedPlatform>? beforeRun = null)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        SwallowingBus? swallowing = null;
        ClassDriverOptions options = new() { WrapInterface = table => swallowing = new SwallowingBus(table, isSwallowed) };
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, options, out HdAudioFunctionDriver? driver));

        Endpoint endpoint = driver!.Endpoints.Single(candidate => candidate.Id == endpointId);
        Ear ear = new();
        platform.Codecs[0].Attach(endpoint.PinNode, ear);
        uint pin = (uint)driver.Endpoints.ToList().IndexOf(endpoint);
        Assert.Equal(NtStatus.Success, RenderClient.Open(driver.Port, pin, s_format, new ClientRequest(441, 4), out RenderClient? client));

        byte[] frames = new byte[8 * 2_000];
        for (int offset = 0; offset < frames.Length; offset += 4)
            BinaryPrimitives.WriteInt32LittleEndian(frames.AsSpan(offset), Sample);
        beforeRun?.Invoke(platform);

        // A device that cannot fetch may also stop; what counts is what is heard.
        if (client!.Write(frames).IsSuccess)
            _ = client.Drain();

        Assert.Equal(mustSwallow, swallowing!.Swallowed > 0);
        client.Dispose();
        driver.Dispose();
        bus.Dispose();
        return ear;
    }
}
