using System.Buffers.Binary;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>A codec on the bench: verbs and packets by hand, in place of a controller.</summary>
internal sealed class CodecBench
{
    public const byte Group = 0x01;
    public const byte FirstDac = 0x02;
    public const byte SecondDac = 0x03;
    public const byte FirstAdc = 0x04;
    public const byte SecondAdc = 0x05;
    public const byte FirstMixer = 0x06;
    public const byte SecondMixer = 0x07;
    public const byte LineOut = 0x08;
    public const byte Headphone = 0x09;
    public const byte Speaker = 0x0A;
    public const byte Microphone = 0x0B;
    public const byte LineIn = 0x0C;
    public const byte Selector = 0x0D;

    /// <summary>0 dB of a generic output converter, and of everything with the generic levels.</summary>
    public const byte UnityVolume = 127;
    public const byte UnityLevel = 23;

    private const int TicksPerFrame = 500;

    private long _tick;

    public CodecBench(CodecProfile? profile = null, byte address = 0) => Codec = new SimulatedCodec(profile ?? CodecProfiles.Generic, address);

    public SimulatedCodec Codec { get; }

    /// <summary>Sends a verb that must be answered.</summary>
    public uint Ask(byte node, Verb verb)
    {
        Assert.True(Codec.Send(verb.AddressedTo(Codec.Address, node), _tick += TicksPerFrame, out uint response));
        return response;
    }

    public bool IsAnswered(byte node, Verb verb) => Codec.Send(verb.AddressedTo(Codec.Address, node), _tick += TicksPerFrame, out _);

    public uint Parameter(byte node, ParameterId id) => Ask(node, Verb.GetParameter(id));

    public void Power(params byte[] nodes)
    {
        foreach (byte node in nodes)
            _ = Ask(node, Verb.SetPowerState(PowerState.D0));
    }

    public void SetInput(byte node, int index, byte gain, bool mute = false) => Ask(node, Verb.SetAmplifier(
        new AmplifierSetPayload { Input = true, Left = true, Right = true, Index = (byte)index, Gain = gain, Mute = mute }));

    public void SetOutput(byte node, byte gain, bool mute = false, bool left = true, bool right = true) => Ask(node, Verb.SetAmplifier(
        new AmplifierSetPayload { Output = true, Left = left, Right = right, Gain = gain, Mute = mute }));

    /// <summary>Opens the path 02h -> 06h -> 08h, everything at 0 dB.</summary>
    public void OpenLineOut(StreamFormat format, byte stream = 1, byte channel = 0)
    {
        Power(Group);
        OpenFirst(format, stream, channel);
        Power(LineOut);
        _ = Ask(LineOut, Verb.SetConnectionSelect(1));
        _ = Ask(LineOut, Verb.SetPinControl(new PinControl { OutEnable = true }));
    }

    /// <summary>Opens the converter 02h and its mixer 06h.</summary>
    public void OpenFirst(StreamFormat format, byte stream = 1, byte channel = 0)
    {
        Power(FirstDac, FirstMixer);
        SetOutput(FirstDac, UnityVolume);
        SetInput(FirstMixer, 0, UnityLevel);
        _ = Ask(FirstDac, Verb.SetConverterFormat(format));
        _ = Ask(FirstDac, Verb.SetStreamChannel(stream, channel));
    }

    /// <summary>Plays frames of one stream in one run and returns what a sink heard.</summary>
    public void Play(StreamFormat format, byte[] bytes, byte stream = 1)
    {
        Render(format, bytes, stream);
        EndBlock();
    }

    public void Render(StreamFormat format, byte[] bytes, byte stream = 1) => Codec.Render(new OutboundBlock
    {
        StreamNumber = stream,
        Format = format,
        FirstTick = _tick,
        LastTick = _tick,
        FrameCount = bytes.Length / format.BytesPerFrame,
        Bytes = bytes,
    });

    public void EndBlock() => Codec.EndBlock(_tick);

    public byte[] Capture(StreamFormat format, int frames, byte stream = 1)
    {
        byte[] bytes = new byte[frames * format.BytesPerFrame];
        Array.Fill(bytes, (byte)0xA5);
        int supplied = Codec.Capture(new InboundRequest { StreamNumber = stream, Format = format, FirstTick = _tick, LastTick = _tick, FrameCount = frames }, bytes);
        return bytes[..supplied];
    }

    public static StreamFormat Format(int rate, int bits, int channels) =>
        StreamFormat.TryCreate(rate, bits, channels, out StreamFormat format) ? format : throw new ArgumentException("No such format.");

    /// <summary>Memory containers of samples that are left-justified in 32 bits.</summary>
    public static byte[] Packed(int bits, params int[] samples)
    {
        int container = bits switch { 8 => 1, 16 => 2, _ => 4 };
        byte[] bytes = new byte[samples.Length * container];
        for (int i = 0; i < samples.Length; i++)
        {
            Span<byte> place = bytes.AsSpan(i * container);
            switch (container)
            {
                case 1:
                    place[0] = (byte)((samples[i] >> 24) + 128);
                    break;
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(place, (short)(samples[i] >> 16));
                    break;
                default:
                    BinaryPrimitives.WriteInt32LittleEndian(place, samples[i]);
                    break;
            }
        }
        return bytes;
    }

    /// <summary>Samples with all significant bits in use, both full-scale values among them.</summary>
    public static int[] Noise(int count, int bits, uint seed = 1)
    {
        int[] samples = new int[count];
        uint state = seed * 2_654_435_761 + 1;
        for (int i = 0; i < count; i++)
        {
            state = state * 1_664_525 + 1_013_904_223;
            samples[i] = (i switch { 0 => int.MinValue, 1 => int.MaxValue, _ => (int)state }) & (bits == 32 ? -1 : -1 << 32 - bits);
        }
        return samples;
    }
}
