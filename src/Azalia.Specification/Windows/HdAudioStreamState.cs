namespace Azalia.Specification.Windows;

/// <summary>
/// HDAUDIO_STREAM_STATE. Stop and pause are the same number, hence the same state: nothing can tell them apart.
/// Any other value is invalid.
/// </summary>
#pragma warning disable CA1069 // hdaudio.h gives StopState and PauseState one value.
public enum HdAudioStreamState
{
    /// <summary>The DMA engine is in reset: position 0, and the buffer may be changed.</summary>
    ResetState = 0,

    /// <summary>The DMA engine stands; the position is kept.</summary>
    StopState = 1,

    /// <summary>The DMA engine stands; the position is kept.</summary>
    PauseState = 1,

    /// <summary>The DMA engine moves data.</summary>
    RunState = 2,
}
#pragma warning restore CA1069
