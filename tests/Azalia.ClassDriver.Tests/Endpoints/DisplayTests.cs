using System.Text;
using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Paths;
using Azalia.ClassDriver.Tests.Sound;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Tests.Endpoints;

public sealed class DisplayTests
{
    // Version 2; "Big TV"; one PCM descriptor: 8 channels, 44.1, 48 and 192 kHz; and AC-3, which is no PCM.
    private static readonly byte[] s_eld =
    [
        0x10, 0x00, 0x08, 0x00, 0x66, 0x20, 0x00, 0x4F, 1, 2, 3, 4, 5, 6, 7, 8, 0x10, 0xAC, 0x01, 0x00,
        .. Encoding.ASCII.GetBytes("Big TV"), 0x0F, 0x46, 0x07, 0x15, 0x07, 0x50,
    ];

    [Fact]
    public void A_monitor_says_what_it_is()
    {
        DisplayData data = DisplayData.Parse(s_eld)!;

        Assert.Equal(("Big TV", false, (byte)0x4F, 8), (data.MonitorName, data.IsDisplayPort, data.SpeakerAllocation, data.MaximumChannels));
        Assert.Equal([44_100, 48_000, 192_000], data.SampleRates);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    public void Too_few_bytes_say_nothing(int length) => Assert.Null(DisplayData.Parse(s_eld.AsSpan(0, length)));

    [Fact]
    public void A_first_byte_of_zero_says_nothing() => Assert.Null(DisplayData.Parse(new byte[128]));

    [Fact]
    public void Counts_that_are_too_high_are_not_believed()
    {
        byte[] eld = [.. s_eld.Take(26)];
        eld[4] |= 0x1F;
        eld[5] = 0xF0;

        Assert.Equal(("Big TV", 0), (DisplayData.Parse(eld)!.MonitorName, DisplayData.Parse(eld)!.MaximumChannels));
    }

    [Fact]
    public void The_driver_reads_what_the_monitor_says()
    {
        using CodecStage stage = new(Codecs.Displays());
        stage.Codec.UnplugMonitor(0x05);
        stage.Codec.UnplugMonitor(0x06);
        Assert.Null(stage.Driver.ReadDisplay(0));

        stage.Codec.PlugMonitor(0x05, s_eld);

        Assert.Equal("Big TV", stage.Driver.ReadDisplay(0)!.MonitorName);
        Assert.Equal(JackState.Plugged, stage.Driver.ReadJack(0));
        Assert.Equal(JackState.Empty, stage.Driver.ReadJack(1));
    }

    [Fact]
    public void A_monitor_that_never_says_anything_is_not_waited_for_for_ever()
    {
        using CodecStage stage = new(Codecs.Displays());
        stage.Codec.PlugMonitor(0x05, []);

        Assert.Null(stage.Driver.ReadDisplay(0));
    }

    [Fact]
    public void What_is_no_display_has_no_data()
    {
        using CodecStage stage = new(Codecs.Laptop());

        Assert.Null(stage.Driver.ReadDisplay(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    public void An_infoframe_adds_up_to_zero_and_says_how_many_channels_there_are(int channels)
    {
        byte[] frame = [.. DisplayChannels.Infoframe(channels, isDisplayPort: false)
            .Where(static verb => verb.Id == VerbId.SetDipData).Select(static verb => (byte)verb.Payload)];

        Assert.Equal(14, frame.Length);
        Assert.Equal([0x84, 0x01, 0x0A], frame.Take(3));
        Assert.Equal(0, (byte)frame.Sum(static value => value));
        Assert.Equal(channels - 1, frame[4] & 7);
    }

    [Fact]
    public void DisplayPort_has_a_header_of_its_own()
    {
        byte[] frame = [.. DisplayChannels.Infoframe(2, isDisplayPort: true)
            .Where(static verb => verb.Id == VerbId.SetDipData).Select(static verb => (byte)verb.Payload)];

        Assert.Equal([0x84, 0x1B, 0x44, 0x01], frame.Take(4));
    }

    // Hardware 4.14: slot 2 is the LFE, 3 the center, 4 and 5 the pair behind; with eight, 6 and 7 are farther behind.
    [Fact]
    public void Each_channel_goes_to_the_slot_of_its_speaker()
    {
        Assert.Equal([0, 1, 3, 2, 4, 5], DisplayChannels.Order(6));
        Assert.Equal([0, 1, 3, 2, 6, 7, 4, 5], DisplayChannels.Order(8));
        Assert.Equal([0, 1, -1, -1, 2, 3], DisplayChannels.Order(4));
        Assert.Equal(["00", "11", "32", "23", "44", "55", "F6", "F7"], DisplayChannels.Mapping(6).Select(static verb => verb.Payload.ToString("X2", null)));
    }

    [Fact]
    public void A_display_that_plays_is_sent_the_infoframe_until_the_stream_ends()
    {
        using CodecStage stage = new(Codecs.Displays());
        using (WaveRT.Client.RenderClient client = stage.Open(0, 6))
        {
            Assert.True(client.Write(new byte[6 * 2 * 480]).IsSuccess);
            Assert.True(client.Start().IsSuccess);
            Assert.Equal([0x84, 0x01, 0x0A], stage.Codec.SentPacket(0x05, 0).Take(3));
        }

        Assert.Empty(stage.Codec.SentPacket(0x05, 0));
    }
}
