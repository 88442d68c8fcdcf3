using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Faults;

/// <summary>What is plugged into an input pin, behind a cable with faults. A run of frames is what they meet.</summary>
internal sealed class FaultyFrameSource(IFrameSource inner, ActiveFault[] faults) : IFrameSource
{
    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        inner.Speak(sampleRate, channels, firstTick, samples);
        foreach (ActiveFault fault in faults)
        {
            if (fault.Strikes(firstTick))
                fault.Change(samples);
        }
    }
}
