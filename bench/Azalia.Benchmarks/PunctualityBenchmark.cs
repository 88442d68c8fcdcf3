using Azalia.Audio;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation;
using Azalia.Specification.Registers;
using Azalia.WaveRT.Client;

namespace Azalia.Benchmarks;

/// <summary>Streams in real time: what one machine can serve without being late.</summary>
internal static class PunctualityBenchmark
{
    private const int Streams = 8;
    private const int SampleRate = 48_000;
    private const int PeriodFrames = 96;

    // GCAP: eight outputs, four inputs, 64-bit addresses.
    private const ushort EightOutputs = 0x8401;

    public static Benchmark Create(int seconds) => new(
        $"{Streams} streams in real time, event mode, 2 ms periods, {seconds} s", "missed periods", 0, IsHigherBetter: false, "-", () => Measure(seconds)) { IsLong = true };

    // Four codecs of two converters each; a thread for each stream, as each would have a process.
    private static double Measure(int seconds)
    {
        CodecProfile[] codecs = [.. Enumerable.Repeat(CodecProfiles.Generic, Streams / 2)];
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions
        {
            Drive = SimulationDrive.Paced,
            Codecs = codecs,
            Controller = ControllerProfiles.Pch with { Name = "eight", Capabilities = new GlobalCapabilities(EightOutputs) },
        });
        using AudioSystem system = AudioSystem.Open(platform);
        AudioFormat format = AudioFormat.Pcm(SampleRate, 16, 2);
        AudioEndpoint[] endpoints = [.. codecs.SelectMany((_, codec) => system.Endpoints.Where(endpoint => endpoint.Direction == AudioDirection.Render && endpoint.CodecAddress == codec).Take(2))];
        RenderStream[] streams = [.. endpoints.Select(endpoint => endpoint.OpenRender(format, new RenderOptions { Mode = ClientMode.Event, PeriodFrames = PeriodFrames }))];
        int missed = 0;
        Thread[] threads = [.. streams.Select(stream => new Thread(() => Play(stream, format, seconds, ref missed)) { Priority = ThreadPriority.Highest })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        foreach (RenderStream stream in streams)
            stream.Dispose();

        return missed;
    }

    private static void Play(RenderStream stream, AudioFormat format, int seconds, ref int missed)
    {
        byte[] period = new byte[stream.PeriodFrames * format.BytesPerFrame];
        for (long played = 0; played < (long)seconds * SampleRate; played += stream.PeriodFrames)
            stream.Write(period);

        _ = Interlocked.Add(ref missed, stream.Glitches);
    }
}
