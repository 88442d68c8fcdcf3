namespace Azalia.Simulation.Codecs;

/// <summary>The tone of a beep generator (HDA 1.0a 7.3.3.28; hardware 4.3): a square wave of 12 kHz divided by what the beep verb sets, 18 dB below full scale.</summary>
internal sealed class BeepTone(SimulatedNode generator) : IFrameSource
{
    private const int Amplitude = 1 << 28;
    private const long TicksPerSecond = 24_000_000;

    // 48 kHz / (4 * divider): half a period is 1,000 ticks for each step of the divider.
    private const long TicksPerHalfPeriod = 1_000;

    /// <inheritdoc/>
    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        long half = TicksPerHalfPeriod * generator.Settings.Beep;
        for (int frame = 0; frame * channels < samples.Length; frame++)
        {
            long tick = firstTick + frame * TicksPerSecond / sampleRate;
            int level = half == 0 ? 0 : long.IsEvenInteger(tick / half) ? Amplitude : -Amplitude;
            samples.Slice(frame * channels, channels).Fill(level);
        }
    }
}
