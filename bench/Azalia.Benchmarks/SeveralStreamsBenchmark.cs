using System.Diagnostics;
using Azalia.Audio;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Benchmarks;

/// <summary>What streams cost beside each other: up to four at once, on two codecs, everything from client to pin, with 10 ms periods.</summary>
internal static class SeveralStreamsBenchmark
{
    private const int SampleRate = 48_000;
    private const int PeriodFrames = 480;

    // The line out and the headphone of the generic codec, which have a converter each.
    private static readonly int[] s_pins = [0x08, 0x09];

    /// <summary>How many times faster than real time some streams run together.</summary>
    public static Benchmark Create(int streams, int seconds, double goal) =>
        new($"{streams} such streams at once, 10 ms periods", "x real time", goal, IsHigherBetter: true, "-", () => seconds / Measure(streams, seconds));

    /// <summary>Whether a stream that is added costs no more than the first: what four cost, counted in single ones.</summary>
    public static Benchmark Growth(int seconds) => new(
        "what four streams at once cost, in single ones", "streams", 4, IsHigherBetter: false, "linear would be 4",
        () => Measure(4, seconds) / Measure(1, seconds));

    private static double Measure(int count, int seconds)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        using AudioSystem system = AudioSystem.Open(platform);
        AudioFormat format = AudioFormat.Pcm(SampleRate, 16, 2);
        List<RenderStream> streams = [];
        foreach (AudioEndpoint endpoint in system.Endpoints)
        {
            if (streams.Count < count && s_pins.Contains(endpoint.PinNode))
                streams.Add(endpoint.OpenRender(format, new RenderOptions { PeriodFrames = PeriodFrames }));
        }

        if (streams.Count != count)
            throw new InvalidOperationException($"There are {streams.Count} endpoints.");

        byte[] period = new byte[PeriodFrames * format.BytesPerFrame];
        new Random(1).NextBytes(period);
        Play(streams, period, seconds: 5);
        Stopwatch watch = Stopwatch.StartNew();
        Play(streams, period, seconds);
        watch.Stop();
        foreach (RenderStream stream in streams)
            stream.Dispose();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Play(List<RenderStream> streams, byte[] period, int seconds)
    {
        for (int i = 0; i < seconds * SampleRate / PeriodFrames; i++)
        {
            foreach (RenderStream stream in streams)
                stream.Write(period);
        }
    }
}
