using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Port;

/// <summary>
/// RTAUDIOGETPOSITION: what KSPROPERTY_RTAUDIO_GETPOSITIONFUNCTION hands to a client in the kernel, to ask for a pin's position without a
/// property request.
/// </summary>
/// <param name="pin">The pin: the file object in the kernel.</param>
/// <param name="playBuffer">The buffer in which the position lies, or null while there is none.</param>
/// <param name="playOffset">The position, a byte offset in it.</param>
/// <returns>What KSPROPERTY_AUDIO_POSITION answers.</returns>
public delegate NtStatus RtAudioGetPosition(WaveRTPin pin, out MappedBuffer? playBuffer, out int playOffset);
