using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>
/// One stream of a WaveRT device: IMiniportWaveRTStream of portcls.h, methods in the order of its table. Dispose is the last Release.
/// </summary>
/// <remarks>
/// <para>The port calls all methods at PASSIVE_LEVEL and one at a time for a device; a miniport must only protect itself against its own
/// DPCs and callbacks. <see cref="GetPosition"/> may also be called at DISPATCH_LEVEL.</para>
/// <para>A miniport never touches audio data. The port frees the buffer, in KSSTATE_STOP, before it disposes the stream.</para>
/// </remarks>
public interface IMiniportWaveRTStream : IDisposable
{
    /// <summary>Changes the format of a stream that is stopped and has no buffer.</summary>
    /// <param name="dataFormat">The format; on failure the old one stays in force.</param>
    /// <returns>STATUS_INVALID_PARAMETER when the format is bad or cannot be changed now.</returns>
    NtStatus SetFormat(in KsDataFormat dataFormat);

    /// <summary>Takes the stream to a state, synchronously.</summary>
    /// <param name="state">The state. A miniport tolerates the present state, and steps left out.</param>
    /// <returns>On the way up a failure leaves the stream where it was; the way down succeeds, even when the device is gone. STATUS_INVALID_PARAMETER for a value that is no state.</returns>
    NtStatus SetState(KsState state);

    /// <summary>Where the device is in the cyclic buffer. 0 in KSSTATE_STOP, frozen outside KSSTATE_RUN.</summary>
    /// <param name="position">Byte offsets from the buffer's start, below its size, whole frames.</param>
    NtStatus GetPosition(out KsAudioPosition position);

    /// <summary>
    /// Allocates the cyclic buffer and programs the hardware to use it; nothing moves before KSSTATE_RUN.
    /// </summary>
    /// <param name="requestedSize">Bytes wished for.</param>
    /// <param name="audioBufferMdl">The pages of the buffer; null on failure.</param>
    /// <param name="actualSize">Bytes that the buffer has, never fewer than requested.</param>
    /// <param name="offsetFromFirstPage">Bytes between the start of the first page and the buffer.</param>
    /// <param name="cacheType">How the pages must be mapped. HD Audio says <see cref="MemoryCachingType.MmWriteCombined"/>, since the
    /// controller need not snoop caches. Output only: the port has no wish.</param>
    /// <returns>
    /// STATUS_UNSUCCESSFUL when the attributes are not supported, STATUS_INSUFFICIENT_RESOURCES without memory, STATUS_DEVICE_NOT_READY
    /// when the device is not ready, STATUS_INVALID_DEVICE_REQUEST when the stream has a buffer.
    /// </returns>
    NtStatus AllocateAudioBuffer(
        uint requestedSize,
        out Mdl? audioBufferMdl,
        out uint actualSize,
        out uint offsetFromFirstPage,
        out MemoryCachingType cacheType);

    /// <summary>Frees the cyclic buffer. Cannot fail; null frees nothing.</summary>
    /// <param name="audioBufferMdl">The pages that <see cref="AllocateAudioBuffer"/> gave.</param>
    /// <param name="bufferSize">The actual size that it gave.</param>
    void FreeAudioBuffer(Mdl? audioBufferMdl, uint bufferSize);

    /// <summary>The delays that a client cannot know otherwise. Meaningful once the buffer exists, harmless before.</summary>
    /// <param name="hwLatency">FIFO in bytes; chipset and codec in units of 100 ns.</param>
    void GetHWLatency(out KsRtAudioHwLatency hwLatency);

    /// <summary>The register that shows the position in the buffer.</summary>
    /// <param name="register">The register; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED when there is none that a client may map; the port takes any failure for that.</returns>
    NtStatus GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> register);

    /// <summary>A clock that is synchronous to the sample clock.</summary>
    /// <param name="register">The register; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED when there is none that a client may map; the port takes any failure for that.</returns>
    NtStatus GetClockRegister(out KsRtAudioHwRegister<LiveRegister> register);
}
