using Azalia.Audio;
using Azalia.Cli.Platforms;
using Azalia.WaveRT.Client;

namespace Azalia.Cli.Streaming;

/// <summary>How a stream is opened on a platform: what the line wishes, and what the platform needs.</summary>
/// <param name="Mode">How the client keeps up.</param>
/// <param name="PeriodFrames">The wished period, or null for the default.</param>
/// <param name="BufferPeriods">The wished periods of the buffer.</param>
internal readonly record struct StreamLengths(ClientMode Mode, int? PeriodFrames, int BufferPeriods)
{
    private const int DefaultBufferPeriods = 4;
    private const int PacedBufferPeriods = 16;
    private const int DefaultPeriodsPerSecond = 100;

    // A buffer has two periods at least, and one with events exactly two, whatever is wished.
    private const int EventBufferPeriods = 2;

    /// <summary>Finds them.</summary>
    /// <param name="session">The platform.</param>
    /// <param name="mode">--mode.</param>
    /// <param name="periodFrames">--period, or null.</param>
    /// <param name="sampleRate">Frames per second.</param>
    public static StreamLengths For(PlatformSession session, ClientMode mode, int? periodFrames, int sampleRate)
    {
        // In real time this thread shares the machine with others, and must not run dry because one of them was busy for a moment.
        int periods = session.IsPaced ? PacedBufferPeriods : DefaultBufferPeriods;
        if (session.ShortestBuffer is not { } shortest)
            return new StreamLengths(mode, periodFrames, periods);

        double shortestFrames = shortest.TotalSeconds * sampleRate;
        int period = periodFrames ?? sampleRate / DefaultPeriodsPerSecond;
        return mode == ClientMode.Timer
            ? new StreamLengths(mode, periodFrames, Math.Max(periods, (int)Math.Ceiling(shortestFrames / period)))
            : new StreamLengths(mode, Math.Max(period, (int)Math.Ceiling(shortestFrames / EventBufferPeriods)), periods);
    }

    /// <summary>Refuses a period that no buffer holds twice; the driver would only say that it cannot be had.</summary>
    /// <param name="session">The platform.</param>
    /// <param name="periodFrames">--period, or null.</param>
    /// <param name="format">The format of the stream.</param>
    /// <exception cref="CommandFailure">It is too long.</exception>
    public static void RequirePeriodThatFits(PlatformSession session, int? periodFrames, AudioFormat format)
    {
        long needed = (long)EventBufferPeriods * (periodFrames ?? 0) * format.BytesPerFrame;
        int largest = session.Platform.Memory.LargestBuffer;
        if (needed > largest)
            throw new CommandFailure($"periods of {periodFrames} frames need a buffer of {needed} bytes; the largest has {largest}");
    }
}
