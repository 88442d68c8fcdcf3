using System.Diagnostics;
using Azalia.Audio;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.WaveRT.Client;

namespace Azalia.Benchmarks;

/// <summary>How many times faster than real time streams run, everything from client to pin.</summary>
internal static class StreamingBenchmark
{
    private const int SampleRate = 48_000;

    public static Benchmark Create(string name, int periodFrames, int seconds, double goal, string peer, ClientMode mode = ClientMode.Timer) =>
        new(name, "x real time", goal, IsHigherBetter: true, peer, () => Measure(periodFrames, seconds, mode));

    private static double Measure(int periodFrames, int seconds, ClientMode mode)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        using AudioSystem system = AudioSystem.Open(platform);
        AudioEndpoint endpoint = system.Endpoints[0];
        CountingSink sink = new();
        platform.Codecs[endpoint.CodecAddress].Attach((byte)endpoint.PinNode, sink);
        AudioFormat format = AudioFormat.Pcm(SampleRate, 16, 2);
        using RenderStream stream = endpoint.OpenRender(format, new RenderOptions { PeriodFrames = periodFrames, Mode = mode });

        byte[] tenSeconds = new byte[format.BytesPerSecond * 10];
        new Random(1).NextBytes(tenSeconds);
        stream.Write(tenSeconds);
        stream.Write(tenSeconds);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < seconds / 10; i++)
            stream.Write(tenSeconds);

        watch.Stop();
        stream.Drain();
        return sink.Frames > (long)seconds * SampleRate ? seconds / watch.Elapsed.TotalSeconds : 0;
    }

    private sealed class CountingSink : IFrameSink
    {
        public long Frames { get; private set; }

        public void Hear(in FrameBlock block) => Frames += block.FrameCount;
    }
}
