namespace Azalia.Specification.Windows;

/// <summary>KSPROPERTY_AUDIO: the properties of KSPROPSETID_Audio that WaveRT uses.</summary>
public enum KsAudioProperty
{
    /// <summary>POSITION.</summary>
    Position = 5,

    /// <summary>POSITIONEX.</summary>
    PositionEx = 50,

    /// <summary>PRESENTATION_POSITION.</summary>
    PresentationPosition = 52,

    /// <summary>WAVERT_CURRENT_WRITE_POSITION.</summary>
    WaveRTCurrentWritePosition = 53,

    /// <summary>LINEAR_BUFFER_POSITION.</summary>
    LinearBufferPosition = 54,

    /// <summary>WAVERT_CURRENT_WRITE_LASTBUFFER_POSITION.</summary>
    WaveRTCurrentWriteLastBufferPosition = 56,
}
