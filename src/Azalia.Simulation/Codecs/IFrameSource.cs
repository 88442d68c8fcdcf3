namespace Azalia.Simulation.Codecs;

/// <summary>What is plugged into an input pin: it speaks the frames that the pin hears.</summary>
/// <remarks>
/// Called on the thread that drives the device. A source is a function of time: several converters, or the analog monitor path, may ask for
/// the same ticks, at different rates, and expect the same signal.
/// </remarks>
public interface IFrameSource
{
    /// <summary>Fills one run of frames.</summary>
    /// <param name="sampleRate">Frames per second that the listener takes.</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="firstTick">The device tick (24 MHz, from power-on) of the first frame.</param>
    /// <param name="samples">To be filled completely: interleaved, signed, left-justified in 32 bits. Its content on entry is undefined.</param>
    void Speak(int sampleRate, int channels, long firstTick, Span<int> samples);
}
