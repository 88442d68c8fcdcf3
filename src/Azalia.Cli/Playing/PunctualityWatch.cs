using Azalia.Audio;
using Azalia.Platform;
using Azalia.WaveRT.Client;

namespace Azalia.Cli.Playing;

/// <summary>Notes each period of a stream, and makes a report of them afterwards. Allocates nothing while it notes.</summary>
/// <remarks>
/// A wake-up by a timer is late against the moment it was set for. One by an event of the device is late against the device's own beat: the
/// boundaries lie one period apart, and the most punctual wake-up of the run is taken for one without delay.
/// </remarks>
internal sealed class PunctualityWatch : IClientWatch
{
    // An hour of periods of 2 ms; what comes after is not noted.
    private const int MostSamples = 1_800_000;
    private const int Reserve = 1_000;
    private const double MillisecondsPerSecond = 1_000;

    private static readonly long s_widestBracket = PlatformClock.ToTicks(TimeSpan.FromMilliseconds(0.1));

    private readonly int _sampleRate;
    private readonly int _frameBytes;
    private readonly int _periodFrames;
    private readonly ClientPeriod[] _periods;
    private int _count;

    /// <summary>Prepares to note.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="frames">Frames that will be played, or null if nobody knows.</param>
    public PunctualityWatch(RenderStream stream, long? frames)
    {
        _sampleRate = stream.Format.SampleRate;
        _frameBytes = stream.Format.BytesPerFrame;
        _periodFrames = stream.PeriodFrames;
        long expected = frames / _periodFrames * 2 + Reserve ?? MostSamples;
        _periods = new ClientPeriod[(int)Math.Min(expected, MostSamples)];
    }

    /// <inheritdoc/>
    public void OnPeriod(in ClientPeriod period)
    {
        if (_count < _periods.Length)
            _periods[_count++] = period;
    }

    /// <summary>The report, or null if there was too little to say anything.</summary>
    /// <param name="bufferBytes">Bytes of the cyclic buffer.</param>
    public PunctualityReport? Report(int bufferBytes)
    {
        ReadOnlySpan<ClientPeriod> periods = _periods.AsSpan(0, _count);
        (double Seconds, double Frames)[] samples = [.. Usable(periods)];
        if (samples.Length < 3)
            return null;

        double meanSeconds = samples.Average(static sample => sample.Seconds);
        double meanFrames = samples.Average(static sample => sample.Frames);
        double rate = samples.Sum(sample => (sample.Seconds - meanSeconds) * (sample.Frames - meanFrames))
            / samples.Sum(sample => (sample.Seconds - meanSeconds) * (sample.Seconds - meanSeconds));
        double[] errors =
            [.. samples.Select(sample => MillisecondsPerSecond * ((sample.Frames - meanFrames) / rate - (sample.Seconds - meanSeconds)))];
        return new PunctualityReport(
            rate / _sampleRate - 1,
            Math.Sqrt(errors.Average(static error => error * error)),
            errors.Max(Math.Abs),
            MillisecondsPerSecond * bufferBytes / _frameBytes / _sampleRate,
            Missed(periods),
            _count - samples.Length,
            WakeUps(periods));
    }

    private List<(double Seconds, double Frames)> Usable(ReadOnlySpan<ClientPeriod> periods)
    {
        List<(double, double)> samples = new(periods.Length);
        foreach (ClientPeriod period in periods)
        {
            if (period.AfterTicks - period.BeforeTicks > s_widestBracket)
                continue;

            double middle = (period.BeforeTicks + period.AfterTicks) / 2.0;
            samples.Add((middle / PlatformClock.TicksPerSecond, (double)period.PositionBytes / _frameBytes));
        }

        return samples;
    }

    private long Missed(ReadOnlySpan<ClientPeriod> periods)
    {
        long missed = 0;
        for (int i = 1; i < periods.Length; i++)
            missed += Math.Max(0, PeriodsBetween(periods[i - 1], periods[i]) - 1);

        return missed;
    }

    private WakeUpLatencies WakeUps(ReadOnlySpan<ClientPeriod> periods)
    {
        double[] late = new double[periods.Length];
        double periodTicks = (double)_periodFrames * PlatformClock.TicksPerSecond / _sampleRate;
        long beat = 0;
        for (int i = 0; i < late.Length; i++)
        {
            beat += i == 0 ? 0 : PeriodsBetween(periods[i - 1], periods[i]);
            double due = periods[i].DueTicks != 0 ? periods[i].DueTicks : beat * periodTicks;
            late[i] = MillisecondsPerSecond * (periods[i].WokenTicks - due) / PlatformClock.TicksPerSecond;
        }

        Array.Sort(late);
        double earliest = periods[0].DueTicks == 0 ? late[0] : 0;
        return new WakeUpLatencies(At(late, 0.5) - earliest, At(late, 0.99) - earliest, At(late, 0.999) - earliest, late[^1] - earliest);
    }

    private long PeriodsBetween(in ClientPeriod one, in ClientPeriod other) =>
        (long)Math.Round((double)(other.PositionBytes - one.PositionBytes) / ((long)_periodFrames * _frameBytes));

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(part * sorted.Length))];
}
