using Azalia.Bus.Testing.Hardware;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Ddi.Conformance;

/// <summary>GetResourceInformation (DDI 2.16, 5.8), and the child devices behind it (3.11).</summary>
public abstract class GetResourceInformationConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    public void It_names_the_line_of_the_codec_and_the_node_of_the_function_group_itself(int group, byte codecAddress, byte startNode)
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, TwoGroupCodec.Profile] });

        bus.Query(group).GetResourceInformation(out byte address, out byte node);

        Assert.Equal((codecAddress, startNode), (address, node));
    }

    [Fact]
    public void Each_function_group_is_a_child_device_with_an_identity_of_its_own()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, TwoGroupCodec.Profile] });

        Assert.Equal(
            [
                @"HDAUDIO\FUNC_01&VEN_A21A&DEV_0001&SUBSYS_A21A0101&REV_1001",
                @"HDAUDIO\FUNC_01&VEN_A21A&DEV_0003&SUBSYS_12340001&REV_1001",
                @"HDAUDIO\FUNC_02&VEN_A21A&DEV_0003&SUBSYS_12340002&REV_1001",
            ],
            bus.Driver.FunctionGroups.Select(static group => group.DeviceId));
        Assert.Equal(
            [
                @"HDAUDIO\FUNC_02&VEN_A21A&DEV_0003&SUBSYS_12340002&REV_1001",
                @"HDAUDIO\FUNC_02&VEN_A21A&DEV_0003&SUBSYS_12340002",
            ],
            bus.Driver.FunctionGroups[2].HardwareIds);
    }

    [Fact]
    public void Two_function_groups_of_one_codec_share_its_tags_and_not_their_handles()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [TwoGroupCodec.Profile] });
        var other = bus.Query(functionGroup: 1);

        _ = bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out byte first);
        _ = other.RegisterEventCallback(static (_, _) => { }, null, out byte second);

        Assert.Equal((0, 1), (first, second));
        Assert.Equal("STATUS_INVALID_HANDLE", other.FreeDmaEngine(bus.AllocateRender()).ToString());
    }
}
