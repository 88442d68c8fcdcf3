using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>How a stream from an endpoint is opened. The defaults suit recording a file.</summary>
public sealed record CaptureOptions
{
    /// <summary>
    /// The wished distance between two looks at the device, in frames: the nearest legal one at or above it is used and reported by
    /// <see cref="AudioStream.PeriodFrames"/>. Null means 10 ms.
    /// </summary>
    public int? PeriodFrames { get; init; }

    /// <summary>
    /// How many periods the cyclic buffer shall hold, at least <see cref="RenderOptions.FewestBufferPeriods"/>. Fewer are used when the platform
    /// has no memory for so many, more when the device's FIFO asks for it. With events there are two, whatever is wished.
    /// </summary>
    public int BufferPeriods { get; init; } = 4;

    /// <summary>How the stream keeps up with the device.</summary>
    public ClientMode Mode { get; init; } = ClientMode.Timer;
}
