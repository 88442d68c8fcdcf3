using Azalia.Platform;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Client;

/// <summary>
/// The lengths that a client works with, all in bytes of whole frames. A client aligns by itself, so that the miniport can give
/// exactly what it asks for (WaveRT 6.1).
/// </summary>
/// <param name="frameBytes">Bytes of a frame.</param>
/// <param name="periodBytes">Bytes of a period.</param>
/// <param name="bytesPerSecond">Bytes that the device plays in a second.</param>
internal readonly struct ClientLayout(int frameBytes, int periodBytes, long bytesPerSecond)
{
    /// <summary>A buffer shorter than two periods cannot be written behind the device's back.</summary>
    internal const int FewestPeriods = 2;

    // Each piece of a buffer starts on a 128-byte boundary (HDA 1.0a 3.6.2).
    private const int PieceAlignment = 128;
    private const int LinkFramesPerSecond = 48_000;

    // What may lie between a reading of the position and the write that relies on it.
    private const int SlackLinkFrames = 2;

    internal int FrameBytes => frameBytes;

    internal int PeriodBytes => periodBytes;

    internal long BytesPerSecond => bytesPerSecond;

    internal int PeriodFrames => periodBytes / frameBytes;

    /// <summary>Two frames of the link, in whole frames of the stream.</summary>
    internal int SlackBytes => ToFrameBoundary((bytesPerSecond * SlackLinkFrames + LinkFramesPerSecond - 1) / LinkFramesPerSecond);

    /// <summary>The layout for a wished period: the nearest legal one at or above it.</summary>
    /// <returns>Whether a layout exists: the format has frames, and the period is of a size that can be addressed.</returns>
    internal static bool TryCreate(in KsDataFormat format, int periodFrames, out ClientLayout layout)
    {
        layout = default;
        if (format.BlockAlign == 0 || format.SampleRate == 0 || periodFrames <= 0)
            return false;

        long frame = format.BlockAlign;
        long unit = LeastCommonMultiple(PieceAlignment, frame);
        long period = (periodFrames * frame + unit - 1) / unit * unit;
        if (period > int.MaxValue / FewestPeriods)
            return false;

        layout = new ClientLayout((int)frame, (int)period, (long)format.AverageBytesPerSecond);
        return true;
    }

    /// <summary>How many periods a buffer needs, so that one can be written while the device has fetched up to its FIFO.</summary>
    internal int PeriodsFor(int fetchedAhead)
    {
        long bytes = (long)periodBytes + fetchedAhead + SlackBytes;
        return (int)Math.Max(FewestPeriods, (bytes + periodBytes - 1) / periodBytes);
    }

    /// <summary>The same with a period of so many bytes, which are whole frames.</summary>
    internal ClientLayout WithPeriod(int bytes) => new(frameBytes, bytes, bytesPerSecond);

    /// <summary>The same, with the nearest legal period at or above so many bytes if its own is shorter.</summary>
    internal ClientLayout WithPeriodOfAtLeast(int bytes)
    {
        long unit = LeastCommonMultiple(PieceAlignment, frameBytes);
        return periodBytes >= bytes ? this : WithPeriod((int)((bytes + unit - 1) / unit * unit));
    }

    /// <summary>How long so many bytes take, rounded up.</summary>
    internal long TicksFor(long bytes) => (bytes * PlatformClock.TicksPerSecond + bytesPerSecond - 1) / bytesPerSecond;

    /// <summary>Bytes that pass the link in a time.</summary>
    internal long BytesIn(long ticks) => ticks * bytesPerSecond / PlatformClock.TicksPerSecond;

    /// <summary>The same number of bytes, or the next that ends a frame.</summary>
    internal int ToFrameBoundary(long bytes) => (int)((bytes + frameBytes - 1) / frameBytes * frameBytes);

    private static long LeastCommonMultiple(long a, long b) => a / GreatestCommonDivisor(a, b) * b;

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
