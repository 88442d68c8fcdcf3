using Azalia.Audio;
using Azalia.Platform;
using Azalia.Platform.Time;
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

    // A program that has just started is still being compiled; whoever listens to it has heard that already.
    private const int WarmUpSeconds = 5;

    public static Benchmark Create(int seconds) => new(
        $"{Streams} streams in real time, event mode, 2 ms periods, {seconds} s", "missed periods", 0, IsHigherBetter: false, "the line below", () => Measure(seconds)) { IsLong = true };

    /// <summary>What the machine itself is late for, whatever runs on it.</summary>
    public static Benchmark OfTheMachine(int seconds) => new(
        $"{Streams} threads that only sleep, 2 ms at a time, {seconds} s", "missed periods", 0, IsHigherBetter: false, "-", () => MeasureSleepers(seconds)) { IsLong = true };

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
        RunAll([.. streams.Select(stream => new Thread(() => Play(stream, format, seconds, ref missed)))]);
        foreach (RenderStream stream in streams)
            stream.Dispose();

        return missed;
    }

    private static double MeasureSleepers(int seconds)
    {
        PacedClock clock = new(TimeProvider.System);
        int missed = 0;
        RunAll([.. Enumerable.Range(0, Streams).Select(_ => new Thread(() => Sleep(clock, seconds, ref missed)))]);
        return missed;
    }

    private static void RunAll(Thread[] threads)
    {
        foreach (Thread thread in threads)
        {
            thread.Priority = ThreadPriority.Highest;
            thread.Start();
        }

        foreach (Thread thread in threads)
            thread.Join();
    }

    private static void Play(RenderStream stream, AudioFormat format, int seconds, ref int missed)
    {
        byte[] period = new byte[stream.PeriodFrames * format.BytesPerFrame];
        int missedBefore = 0;
        for (long played = 0; played < (long)(WarmUpSeconds + seconds) * SampleRate; played += stream.PeriodFrames)
        {
            stream.Write(period);
            if (played < WarmUpSeconds * SampleRate)
                missedBefore = stream.Glitches;
        }

        _ = Interlocked.Add(ref missed, stream.Glitches - missedBefore);
    }

    // As late as a stream may be that has two periods of buffer: less than one.
    private static void Sleep(PacedClock clock, int seconds, ref int missed)
    {
        long period = PlatformClock.ToTicks(TimeSpan.FromSeconds((double)PeriodFrames / SampleRate));
        long due = clock.Ticks;
        int late = 0;
        for (long end = due + PlatformClock.ToTicks(TimeSpan.FromSeconds(seconds)); due < end;)
        {
            due += period;
            clock.WaitTicks(due - clock.Ticks);
            if (clock.Ticks - due >= period)
                late++;
        }

        _ = Interlocked.Add(ref missed, late);
    }
}
