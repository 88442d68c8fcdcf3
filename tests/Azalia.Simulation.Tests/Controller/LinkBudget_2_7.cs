using Azalia.Simulation.Controller;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>The room of a frame: 60 words on each SDO line, 464 bits on each SDI line, 48 and 24 words for one stream.</summary>
public sealed class LinkBudget_2_7
{
    // 16 bits at 48 kHz: as many words in a frame as channels.
    private const ushort Words16 = 0x001F;
    private const ushort Words12 = 0x001B;

    [Fact]
    public void Outputs_fill_a_frame_to_the_last_word()
    {
        // 16 + 16 + 16 + 12 = 60 words.
        ControllerRig rig = ControllerRig.Running();
        StreamRig[] streams = Outputs(rig, Words16, Words16, Words16, Words12);

        rig.AdvanceFrames(500);

        Assert.All(streams, stream => Assert.Equal(0, stream.Status & 0x18));
        foreach (StreamRig stream in streams)
            Assert.Equal(stream.Expected((int)stream.LinkPosition), rig.Codec.HeardOn(stream.Number)[..(int)stream.LinkPosition]);
    }

    [Fact]
    public void The_packet_that_finds_no_room_is_missed_and_its_stream_keeps_its_data()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig[] streams = Outputs(rig, Words16, Words16, Words16, 0x001C);
        rig.AdvanceFrames(100);

        Assert.Equal(0x08, streams[3].Status & 0x18);
        Assert.Equal(0u, streams[3].LinkPosition);
        Assert.Empty(rig.Codec.HeardOn(streams[3].Number));
        Assert.All(streams[..3], stream => Assert.Equal(0, stream.Status & 0x18));

        // Room again: from the next frame on it is sent, from its first byte.
        streams[0].Stop();
        rig.AdvanceFrames(101);
        Assert.Equal(streams[3].Expected(100 * 26), rig.Codec.HeardOn(streams[3].Number)[..2600]);
    }

    [Fact]
    public void Room_is_counted_frame_by_frame()
    {
        // Three of 16 words, one of 24 kHz in every second frame; and one of 16 words at 48 kHz, which has the frames between.
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new(0x5401) });
        StreamRig[] streams = Outputs(rig, Words16, Words16, Words16 | 0x0100, Words12, Words12);

        rig.AdvanceFrames(100);

        // 16 + 16 + 16 + 12 in even frames, 16 + 16 + 12 + 12 in odd ones.
        Assert.Equal(100, Sent(rig, streams[3]));
        Assert.Equal(50, Sent(rig, streams[4]));
        Assert.Equal(0x08, streams[4].Status & 0x18);
    }

    [Fact]
    public void A_stream_that_is_wider_than_one_may_be_is_never_sent()
    {
        // 16 channels of 20 bits at 144 kHz are 60 words: within a frame, above the 48 of a stream; without that limit it is sent.
        foreach ((ControllerProfile profile, int status) in ((ControllerProfile, int)[])[(ControllerProfiles.Pch, 8), (ControllerProfiles.Ich6, 0)])
        {
            ControllerRig rig = ControllerRig.Running(profile);
            StreamRig stream = rig.Output().Prepare(0x102F).Fill().Start();
            rig.AdvanceFrames(10);

            Assert.Equal(status, stream.Status & 0x18);
            Assert.Equal(status == 0, stream.LinkPosition != 0);
        }
    }

    [Theory]
    [InlineData(0x4401, 0, 60)]
    [InlineData(0x4403, 1, 120)]
    [InlineData(0x4405, 2, 240)]
    public void Striping_divides_what_a_stream_costs(int capabilities, byte stripe, int words)
    {
        // Streams of 12 words, as many as there is room for, and one more.
        int fit = Math.Min(words / 12, 14);
        GlobalStreams(capabilities, fit + 1, out ControllerProfile profile);
        ControllerRig rig = ControllerRig.Running(profile);
        StreamRig[] streams = new StreamRig[fit + 1];
        for (int i = 0; i <= fit; i++)
        {
            streams[i] = new StreamRig(rig, i, (byte)(i + 1)).Prepare(Words12).Fill(i);
            streams[i].WriteControl((uint)stripe << 16 | StreamRig.Run);
        }

        rig.AdvanceFrames(10);

        Assert.All(streams[..fit], stream => Assert.Equal(0, stream.Status & 0x18));
        Assert.Equal(fit * 12 / (1 << stripe) + 12 / (1 << stripe) > 60 ? 8 : 0, streams[fit].Status & 0x18);
        Assert.Equal(stripe, rig.Codec.Stripes.Distinct().Single());
    }

    [Fact]
    public void Each_codec_has_a_line_of_its_own()
    {
        // 24 words and a tag are 394 bits of 464: one stream a line.
        ControllerRig rig = ControllerRig.Running(codecs: 3);
        for (int codec = 0; codec < 3; codec++)
            rig.Codecs[codec].Speaks = 1u << (codec + 1);
        StreamRig[] streams = [.. Enumerable.Range(0, 3).Select(index => new StreamRig(rig, index, (byte)(index + 1)).Prepare(0x003F).Start())];

        rig.AdvanceFrames(10);

        Assert.Equal(394, LinkPayload.InputBits(new StreamFormat(0x003F)));
        Assert.All(streams, stream => Assert.Equal(640u, stream.LinkPosition));
    }

    [Fact]
    public void On_one_line_streams_take_turns_only_as_far_as_it_has_room()
    {
        // 12 words and a tag are 202 bits: two fit 464, a third does not.
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Speaks = 0b1110;
        StreamRig[] streams = [.. Enumerable.Range(0, 3).Select(index => new StreamRig(rig, index, (byte)(index + 1)).Prepare(0x0037).Start())];

        rig.AdvanceFrames(10);

        Assert.Equal([320u, 320u, 0u], streams.Select(stream => stream.LinkPosition));
        Assert.All(streams, stream => Assert.Equal(0, stream.Status & 0x18));
    }

    [Theory]
    [InlineData(0x003F, "pch", 640u)]
    [InlineData(0x083F, "pch", 0u)]
    [InlineData(0x004F, "ich6", 0u)]
    [InlineData(0x004D, "ich6", 560u)]
    [InlineData(0x004E, "ich6", 0u)]
    public void An_input_that_is_wider_than_one_may_be_hears_nothing(int format, string profile, uint position)
    {
        // 24 words; 48 words; 64 bytes, which the tag cannot say; 56 bytes, 458 bits with the tag; 60 bytes, which are 490.
        ControllerProfile controller = ControllerProfiles.Find(profile)! with { Fifo = new FifoProfile { Input = 0x100, InputOfPaddedSamples = 0x100 } };
        ControllerRig rig = ControllerRig.Running(controller);
        rig.Codec.Speaks = 1 << 3;
        StreamRig stream = rig.Input().Prepare((ushort)format).Start();

        rig.AdvanceFrames(10);

        Assert.Equal(position, stream.LinkPosition);
    }

    private static void GlobalStreams(int capabilities, int outputs, out ControllerProfile profile) =>
        profile = ControllerProfiles.Pch with { Capabilities = new((ushort)(capabilities & 0xFF | outputs << 12)) };

    private static StreamRig[] Outputs(ControllerRig rig, params ushort[] formats)
    {
        StreamRig[] streams = new StreamRig[formats.Length];
        for (int i = 0; i < formats.Length; i++)
            streams[i] = new StreamRig(rig, 4 + i, (byte)(i + 1)).Prepare(formats[i]).Fill(i);
        foreach (StreamRig stream in streams)
            stream.Start();
        return streams;
    }

    private static int Sent(ControllerRig rig, StreamRig stream) => rig.Codec.HeardOn(stream.Number).Length / 24;
}
