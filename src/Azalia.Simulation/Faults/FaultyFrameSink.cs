using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Faults;

/// <summary>What is plugged into an output pin, behind a cable with faults. A run of frames is what they meet.</summary>
internal sealed class FaultyFrameSink(IFrameSink inner, ActiveFault[] faults) : IFrameSink
{
    private int[] _changed = [];

    public void Hear(in FrameBlock block)
    {
        int times = 1;
        bool isChanged = false;
        foreach (ActiveFault fault in faults)
        {
            if (!fault.Strikes(block.FirstTick))
                continue;
            if (fault.Kind == FaultActionKind.Drop)
                return;
            if (fault.Kind == FaultActionKind.Twice)
            {
                times++;
                continue;
            }

            if (!isChanged)
                Copy(block.Samples);
            isChanged = true;
            fault.Change(_changed.AsSpan(0, block.Samples.Length));
        }

        FrameBlock heard = isChanged
            ? new FrameBlock
            {
                SampleRate = block.SampleRate,
                Channels = block.Channels,
                FrameCount = block.FrameCount,
                FirstTick = block.FirstTick,
                Samples = _changed.AsSpan(0, block.Samples.Length),
            }
            : block;
        for (; times > 0; times--)
            inner.Hear(heard);
    }

    private void Copy(ReadOnlySpan<int> samples)
    {
        if (_changed.Length < samples.Length)
            _changed = new int[samples.Length];
        samples.CopyTo(_changed);
    }
}
