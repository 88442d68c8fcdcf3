namespace Azalia.Bus.Streams;

/// <summary>The states of a DMA engine that a client holds (DDI 4.1).</summary>
internal enum EngineState
{
    /// <summary>R0: Reset, no buffer.</summary>
    ResetEmpty,

    /// <summary>RC: Reset, a contiguous buffer is allocated but not set up.</summary>
    ResetContiguous,

    /// <summary>RB: Reset, a cyclic buffer is present and the engine programmed.</summary>
    ResetReady,

    /// <summary>RB, by way of SetupDmaEngineWithBdl: the buffer is a contiguous one.</summary>
    ResetBdlReady,

    /// <summary>P: paused, which is the same as stopped.</summary>
    Paused,

    /// <summary>RUN: data moves.</summary>
    Running,
}

/// <summary>What a client asks of an engine.</summary>
internal enum EngineCall
{
    ChangeBandwidthAllocation,
    AllocateDmaBuffer,
    FreeDmaBuffer,
    AllocateContiguousDmaBuffer,
    SetupDmaEngineWithBdl,
    FreeContiguousDmaBuffer,
    FreeDmaEngine,
    SetReset,
    SetStop,
    SetRun,
}
