using Azalia.Audio;
using Azalia.Cli.Playing;
using Azalia.Platform;
using Azalia.Platform.Qemu;

namespace Azalia.Cli.Platforms;

/// <summary>A QEMU that runs.</summary>
/// <param name="platform">The platform, owned.</param>
/// <param name="waveRate">The rate at which all its codecs are heard, in Hz.</param>
internal sealed class OpenQemu(QemuPlatform platform, int waveRate) : OpenPlatform
{
    private bool _hasGain;

    /// <inheritdoc/>
    public override HdaPlatform Platform => platform;

    /// <inheritdoc/>
    public override string? Loss => platform.Loss;

    /// <inheritdoc/>
    public override bool IsPaced => !platform.IsDeterministic;

    /// <inheritdoc/>
    /// <remarks>QEMU's codec takes up to 29 ms ahead of its time while its own buffer fills, in lumps that a short buffer would not survive.</remarks>
    public override TimeSpan? ShortestBuffer => TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public override string CodecName(int address) => QemuCodecNames.NameOf(platform.Codecs[address]);

    /// <inheritdoc/>
    public override IEnumerable<string> Remarks => _hasGain ? ["QEMU takes the steps of an amplifier for parts of a whole and not for decibels, so what is heard is louder than --volume says"] : [];

    /// <inheritdoc/>
    /// <exception cref="CommandFailure">QEMU would resample what is heard there.</exception>
    public override PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder)
    {
        if (recorder.SampleRate != waveRate)
            throw new CommandFailure($"QEMU's codecs are heard at one rate, here {waveRate} Hz, so {recorder.SampleRate} Hz cannot be played beside it");

        _hasGain |= endpoint.Volume != 0;
        return new QemuPinListener(platform, endpoint.CodecAddress, recorder);
    }

    /// <inheritdoc/>
    public override void Dispose() => platform.Dispose();
}
