using Azalia.ClassDriver.Paths;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>Where sound leaves the codec or comes into it, with the path to it: one pin of the miniport's filter.</summary>
public sealed class Endpoint
{
    internal Endpoint(
        string id,
        string kind,
        string name,
        byte codecAddress,
        StreamPath preferred,
        PathLevel level,
        EndpointFormats formats,
        IReadOnlyList<EndpointPin> pins)
    {
        Id = id;
        Kind = kind;
        Name = name;
        CodecAddress = codecAddress;
        Direction = preferred.IsCapture ? EndpointDirection.Capture : EndpointDirection.Render;
        Preferred = preferred;
        Level = level;
        Formats = formats;
        Pins = pins;
    }

    /// <summary>A short name, unique on the codec: the kind, with a number from the second of its kind on.</summary>
    public string Id { get; }

    /// <summary>
    /// What it is: <c>line-out</c>, <c>headphone</c>, <c>speaker</c>, <c>spdif-out</c>, <c>hdmi</c>, <c>displayport</c>, <c>digital-out</c>, <c>other-out</c>; <c>microphone</c>,
    /// <c>line-in</c>, <c>cd</c>, <c>aux</c>, <c>spdif-in</c>, <c>digital-in</c>, <c>telephony</c>, <c>other-in</c>.
    /// </summary>
    public string Kind { get; }

    /// <summary>A name for a person, unique on the codec: <c>Line Out, 1/8" jack, green, rear</c>.</summary>
    public string Name { get; }

    /// <summary>The codec that has it.</summary>
    public byte CodecAddress { get; }

    /// <summary>Which way sound goes.</summary>
    public EndpointDirection Direction { get; }

    /// <summary>Its pins, by the channels that they carry; at least one.</summary>
    public IReadOnlyList<EndpointPin> Pins { get; }

    /// <summary>The node of its first pin.</summary>
    public byte PinNode => Preferred.Ways[0].Pin.NodeId;

    /// <summary>The node of the first pin's converter.</summary>
    public byte ConverterNode => Preferred.Converter.NodeId;

    /// <summary>The path of its first pin as text: <c>Converter 02h -> Mixer 06h -> Pin 08h</c>.</summary>
    public string Path => Preferred.Ways[0].Way.ToString();

    /// <summary>What the path carries.</summary>
    public EndpointFormats Formats { get; }

    /// <summary>How loud it can be, from the amplifiers on its path.</summary>
    public EndpointVolume Volume => EndpointVolume.Of(Preferred);

    /// <summary>The path that it takes when nothing else is open.</summary>
    internal StreamPath Preferred { get; }

    /// <summary>How loud it is, whichever path it takes.</summary>
    internal PathLevel Level { get; }
}
