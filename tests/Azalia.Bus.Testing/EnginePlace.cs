namespace Azalia.Bus.Testing;

/// <summary>Where an engine is in the state machine of the DDI (DDI 4.1).</summary>
public enum EnginePlace
{
    /// <summary>X: freed, so that the handle is stale.</summary>
    Freed,

    /// <summary>R0: Reset, no buffer.</summary>
    ResetEmpty,

    /// <summary>RC: Reset, with a contiguous buffer that is not set up.</summary>
    ResetContiguous,

    /// <summary>RB: Reset, with a buffer.</summary>
    ResetReady,

    /// <summary>P: paused, which is stopped.</summary>
    Paused,

    /// <summary>RUN.</summary>
    Running,
}
