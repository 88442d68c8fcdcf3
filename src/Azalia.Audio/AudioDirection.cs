namespace Azalia.Audio;

/// <summary>Which way sound goes through an endpoint.</summary>
public enum AudioDirection
{
    /// <summary>From memory to a pin: line out, headphone, speaker.</summary>
    Render,

    /// <summary>From a pin to memory: microphone, line in.</summary>
    Capture,
}
