namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_HWREGISTER: a register that the client reads for itself. 40 bytes on 64 bits.</summary>
/// <typeparam name="TRegister">What stands in for an address: the platform's readable register.</typeparam>
/// <param name="Register">Offset 0: the register.</param>
/// <param name="Width">Offset 8: its bits, 32 or 64.</param>
/// <param name="Numerator">Offset 16: clock registers; Numerator / Denominator is the frequency in hertz.</param>
/// <param name="Denominator">Offset 24: clock registers.</param>
/// <param name="Accuracy">Offset 32: bytes between updates of a position register; ticks of error of a clock register.</param>
public readonly record struct KsRtAudioHwRegister<TRegister>(
    TRegister Register, uint Width, ulong Numerator, ulong Denominator, uint Accuracy)
{
    /// <summary>sizeof(KSRTAUDIO_HWREGISTER), 64 bits.</summary>
    public const int EncodedSize = 40;
}
