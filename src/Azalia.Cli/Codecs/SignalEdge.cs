using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>One connection of a codec, from the node that gives the signal to the node that takes it.</summary>
/// <param name="From">The giver.</param>
/// <param name="To">The taker, in whose list the connection is.</param>
/// <param name="Index">Its place in the list.</param>
internal sealed record SignalEdge(WidgetText From, WidgetText To, int Index)
{
    /// <summary>The amplifier at the taker's end, or null where it has none.</summary>
    public AmplifierReading? InputValue { get; init; }

    /// <summary>The taker listens to it: it is selected, or one that a mixer adds up and does not mute.</summary>
    public bool IsOpen { get; init; }

    /// <summary>It is part of an open way from a converter to a pin that is on, or from such a pin to a converter.</summary>
    public bool IsActive => IsPlaying || IsRecording;

    /// <summary>It is part of an open way to a pin that is an output.</summary>
    public bool IsPlaying { get; set; }

    /// <summary>It is part of an open way to an input converter.</summary>
    public bool IsRecording { get; set; }

    /// <summary>The amplifier at the taker's end lets nothing through.</summary>
    public bool IsMuted => InputValue is { } value && SignalFlow.IsMuted(value);
}
