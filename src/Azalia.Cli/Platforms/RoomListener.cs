using Azalia.Cli.Playing;

namespace Azalia.Cli.Platforms;

/// <summary>At a real pin: nothing is heard here. What is behind the DMA engine, in converter and amplifier, gets time to come out.</summary>
internal sealed class RoomListener(PinRecorder recorder) : PinListener
{
    // Hardware leaves this open; a tenth of a second is more than any converter holds.
    private const int TailsPerSecond = 10;

    /// <inheritdoc/>
    public override int TailFrames => recorder.SampleRate / TailsPerSecond;
}
