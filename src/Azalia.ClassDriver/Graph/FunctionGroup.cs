using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Graph;

/// <summary>An audio function group: the parameters of its own node, which are the defaults of its widgets. HDA 1.0a 7.3.4.</summary>
internal sealed record FunctionGroup
{
    public required byte NodeId { get; init; }

    public required SubordinateNodes Widgets { get; init; }

    public required AudioGroupCapabilities Capabilities { get; init; }

    public required PcmCapabilities Pcm { get; init; }

    public required StreamFormatCapabilities StreamFormats { get; init; }

    public required AmplifierCapabilities InputAmplifier { get; init; }

    public required AmplifierCapabilities OutputAmplifier { get; init; }
}
