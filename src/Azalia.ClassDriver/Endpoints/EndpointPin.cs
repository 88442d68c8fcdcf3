using Azalia.ClassDriver.Paths;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>One of the pins of an endpoint: surround sound has one for each pair of channels.</summary>
public sealed class EndpointPin
{
    private readonly ChannelWay _way;

    internal EndpointPin(ChannelWay way, string? position, string name)
    {
        _way = way;
        Position = position;
        Name = name;
    }

    /// <summary>The node of the pin.</summary>
    public byte PinNode => _way.Pin.NodeId;

    /// <summary>The node of the converter.</summary>
    public byte ConverterNode => _way.Converter.NodeId;

    /// <summary>The first channel of a stream that the pin carries, when the stream has so many.</summary>
    public int FirstChannel => _way.FirstChannel;

    /// <summary>Where its speakers stand: <c>front</c>, <c>center and LFE</c>, <c>rear</c>, <c>side</c>; null for the only pin of an endpoint.</summary>
    public string? Position { get; }

    /// <summary>What the pin is called by itself.</summary>
    public string Name { get; }

    /// <summary>Its path: <c>Converter 02h -> Mixer 06h -> Pin 08h</c>.</summary>
    public string Path => _way.Way.ToString();

    /// <summary>Which channel of a stream stands at each place of the frames at the pin; -1 is silence.</summary>
    /// <param name="streamChannels">Channels of the stream, 1 to 16.</param>
    /// <remarks>
    /// A pin beyond the channels of a stream repeats the first ones, so that a board with two pairs of speakers plays stereo on both. A display gets its channels
    /// in the order of HDMI.
    /// </remarks>
    public IReadOnlyList<int> ChannelsAtPin(int streamChannels) => _way.OrderAtPin(streamChannels);

    internal ChannelWay Way => _way;
}
