using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>
/// A miniport that can start several streams in the same moment. Not of portcls.h, which knows one stream at a time: SetDmaEngineState of the HD
/// Audio DDI takes several engines, and this is the way there. A miniport need not implement it.
/// </summary>
public interface IMiniportWaveRTStreamGroup
{
    /// <summary>Takes streams from KSSTATE_PAUSE to KSSTATE_RUN in step. PASSIVE_LEVEL, under the device's lock.</summary>
    /// <param name="streams">Streams of this miniport, all in KSSTATE_PAUSE.</param>
    /// <returns>As <see cref="IMiniportWaveRTStream.SetState"/>: on failure all of them are where they were.</returns>
    NtStatus RunInStep(ReadOnlySpan<IMiniportWaveRTStream> streams);
}
