// Plays one second of 440 Hz on the first output of a controller: the whole of Azalia's public face in one file.
//
//     dotnet run --project samples/PlayTone
//
// The controller is a simulated one. For another platform change the one line that is marked below; everything after it is the same
// for every controller, except that only a simulated codec lets us listen at its pin.

using System.Buffers.Binary;
using Azalia.Audio;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

using HdaPlatform platform = SimulatedPlatform.Create();                    // <- the line to change
using AudioSystem system = AudioSystem.Open(platform);

AudioEndpoint endpoint = system.Endpoints.First(candidate => candidate.Direction == AudioDirection.Render);
AudioFormat format = AudioFormat.Pcm(sampleRate: 48_000, validBits: 16, channels: 2);
Listener listener = Listener.At(endpoint, platform);

using RenderStream stream = endpoint.OpenRender(format);
stream.Write(ToneOf(440, format));      // returns when all of it is in the buffer: 1 s of device time, a few ms of ours
stream.Drain();                         // returns when all of it was heard

Console.WriteLine($"{endpoint.Name}: {endpoint.Path}");
Console.WriteLine($"{format}, periods of {stream.PeriodFrames} frames, stream number {stream.StreamId}, {stream.Glitches} glitches");
Console.WriteLine($"the pin heard {listener.Frames} frames, peak {listener.Peak / 2_147_483_648.0:0.000} of full scale");

// One second of a sine at half of full scale, the same on all channels.
static byte[] ToneOf(int hertz, AudioFormat format)
{
    byte[] tone = new byte[format.BytesPerSecond];
    for (int offset = 0; offset < tone.Length; offset += sizeof(short))
    {
        double turns = (double)hertz * (offset / format.BytesPerFrame) / format.SampleRate;
        BinaryPrimitives.WriteInt16LittleEndian(tone.AsSpan(offset), (short)(short.MaxValue / 2 * Math.Sin(2 * Math.PI * turns)));
    }

    return tone;
}

/// <summary>What is plugged into the pin.</summary>
internal sealed class Listener : IFrameSink
{
    private int _heard;

    /// <summary>Frames up to the last one that was not silent.</summary>
    public int Frames { get; private set; }

    /// <summary>The largest sample, of 2^31.</summary>
    public long Peak { get; private set; }

    /// <summary>A listener at an endpoint's pin. On a platform that is not simulated it hears nothing: there the pin is a real one.</summary>
    public static Listener At(AudioEndpoint endpoint, HdaPlatform platform)
    {
        Listener listener = new();
        if (platform is SimulatedPlatform simulated)
            simulated.Codecs[endpoint.CodecAddress].Attach((byte)endpoint.PinNode, listener);

        return listener;
    }

    /// <inheritdoc/>
    public void Hear(in FrameBlock block)
    {
        for (int i = 0; i < block.Samples.Length; i++)
        {
            long size = Math.Abs((long)block.Samples[i]);
            Peak = Math.Max(Peak, size);
            if (size > 0)
                Frames = _heard + (i / block.Channels) + 1;
        }

        _heard += block.FrameCount;
    }
}
