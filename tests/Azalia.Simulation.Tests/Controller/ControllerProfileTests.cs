using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class ControllerProfileTests
{
    [Fact]
    public void Profiles_are_found_by_name_in_any_case()
    {
        Assert.Same(ControllerProfiles.Pch, ControllerProfiles.Find("PCH"));
        Assert.Same(ControllerProfiles.Ich6, ControllerProfiles.Find("ich6"));
        Assert.Null(ControllerProfiles.Find("ich5"));
    }

    [Fact]
    public void The_default_comes_first() => Assert.Same(ControllerProfiles.Pch, ControllerProfiles.All[0]);

    [Fact]
    public void Streams_are_laid_out_inputs_first_then_outputs_then_bidirectional_ones()
    {
        // Two outputs, three inputs, one of both kinds.
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new(0x2309) });

        for (int n = 0; n < 6; n++)
        {
            Assert.Equal(n is 3 or 4 ? 0xBF : 0x77, rig.Read16(0x90 + 0x20 * n));
            rig.Write8(0x82 + 0x20 * n, 0x08);
            Assert.Equal(n == 5 ? 0x0C : 0x04, rig.Read8(0x82 + 0x20 * n));
        }

        rig.Write32(0x88 + 0x20 * 6, 0xFFFF_FFFF);
        Assert.Equal(0u, rig.Read32(0x88 + 0x20 * 6));
    }

    [Theory]
    [InlineData(0x4401, 0x00, 0x00)]
    [InlineData(0x4403, 0x01, 0x01)]
    [InlineData(0x4405, 0x02, 0x02)]
    [InlineData(0x4405, 0x03, 0x00)]
    public void Outputs_stripe_over_the_lines_that_there_are(int capabilities, byte written, byte read)
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new((ushort)capabilities) });

        rig.Write8(0x102, written);
        rig.Write8(0x82, written);

        Assert.Equal(0x04 | read, rig.Read8(0x102));
        Assert.Equal(0x04, rig.Read8(0x82));
    }

    [Fact]
    public void Traffic_priority_is_writable_where_it_is_not_hard_wired()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { HardwiresTrafficPriority = false });
        Assert.Equal(0, rig.Read8(0x102));

        rig.Write8(0x102, 0x04);

        Assert.Equal(0x04, rig.Read8(0x102));
    }

    [Fact]
    public void Odd_accesses_are_counted()
    {
        ControllerRig rig = new();

        _ = rig.Read32(0x3000);
        rig.Write32(0x3000, 1);
        rig.Write32(0x20, 1);

        Assert.Equal((1, 1, 1), rig.Device.OddAccesses);
    }

    [Fact]
    public void Every_profile_can_be_made_and_has_a_name_of_its_own()
    {
        Assert.All(ControllerProfiles.All, profile => Assert.Null(profile.FindMistake()));
        Assert.Equal(ControllerProfiles.All.Count, ControllerProfiles.All.Select(profile => profile.Name).Distinct().Count());
        foreach (ControllerProfile profile in ControllerProfiles.All)
        {
            using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
            Assert.Equal(profile.PciDeviceId, platform.Configuration.Read16(2));
        }
    }

    [Fact]
    public void What_no_controller_can_be_is_refused_in_one_line()
    {
        ControllerProfile pch = ControllerProfiles.Pch;
        foreach ((ControllerProfile profile, string word) in ((ControllerProfile, string)[])
        [
            (pch with { Capabilities = new(0xFF09) }, "31"),
            (pch with { SerialDataInLines = 0 }, "SDI"),
            (pch with { SerialDataInLines = 16 }, "SDI"),
            (pch with { WindowLength = 0x2000 }, "window"),
            (pch with { WindowLength = 0x6000 }, "window"),
            (pch with { RingSizeCapabilities = 0x08 }, "ring"),
            (pch with { StreamSynchronizationOffset = 0x3C }, "3Ch"),
            (pch with { StreamResetTicks = -1 }, "delay"),
            (pch with { CodecWakeFrames = 0 }, "delay"),
            (pch with { VendorConfiguration = [new(0x3C, 0, 0)] }, "3Ch"),
            (pch with { VendorConfiguration = [new(0x100, 0, 0)] }, "100h"),
        ])
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(() => SimulatedPlatform.Create(new SimulationOptions { Controller = profile }));
            Assert.Contains(word, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', exception.Message);
        }
    }
}
