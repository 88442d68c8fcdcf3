using System.Globalization;
using System.Runtime.Versioning;
using Azalia.Audio;
using Azalia.Cli.Playing;
using Azalia.Platform;
using Azalia.Platform.Vfio;

namespace Azalia.Cli.Platforms;

/// <summary>A real controller. What comes out of its pins is heard in the room, and by nobody here.</summary>
[SupportedOSPlatform("linux")]
internal sealed class OpenController(VfioPlatform platform) : OpenPlatform
{
    /// <inheritdoc/>
    public override HdaPlatform Platform => platform;

    /// <inheritdoc/>
    /// <remarks>A driver that gets no memory, or finds its device gone, only says so; kernel and IOMMU know why.</remarks>
    public override string? Loss => platform.Loss;

    /// <inheritdoc/>
    public override bool IsPaced => true;

    /// <inheritdoc/>
    public override string CodecName(int address) => string.Create(CultureInfo.InvariantCulture, $"codec {address}");

    /// <inheritdoc/>
    public override bool IsWitnessed => false;

    /// <inheritdoc/>
    public override PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder) => new RoomListener(recorder);

    /// <inheritdoc/>
    public override void Dispose() => platform.Dispose();
}
