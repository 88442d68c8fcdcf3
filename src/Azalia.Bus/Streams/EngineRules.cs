using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// The state machine of a DMA engine as one table: the two of DDI 4.2 and 4.3. Every routine asks it.
/// </summary>
internal static class EngineRules
{
    /// <summary>The answer to a direct transition between Reset and Run, for which no status is documented (DDI 5.1).</summary>
    public static readonly NtStatus IllegalTransition = NtStatus.InvalidDeviceRequest;

    private const EngineState R0 = EngineState.ResetEmpty;
    private const EngineState RC = EngineState.ResetContiguous;
    private const EngineState RB = EngineState.ResetReady;
    private const EngineState RL = EngineState.ResetBdlReady;
    private const EngineState P = EngineState.Paused;
    private const EngineState RUN = EngineState.Running;

    // The state after a legal call; null where the answer is STATUS_INVALID_DEVICE_REQUEST. FreeDmaEngine leaves no state behind.
    private static readonly EngineState?[,] s_after =
    {
        //                                 R0     RC     RB     RL     P      RUN
        /* ChangeBandwidthAllocation   */ { R0,   null,  null,  null,  null,  null },
        /* AllocateDmaBuffer           */ { RB,   null,  null,  null,  null,  null },
        /* FreeDmaBuffer               */ { null, null,  R0,    null,  null,  null },
        /* AllocateContiguousDmaBuffer */ { RC,   null,  null,  null,  null,  null },
        /* SetupDmaEngineWithBdl       */ { null, RL,    null,  RL,    null,  null },
        /* FreeContiguousDmaBuffer     */ { null, R0,    null,  R0,    null,  null },
        /* FreeDmaEngine               */ { R0,   null,  null,  null,  null,  null },
        /* SetDmaEngineState(Reset)    */ { R0,   RC,    RB,    RL,    RB,    null },
        /* SetDmaEngineState(Stop)     */ { null, null,  P,     P,     P,     P    },
        /* SetDmaEngineState(Run)      */ { null, null,  null,  null,  RUN,   RUN  },
    };

    /// <summary>Whether a call is legal in a state, and where it leads.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">The state of the engine.</param>
    /// <param name="after">The state after the call; unchanged when it is refused.</param>
    /// <returns>STATUS_SUCCESS or STATUS_INVALID_DEVICE_REQUEST.</returns>
    /// <remarks>An engine that leaves P for Reset is RL when its buffer is a contiguous one: see <see cref="DmaEngine.ReadyState"/>.</remarks>
    public static NtStatus Check(EngineCall call, EngineState state, out EngineState after)
    {
        EngineState? legal = s_after[(int)call, (int)state];
        after = legal ?? state;
        if (legal is not null)
            return NtStatus.Success;

        return IsDirectTransition(call, state) ? IllegalTransition : NtStatus.InvalidDeviceRequest;
    }

    /// <summary>Whether a refused call is one of the two direct transitions that the documentation forbids: Reset to Run, Run to Reset.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">The state of the engine.</param>
    public static bool IsDirectTransition(EngineCall call, EngineState state) =>
        (call == EngineCall.SetRun && state is (EngineState.ResetReady or EngineState.ResetBdlReady))
        || (call == EngineCall.SetReset && state == EngineState.Running);

    /// <summary>The call that asks for a stream state.</summary>
    /// <param name="state">Reset, Stop or Run; the caller has checked it.</param>
    public static EngineCall CallFor(HdAudioStreamState state) => state switch
    {
        HdAudioStreamState.ResetState => EngineCall.SetReset,
        HdAudioStreamState.RunState => EngineCall.SetRun,
        _ => EngineCall.SetStop,
    };
}
