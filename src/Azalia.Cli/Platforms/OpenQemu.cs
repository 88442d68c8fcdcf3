using Azalia.Audio;
using Azalia.Cli.Playing;
using Azalia.Platform;
using Azalia.Platform.Qemu;

namespace Azalia.Cli.Platforms;

/// <summary>A QEMU that runs.</summary>
internal sealed class OpenQemu(QemuPlatform platform) : OpenPlatform
{
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
    public override PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder) => new QemuPinListener(platform, endpoint.CodecAddress, recorder);

    /// <inheritdoc/>
    public override void Dispose() => platform.Dispose();
}
