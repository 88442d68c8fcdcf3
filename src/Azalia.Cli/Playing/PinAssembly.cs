using Azalia.Cli.Streaming;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Playing;

/// <summary>
/// Makes the frames of a stream out of what the pins of its endpoint hear: surround sound leaves by several, and a display gets its channels in an order of its own.
/// </summary>
/// <remarks>
/// A channel that several pins carry must be the same at each of them, and a place that carries none must be silent: what is not counts as lost. Called by
/// the device while it plays; allocates nothing after construction.
/// </remarks>
internal sealed class PinAssembly
{
    private readonly PinRecorder _recorder;
    private readonly Tap[] _taps;
    private readonly int[] _frame;

    /// <summary>Prepares the pins.</summary>
    /// <param name="recorder">Where whole frames go.</param>
    /// <param name="orders">For each pin, the channel at each place of its frames; -1 is silence.</param>
    public PinAssembly(PinRecorder recorder, IEnumerable<IReadOnlyList<int>> orders)
    {
        _recorder = recorder;
        _frame = new int[recorder.Channels];
        int capacity = recorder.Heard.Capacity / recorder.Channels;
        _taps = [.. orders.Select(order => new Tap(this, order, capacity))];
    }

    /// <summary>What is plugged into each pin.</summary>
    public IReadOnlyList<IFrameSink> Sinks => _taps;

    private void Assemble()
    {
        int frames = int.MaxValue;
        foreach (Tap tap in _taps)
            frames = Math.Min(frames, tap.Frames);

        Span<bool> isKnown = stackalloc bool[_frame.Length];
        for (; frames > 0; frames--)
        {
            bool isSound = true;
            isKnown.Clear();
            foreach (Tap tap in _taps)
                isSound &= tap.TakeFrame(_frame, isKnown);

            bool isKept = _recorder.Heard.TryWrite(_frame);
            if (!isSound || !isKept)
                _recorder.Lose(1);
        }
    }

    private sealed class Tap(PinAssembly assembly, IReadOnlyList<int> order, int capacity) : IFrameSink
    {
        private readonly int[] _order = [.. order];
        private readonly SampleRing _heard = new(capacity * order.Count);

        internal int Frames => _heard.Waiting / _order.Length;

        public void Hear(in FrameBlock block)
        {
            bool isExpected = block.SampleRate == assembly._recorder.SampleRate && block.Channels == _order.Length;
            if (!isExpected && PinRecorder.IsSilent(block))
                return;

            assembly._recorder.Began(block.FirstTick);
            if (!isExpected || !_heard.TryWrite(block.Samples))
                assembly._recorder.Lose(block.FrameCount);
            else
                assembly.Assemble();
        }

        // Whether its part of the frame agrees with those before.
        internal bool TakeFrame(Span<int> frame, Span<bool> isKnown)
        {
            bool isSound = true;
            foreach (int channel in _order)
            {
                int sample = _heard.Peek()[0];
                _heard.Skip(1);
                isSound &= channel < 0 ? sample == 0 : !isKnown[channel] || frame[channel] == sample;
                if (channel < 0 || isKnown[channel])
                    continue;

                frame[channel] = sample;
                isKnown[channel] = true;
            }

            return isSound;
        }
    }
}
