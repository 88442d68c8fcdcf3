namespace Azalia.Specification.Windows;

/// <summary>KSSTATE: the state of a pin. It is walked one step at a time, in either direction.</summary>
public enum KsState
{
    /// <summary>KSSTATE_STOP: position 0.</summary>
    Stop = 0,

    /// <summary>KSSTATE_ACQUIRE: resources are held.</summary>
    Acquire = 1,

    /// <summary>KSSTATE_PAUSE: ready, the position stands.</summary>
    Pause = 2,

    /// <summary>KSSTATE_RUN: data move.</summary>
    Run = 3,
}
