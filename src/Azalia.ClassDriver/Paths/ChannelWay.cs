using Azalia.ClassDriver.Graph;

namespace Azalia.ClassDriver.Paths;

/// <summary>The way that some channels of a stream take: one converter, one pin.</summary>
/// <param name="Way">The way, as the sound goes.</param>
/// <param name="FirstChannel">The first channel of the stream that it carries.</param>
/// <param name="IsCapture">Whether the way begins at its pin.</param>
internal sealed record ChannelWay(SignalPath Way, int FirstChannel, bool IsCapture)
{
    internal Widget Pin => IsCapture ? Way.Source : Way.Sink;

    internal Widget Converter => IsCapture ? Way.Sink : Way.Source;

    /// <summary>Whether the pin leads to a display.</summary>
    internal bool IsDisplay => !IsCapture && Pin.Capabilities.Digital && (Pin.Pin.Hdmi || Pin.Pin.DisplayPort);

    /// <summary>Channels that the way carries of a stream: as many as its converter has.</summary>
    internal int ChannelsOf(int streamChannels) => Math.Min(Converter.Capabilities.Channels, streamChannels - FirstOf(streamChannels));

    /// <summary>The first channel that the way carries of a stream: one that lies beyond the stream repeats the first ones.</summary>
    internal int FirstOf(int streamChannels) => FirstChannel < streamChannels ? FirstChannel : 0;

    /// <summary>Which channel of a stream stands at each place of the frames at the pin; -1 is silence.</summary>
    internal IReadOnlyList<int> OrderAtPin(int streamChannels) => IsDisplay
        ? DisplayChannels.Order(streamChannels)
        : [.. Enumerable.Range(FirstOf(streamChannels), ChannelsOf(streamChannels))];
}
