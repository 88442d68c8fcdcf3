using Azalia.Simulation.Link;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>An audio output widget at work: it takes its channels of its stream off the link (HDA 1.0a 7.2.3.1, 7.3.3.11).</summary>
/// <remarks>
/// It plays only packets of its stream number whose format is the one it was given and can convert. It takes as many channels as it has, from its lowest
/// channel on; if the stream ends before that, it has as many fewer.
/// </remarks>
internal sealed class OutputConverter(SimulatedNode node)
{
    private const int MostChannels = StreamFormat.MaximumChannels;

    private readonly int[] _lastFrame = new int[MostChannels];
    private ScratchBuffer<int> _samples = new();
    private ScratchBuffer<int> _whole = new();
    private bool _hasLastFrame;
    private bool _isRouted;

    /// <summary>Whether the stream plays in the current run of link frames.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Sample frames of the current run; 0 if the run held only empty link frames.</summary>
    public int FrameCount { get; private set; }

    /// <summary>Channels taken from the stream.</summary>
    public int Channels { get; private set; }

    /// <summary>Frames per second of the stream.</summary>
    public int SampleRate { get; private set; }

    /// <summary>The tick at which the current run starts.</summary>
    public long FirstTick { get; private set; }

    /// <summary>What the converter puts out: the frames of the current run, or the last one before it while none has come.</summary>
    public ReadOnlySpan<int> Samples => FrameCount > 0 ? _samples.Peek(FrameCount * Channels) : _lastFrame.AsSpan(0, Channels);

    /// <summary>Prepares for other settings.</summary>
    /// <param name="isRouted">Whether any path leads from here to a pin that somebody hears; otherwise there is nothing to convert.</param>
    public void Rewire(bool isRouted)
    {
        _isRouted = isRouted && node.Traits.Converts(node.Settings.Format);
        _hasLastFrame = false;
    }

    /// <summary>Takes the packets of a stream if they are for this converter.</summary>
    public void Take(in OutboundBlock block)
    {
        StreamFormat format = block.Format;
        if (!_isRouted || block.StripeCode != node.Settings.Stripe || node.Binding.Stream != block.StreamNumber || node.Settings.Format != format || node.Binding.Channel >= format.Channels)
            return;

        Channels = Math.Min(node.Traits.Widget.Channels, format.Channels - node.Binding.Channel);
        (FrameCount, SampleRate, FirstTick) = (block.FrameCount, format.SampleRate, block.FirstTick);
        if (FrameCount == 0)
        {
            IsActive = _hasLastFrame;
            return;
        }

        Span<int> samples = _samples.Take(FrameCount * Channels);
        if (Channels == format.Channels)
        {
            SampleBlock.Unpack(block.Bytes, format.BitsPerSample, samples);
        }
        else
        {
            Span<int> whole = _whole.Take(FrameCount * format.Channels);
            SampleBlock.Unpack(block.Bytes, format.BitsPerSample, whole);
            SampleBlock.CopyChannels(whole, format.Channels, node.Binding.Channel, samples, Channels, 0, Channels);
        }

        if (node.Traits.Widget.LeftRightSwap && node.Settings.Eapd.LeftRightSwap)
            SampleBlock.SwapSides(samples, samples, Channels);
        samples[^Channels..].CopyTo(_lastFrame);
        IsActive = _hasLastFrame = true;
    }

    /// <summary>Ends the current run.</summary>
    public void EndRun() => IsActive = false;
}
