using Azalia.Simulation.Link;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>An audio input widget at work: it puts what its path hears onto its channels of its stream (HDA 1.0a 7.2.3.2, 7.3.3.11).</summary>
internal sealed class InputConverter(SimulatedNode node)
{
    private readonly List<SignalRoute> _routes = [];
    private ScratchBuffer<int> _mixed = new();
    private ScratchBuffer<int> _heard = new();

    /// <summary>Finds the open paths to the converter.</summary>
    public void FindRoutes(RouteFinder finder) => finder.FindToConverter(node, _routes);

    /// <summary>Whether the converter sends on the stream: it is on, bound to it, and has a format that it can convert and that the stream has.</summary>
    public bool Sends(in InboundRequest request) =>
        node.Binding.Stream == request.StreamNumber && node.Settings.Format == request.Format && node.Binding.Channel < request.Format.Channels &&
        node.IsAwake && node.Traits.Converts(node.Settings.Format);

    /// <summary>Fills the converter's channels of a run of frames; silence if no path is open.</summary>
    public void Send(in InboundRequest request, MixBus bus, Span<int> frames)
    {
        StreamFormat format = request.Format;
        int channels = Math.Min(node.Traits.Widget.Channels, format.Channels - node.Binding.Channel);
        Span<int> mixed = _mixed.Take(request.FrameCount * channels);

        bus.Begin(request.FrameCount, channels);
        foreach (SignalRoute route in _routes)
        {
            if (route.Pin?.Source is not { } source || route.Gain.IsSilent(channels))
                continue;
            Span<int> heard = _heard.Take(mixed.Length);
            source.Speak(format.SampleRate, channels, request.FirstTick, heard);
            bus.Add(heard, channels, route.Gain);
        }
        bus.Finish(mixed);
        if (node.Traits.Widget.LeftRightSwap && node.Settings.Eapd.LeftRightSwap)
            SampleBlock.SwapSides(mixed, mixed, channels);

        SampleBlock.CopyChannels(mixed, channels, 0, frames, format.Channels, node.Binding.Channel, channels);
    }
}
