using Azalia.Platform;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>
/// The limits of Microsoft's KS position test, ten times tighter, in virtual time: rate error 0.1 %, jitter of 0.1 ms (sigma) and 0.4 ms at most,
/// latency 20 ms.
/// </summary>
public sealed class KsPositionTests
{
    [Theory]
    [InlineData(ClientMode.Timer, 48_000)]
    [InlineData(ClientMode.Event, 48_000)]
    [InlineData(ClientMode.Packet, 48_000)]
    [InlineData(ClientMode.Timer, 44_100)]
    [InlineData(ClientMode.Event, 44_100)]
    [InlineData(ClientMode.Packet, 44_100)]
    [InlineData(ClientMode.Event, 8_000)]
    [InlineData(ClientMode.Event, 192_000)]
    public void Positions_keep_time(ClientMode mode, int rate)
    {
        using Stage stage = new();
        AudioFormat format = AudioFormat.Pcm(rate, 16, 2);
        Ear ear = stage.ListenTo("line-out");
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format, new RenderOptions { Mode = mode, BufferPeriods = 2, PeriodFrames = rate / 125 });
        Samples samples = new(format.BytesPerFrame);
        stream.Watch = samples;
        stream.Write(new byte[format.BytesPerSecond * 4 / format.BytesPerFrame * format.BytesPerFrame]);

        PositionFit fit = samples.Fit();
        Assert.InRange(Math.Abs(fit.Rate / rate - 1), 0, 0.001);
        Assert.InRange(fit.SigmaMilliseconds, 0, 0.1);
        Assert.InRange(fit.MaximumMilliseconds, 0, 0.4);

        // From a frame written at a moment to the pin: what is in front of it.
        Assert.InRange(1_000.0 * stream.BufferBytes / format.BytesPerSecond, 0, 20);
        Assert.True(ear.Frames > 0);
        Assert.True(samples.Count > 400);
    }

    private readonly record struct PositionFit(double Rate, double SigmaMilliseconds, double MaximumMilliseconds);

    // A straight line through the samples: its slope is the rate, and what is off it is jitter.
    private sealed class Samples(int frameBytes) : IClientWatch
    {
        private readonly List<(double Seconds, double Frames)> _samples = [];

        public int Count => _samples.Count;

        public void OnPeriod(in ClientPeriod period) =>
            _samples.Add((period.BeforeTicks / (double)PlatformClock.TicksPerSecond, (double)period.PositionBytes / frameBytes));

        public PositionFit Fit()
        {
            double meanTime = _samples.Average(static sample => sample.Seconds);
            double meanFrames = _samples.Average(static sample => sample.Frames);
            double rate = _samples.Sum(sample => (sample.Seconds - meanTime) * (sample.Frames - meanFrames))
                / _samples.Sum(sample => (sample.Seconds - meanTime) * (sample.Seconds - meanTime));
            double[] errors = [.. _samples.Select(sample => 1_000 * ((sample.Frames - meanFrames) / rate - (sample.Seconds - meanTime)))];
            return new PositionFit(rate, Math.Sqrt(errors.Average(static error => error * error)), errors.Max(Math.Abs));
        }
    }
}
