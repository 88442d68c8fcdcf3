using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>
/// What a stream can say about positions beyond the cyclic buffer: the four position methods of IMiniportStreamAudioEngineNode of
/// portcls.h, which answer the positions of KSPROPSETID_Audio. A stream need not implement it.
/// </summary>
/// <remarks>
/// The whole interface belongs to offload pins and has volume, mute and loopback methods, too; none of them is a WaveRT matter, so they are
/// left out. The port asks a stream for it once, when the pin is opened. PASSIVE_LEVEL.
/// </remarks>
public interface IMiniportStreamAudioEngineNode
{
    /// <summary>How much has left the device since KSSTATE_STOP, and when that was so.</summary>
    /// <param name="presentationPosition">Frames, and raw ticks of the performance counter.</param>
    NtStatus GetStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition);

    /// <summary>The client tells how far it has written in the cyclic buffer.</summary>
    /// <param name="currentWritePosition">Byte offset behind the last byte written, at most the buffer's size.</param>
    /// <returns>STATUS_INVALID_PARAMETER for an offset outside the buffer.</returns>
    NtStatus SetStreamCurrentWritePosition(uint currentWritePosition);

    /// <summary>Bytes that the device has taken from the buffer, or put into it, since KSSTATE_STOP. Never decreases, never wraps.</summary>
    /// <param name="linearBufferPosition">The count.</param>
    NtStatus GetStreamLinearBufferPosition(out ulong linearBufferPosition);

    /// <summary>The client tells where the last byte of the stream lies in the cyclic buffer: nothing is written behind it.</summary>
    /// <param name="writePosition">Byte offset behind the last byte, at most the buffer's size.</param>
    /// <returns>STATUS_INVALID_PARAMETER for an offset outside the buffer, STATUS_INVALID_DEVICE_STATE when it was told before.</returns>
    NtStatus SetStreamCurrentWritePositionForLastBuffer(uint writePosition);
}
