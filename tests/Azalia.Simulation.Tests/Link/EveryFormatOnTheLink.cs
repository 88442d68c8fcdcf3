using System.Buffers.Binary;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Codecs;
using Azalia.Simulation.Tests.Controller;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Link;

/// <summary>Every format that fits the link, in both directions, beside three streams of other formats each way, with three codecs: to the bit.</summary>
public sealed class EveryFormatOnTheLink
{
    private const int Frames = 200;

    // Mono of 8 bits at 8 kHz, stereo of 16 at 44.1 kHz, stereo of 20 at 48 kHz: six words a frame.
    private static readonly ushort[] s_company = [0x0500, 0x4011, 0x0021];

    public static TheoryData<int> Depths { get; } = [8, 16, 20, 24, 32];

    [Theory]
    [MemberData(nameof(Depths))]
    public void Between_memory_and_the_wire_nothing_is_lost_at_any_of_the_38_rates(int bits)
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { StreamResetTicks = 0 }, codecs: 3);
        for (int codec = 0; codec < 3; codec++)
            rig.Codecs[codec].Speaks = SpokenBy(codec);
        int slot = 0;
        int seen = 0;
        foreach (SampleRate rate in SampleRates.All)
        {
            for (int channels = 1; channels <= 16; channels++)
            {
                StreamFormat format = new((ushort)(rate.Code | CodeOf(bits) << 4 | (channels - 1)));
                if (LinkPayload.OutputWords(format) > 48)
                    continue;

                seen++;
                slot = (slot + 1) % 4;
                foreach (TestCodec codec in rig.Codecs)
                    codec.Forget();
                StreamRig[] outputs = Start(rig, first: 4, firstNumber: 1, format, slot);
                StreamRig[] inputs = LinkPayload.InputWords(format) <= 24 ? Start(rig, first: 0, firstNumber: 5, format, slot) : [];
                rig.AdvanceFrames(Frames);
                AssertCount(format, outputs[slot].LinkPosition);
                foreach (StreamRig input in inputs)
                    input.Stop();
                rig.AdvanceFrames(1);

                foreach (StreamRig output in outputs)
                {
                    Assert.Equal(0, output.Status & 0x18);
                    foreach (TestCodec codec in rig.Codecs)
                        Assert.Equal(output.Expected((int)output.LinkPosition), codec.HeardOn(output.Number));
                }

                foreach (StreamRig input in inputs)
                {
                    // The codec speaks bytes that count up.
                    Assert.Equal(0, input.Status & 0x18);
                    byte[] captured = input.Expected((int)input.LinkPosition);
                    for (int i = 1; i < captured.Length; i++)
                        Assert.Equal((byte)(captured[i - 1] + 1), captured[i]);
                }

                if (inputs.Length != 0)
                    AssertCount(format, inputs[slot].LinkPosition);
            }
        }

        // The narrow ones fit whatever the rate.
        Assert.InRange(seen, 38 * 6, 38 * 16);
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void Between_memory_and_the_pins_nothing_is_lost_at_any_rate_that_a_codec_can_have(int bits)
    {
        SimulatedCodec[] codecs = [.. Enumerable.Range(0, 3).Select(address => new SimulatedCodec(WideCodec(), (byte)address))];
        ControllerRig rig = new(ControllerProfiles.Pch with { StreamResetTicks = 0 }, [.. codecs]);
        rig.LeaveReset();
        int slot = 0;
        foreach (int rate in PcmCapabilities.Rates)
        {
            for (int channels = 1; channels <= 16; channels++)
            {
                if (!StreamFormat.TryCreate(rate, bits, channels, out StreamFormat format) || LinkPayload.OutputWords(format) > 48)
                    continue;

                slot = (slot + 1) % 4;
                bool records = LinkPayload.InputWords(format) <= 24;
                StreamRig[] outputs = Start(rig, first: 4, firstNumber: 1, format, slot, run: false);
                StreamRig[] inputs = records ? Start(rig, first: 0, firstNumber: 5, format, slot, run: false) : [];
                RecordingSink[] sinks = new RecordingSink[4];
                CountingSource[] sources = new CountingSource[4];
                for (int i = 0; i < 4; i++)
                {
                    StreamFormat mine = FormatOf(i, slot, format);
                    (SimulatedCodec codec, byte second) = (codecs[i % 3], (byte)(i / 3));
                    Bind(codec, (byte)(0x02 + second), mine, (byte)(1 + i));
                    codec.Attach((byte)(0x04 + second), sinks[i] = new RecordingSink());
                    Bind(codec, (byte)(0x06 + second), mine, records ? (byte)(5 + i) : (byte)0);
                    codec.Attach((byte)(0x08 + second), sources[i] = new CountingSource(i));
                }

                foreach (StreamRig stream in outputs.Concat(inputs))
                    stream.Start();
                rig.AdvanceFrames(Frames);
                foreach (StreamRig input in inputs)
                    input.Stop();
                rig.AdvanceFrames(1);

                for (int i = 0; i < 4; i++)
                {
                    int depth = FormatOf(i, slot, format).BitsPerSample;
                    Assert.Equal(Unpack(outputs[i].Expected((int)outputs[i].LinkPosition), depth), sinks[i].Samples);
                    if (records)
                        Assert.Equal(sources[i].Spoken.Select(sample => sample & (int)(uint.MaxValue << (32 - depth))), Unpack(inputs[i].Expected((int)inputs[i].LinkPosition), depth));
                }

                Assert.NotEmpty(sinks[slot].Samples);
                Assert.Equal(records, sources[slot].Spoken.Count != 0);
            }
        }
    }

    private static uint SpokenBy(int codec) => codec switch { 0 => 1u << 5 | 1u << 8, 1 => 1u << 6, _ => 1u << 7 };

    private static int CodeOf(int bits) => bits switch { 8 => 0, 16 => 1, 20 => 2, 24 => 3, _ => 4 };

    private static StreamFormat FormatOf(int place, int slot, StreamFormat format) =>
        place == slot ? format : new StreamFormat(s_company[(place - slot + 3) % 4]);

    private static StreamRig[] Start(ControllerRig rig, int first, byte firstNumber, StreamFormat format, int slot, bool run = true)
    {
        StreamRig[] streams = new StreamRig[4];
        for (int i = 0; i < 4; i++)
        {
            streams[i] = new StreamRig(rig, first + i, (byte)(firstNumber + i));
            streams[i].WriteControl(1);
            streams[i].WriteControl(0);
            streams[i].Prepare(FormatOf(i, slot, format).Raw, -16_384, -16_384).Fill(firstNumber + i);
        }

        foreach (StreamRig stream in streams)
        {
            if (run)
                stream.Start();
        }

        return streams;
    }

    // The rate, to the packet.
    private static void AssertCount(StreamFormat format, uint position)
    {
        double expected = (double)Frames * format.SampleRate / 48_000;
        double packet = format.BlocksPerPacket;
        Assert.InRange((double)position / format.BytesPerFrame, expected - 2 * packet, expected + 2 * packet);
    }

    private static void Bind(SimulatedCodec codec, byte node, StreamFormat format, byte stream)
    {
        Assert.True(codec.Send(Verb.SetConverterFormat(format).AddressedTo(codec.Address, node), 0, out _));
        Assert.True(codec.Send(Verb.SetStreamChannel(stream, 0).AddressedTo(codec.Address, node), 0, out _));
    }

    // Two converters and pins each way, of 16 channels.
    private static CodecProfile WideCodec()
    {
        WidgetCapabilities output = new() { Type = WidgetType.AudioOutput, Channels = 16 };
        WidgetCapabilities input = new() { Type = WidgetType.AudioInput, Channels = 16, ConnectionList = true };
        WidgetCapabilities pin = new() { Type = WidgetType.PinComplex, Channels = 16 };
        NodeProfile[] widgets = new NodeProfile[8];
        for (byte i = 0; i < 2; i++)
        {
            widgets[i] = CustomCodec.Widget((byte)(0x02 + i), output);
            widgets[2 + i] = CustomCodec.Widget((byte)(0x04 + i), pin with { ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new ConnectionListEntry((byte)(0x02 + i))],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            };
            widgets[4 + i] = CustomCodec.Widget((byte)(0x06 + i), input) with { Connections = [new ConnectionListEntry((byte)(0x08 + i))] };
            widgets[6 + i] = CustomCodec.Widget((byte)(0x08 + i), pin, (ParameterId.PinCapabilities, new PinCapabilities { Input = true }.Raw)) with
            {
                Defaults = new NodeDefaults { PinControl = new PinControl { InEnable = true } },
            };
        }

        return CustomCodec.Of(widgets);
    }

    // 8 bits are unsigned; 20 and 24 bits stand in the upper part of 32.
    private static int[] Unpack(ReadOnlySpan<byte> bytes, int bits)
    {
        int width = bits switch { 8 => 1, 16 => 2, _ => 4 };
        int[] samples = new int[bytes.Length / width];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = width switch
            {
                1 => (bytes[i] - 128) << 24,
                2 => BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) << 16,
                _ => BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) & (int)(uint.MaxValue << (32 - bits)),
            };
        }

        return samples;
    }

    /// <summary>Speaks samples that never repeat, and remembers them.</summary>
    private sealed class CountingSource(int seed) : IFrameSource
    {
        private uint _state = (uint)seed * 77_777 + 1;

        public List<int> Spoken { get; } = [];

        public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                _state = _state * 1_664_525 + 1_013_904_223;
                samples[i] = (int)_state;
            }

            Spoken.AddRange(samples);
        }
    }
}
