using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Lifecycle;

/// <summary>The driver on every kind of controller that is simulated, and behind messages, which come only when the line rises.</summary>
public sealed class ControllerKindTests
{
    public static TheoryData<string> Controllers { get; } = [.. ControllerProfiles.All.Select(static profile => profile.Name)];

    [Theory]
    [InlineData(SimulationDrive.Virtual)]
    [InlineData(SimulationDrive.Paced)]
    public void Verbs_of_three_codecs_are_answered_and_no_message_is_waited_for_in_vain(SimulationDrive drive)
    {
        SimulationOptions options = new() { Drive = drive, Codecs = [.. Enumerable.Repeat(CodecProfiles.Generic, 3)] };
        using SimulatedPlatform platform = SimulatedPlatform.Create(options);
        using HdaBusDriver driver = Start(platform, new BusOptions { MessageInterrupts = true });

        for (int round = 0; round < 20; round++)
        {
            foreach (FunctionGroupDevice group in driver.FunctionGroups)
                AssertAnswered(group, verbs: 50);
        }

        Assert.NotEqual(0, platform.MessagesSent);
    }

    [Fact]
    public void Without_the_option_no_message_is_sent()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        using HdaBusDriver driver = Start(platform, options: null);

        AssertAnswered(driver.FunctionGroups[0], verbs: 50);

        Assert.Equal(0, platform.MessagesSent);
    }

    [Fact]
    public void Where_the_controller_has_no_messages_its_pin_is_used()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = ControllerProfiles.Nvidia });
        using HdaBusDriver driver = Start(platform, new BusOptions { MessageInterrupts = true });

        AssertAnswered(driver.FunctionGroups[0], verbs: 50);

        Assert.Equal(0, platform.MessagesSent);
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Every_kind_of_controller_is_brought_up_and_answers_verbs(string controller)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = ControllerProfiles.Find(controller)! });
        using HdaBusDriver driver = Start(platform, options: null);

        AssertAnswered(driver.FunctionGroups[0], verbs: 300);
    }

    [Fact]
    public void What_firmware_left_running_does_not_disturb_the_start()
    {
        ControllerProfile profile = ControllerProfiles.Pch with { Quirks = new ControllerQuirks { StartsAsFirmwareLeftIt = true } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using HdaBusDriver driver = Start(platform, options: null);

        AssertAnswered(driver.FunctionGroups[0], verbs: 50);
    }

    [Fact]
    public void A_clock_that_is_gated_does_not_hang_the_reset_and_is_gated_again()
    {
        ControllerProfile profile = ControllerProfiles.Skylake with { Quirks = new ControllerQuirks { ClockGatingHangsReset = true } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using (HdaBusDriver driver = Start(platform, options: null))
        {
            Assert.Equal(0x40, platform.Configuration.Read8(0x48));
            AssertAnswered(driver.FunctionGroups[0], verbs: 50);
        }

        Assert.Equal(0x40, platform.Configuration.Read8(0x48));
        Assert.Equal(0u, platform.Registers.Read32(0x08));
    }

    [Fact]
    public void A_codec_that_never_answers_does_not_keep_the_others_away()
    {
        ControllerProfile profile = ControllerProfiles.Pch with { Quirks = new ControllerQuirks { PhantomCodecs = 0b110 } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using HdaBusDriver driver = Start(platform, options: null);

        Assert.Single(driver.FunctionGroups);
        AssertAnswered(driver.FunctionGroups[0], verbs: 50);
    }

    [Theory]
    [InlineData(SimulationDrive.Virtual)]
    [InlineData(SimulationDrive.Paced)]
    public void Without_rings_verbs_of_several_codecs_are_answered_and_one_that_never_answers_keeps_nobody_away(SimulationDrive drive)
    {
        ControllerProfile profile = ControllerProfiles.Pch with { Quirks = new ControllerQuirks { LacksCommandRings = true, PhantomCodecs = 0b100 } };
        SimulationOptions options = new() { Drive = drive, Controller = profile, Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] };
        using SimulatedPlatform platform = SimulatedPlatform.Create(options);
        using HdaBusDriver driver = Start(platform, new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(5) });

        Assert.Equal(2, driver.FunctionGroups.Count);
        foreach (FunctionGroupDevice group in driver.FunctionGroups)
            AssertAnswered(group, verbs: 300);
    }

    [Fact]
    public void Lunar_Lake_has_rings_that_are_left_alone()
    {
        ControllerProfile profile = ControllerProfiles.Skylake with { PciDeviceId = 0xA828 };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using HdaBusDriver driver = Start(platform, options: null);

        AssertAnswered(driver.FunctionGroups[0], verbs: 50);

        Assert.Equal(0, platform.Registers.Read16(Specification.Registers.CorbWritePointer.Offset));
        Assert.Equal(0b111, platform.Registers.Read8(Specification.Registers.RirbControl.Offset));
    }

    [Theory]
    [InlineData("ati-hdmi", 0, 8)]
    [InlineData("uli", 5, 6)]
    public void Streams_that_a_chip_does_not_tell_of_are_known_by_its_vendor(string controller, int inputs, int outputs)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = ControllerProfiles.Find(controller)! });
        using HdaBusDriver driver = Start(platform, options: null);

        BusInspection inspection = driver.Inspect();

        Assert.Equal((inputs, outputs), (inspection.Controller.InputStreams, inspection.Controller.OutputStreams));
    }

    [Fact]
    public void Any_other_chip_without_streams_is_taken_for_one_with_four_each()
    {
        ControllerProfile profile = ControllerProfiles.Pch with { Quirks = new ControllerQuirks { ReportsNoStreams = true } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using HdaBusDriver driver = Start(platform, options: null);

        Assert.Equal((4, 4), (driver.Inspect().Controller.InputStreams, driver.Inspect().Controller.OutputStreams));
    }

    [Theory]
    [InlineData(0b001)]
    [InlineData(0b010)]
    [InlineData(0b111)]
    public void Rings_of_any_size_carry_verbs(byte sizes)
    {
        ControllerProfile profile = ControllerProfiles.Pch with { RingSizeCapabilities = sizes, Quirks = new ControllerQuirks { RingsResetToSmallest = true } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        using HdaBusDriver driver = Start(platform, options: null);

        AssertAnswered(driver.FunctionGroups[0], verbs: 300);
    }

    [Theory]
    [InlineData(0b001)]
    [InlineData(0b010)]
    public void Rings_of_any_size_carry_verbs_to_several_codecs_at_once(byte sizes)
    {
        ControllerProfile profile = ControllerProfiles.Pch with { RingSizeCapabilities = sizes };
        SimulationOptions options = new() { Controller = profile, Codecs = [.. Enumerable.Repeat(CodecProfiles.Generic, 4)] };
        using SimulatedPlatform platform = SimulatedPlatform.Create(options);
        using HdaBusDriver driver = Start(platform, options: null);
        int done = 0;
        List<HdAudioCodecTransfer[]> calls = [];

        // Nobody takes an answer for a while, so that there is one from each codec that was asked.
        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            for (byte codec = 0; codec < 4; codec++)
            {
                _ = driver.FunctionGroups[codec].QueryInterface(HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
                calls.Add(Transfers.Dialogue(codec, 50, firstGain: 20 * codec));
                Assert.Equal(NtStatus.Success, Assert.IsAssignableFrom<IHdAudioBusInterface>(table).TransferCodecVerbs(calls[codec], (_, _) => done++));
            }

            for (int i = 0; i < 5; i++)
                platform.Clock.Stall(TimeSpan.FromMicroseconds(100));
        }

        platform.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.Equal(4, done);
        for (int codec = 0; codec < 4; codec++)
            Transfers.AssertDialogue(calls[codec], firstGain: 20 * codec);
    }

    private static HdaBusDriver Start(SimulatedPlatform platform, BusOptions? options)
    {
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, options, out HdaBusDriver? driver));
        return driver!;
    }

    private static void AssertAnswered(FunctionGroupDevice group, int verbs)
    {
        Assert.Equal(NtStatus.Success, group.QueryInterface(
            HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[verbs];
        Array.Fill(transfers, new HdAudioCodecTransfer(new HdAudioCodecCommand(Verb.GetParameter(ParameterId.VendorId).AddressedTo(group.CodecAddress, 0).Raw)));
        Assert.Equal(NtStatus.Success, ((IHdAudioBusInterface)table!).TransferCodecVerbs(transfers));
        Assert.All(transfers, transfer => Assert.Equal((true, 0xA21A_0001u), (transfer.Input.IsValid, transfer.Input.Response)));
    }
}
