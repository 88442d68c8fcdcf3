using System.Diagnostics;
using Azalia.Audio;
using Azalia.Platform;
using Azalia.Platform.Qemu;
using Azalia.Platform.Qemu.Finding;
using Azalia.Simulation;

namespace Azalia.Benchmarks;

/// <summary>The same minute, by the same drivers, on the simulator and on QEMU: machine time of the streaming loop, in seconds.</summary>
internal static class SideBySideBenchmark
{
    private const int SampleRate = 48_000;
    private const int PeriodFrames = SampleRate / 100;
    private const int Seconds = 60;

    // QEMU's codec runs up to 29 ms ahead.
    private const int BufferPeriods = 10;

    public static Benchmark Simulated { get; } = new(
        "60 s of 48 kHz stereo at 10 ms, timer mode, simulator", "s of machine time", 0.1, IsHigherBetter: false, "the line below",
        static () => Measure(SimulatedPlatform.Create()));

    public static Benchmark Qemu { get; } = new(
        "60 s of 48 kHz stereo at 10 ms, timer mode, QEMU", "s of machine time", 0.6, IsHigherBetter: false, "a bare client of QEMU's qtest: 0.40",
        static () => Measure(OpenQemu()))
    {
        WhyNot = WhyNoQemu,
    };

    private static string? WhyNoQemu()
    {
        if (!QemuSearch.TryFind(null, out QemuProgram? program, out string? problem))
            return problem;
        return program.HasAccelerator ? null : $"{program.Command} has no qtest accelerator: run eng/get-qemu";
    }

    private static QemuPlatform OpenQemu()
    {
        QemuOptions options = new() { Clock = QemuClock.Deterministic, Codecs = [QemuCodec.Output], WaveRate = SampleRate };
        return QemuPlatform.TryOpen(options, out QemuPlatform? platform, out string? problem) ? platform : throw new InvalidOperationException(problem);
    }

    private static double Measure(HdaPlatform opened)
    {
        using HdaPlatform platform = opened;
        using AudioSystem system = AudioSystem.Open(platform);
        AudioFormat format = AudioFormat.Pcm(SampleRate, 16, 2);
        RenderOptions options = new() { PeriodFrames = PeriodFrames, BufferPeriods = BufferPeriods };
        using RenderStream stream = system.Endpoints[0].OpenRender(format, options);

        byte[] second = new byte[format.BytesPerSecond];
        new Random(1).NextBytes(second);
        stream.Write(second);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Seconds; i++)
            stream.Write(second);

        watch.Stop();
        stream.Stop();
        return stream.Glitches == 0 ? watch.Elapsed.TotalSeconds : double.PositiveInfinity;
    }
}
