using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.WaveRT.Properties;

namespace Azalia.WaveRT.Port;

/// <summary>The device object that a port driver stands on: the memory its streams use, the clock they run by, and its one lock.</summary>
/// <remarks>
/// All property handlers of all pins of a device, hence all methods of its miniport's streams, are serialised by one lock, as PortCls
/// does it. The lock belongs to PASSIVE_LEVEL: a thread that waits for it may sleep, so it is a mutex and not a spin lock, which would
/// raise the level under the miniport. It is not held while a client is called, and nothing below PASSIVE_LEVEL takes it.
/// </remarks>
/// <param name="memory">Memory that the device can reach. Stays the caller's.</param>
/// <param name="clock">The time in which the device lives. Stays the caller's.</param>
public sealed class WaveRTDevice(DmaMemory memory, PlatformClock clock)
{
    /// <summary>Memory that the device can reach.</summary>
    public DmaMemory Memory { get; } = memory ?? throw new ArgumentNullException(nameof(memory));

    /// <summary>The time in which the device lives.</summary>
    public PlatformClock Clock { get; } = clock ?? throw new ArgumentNullException(nameof(clock));

    /// <summary>What <see cref="IPort.GetDeviceProperty"/> answers.</summary>
    public IReadOnlyDictionary<DeviceRegistryProperty, string> Properties { get; init; } =
        new Dictionary<DeviceRegistryProperty, string>();

    /// <summary>
    /// DispatchSettings\UsePositionLock: positions and packets of a stream are asked for under a lock of their own, beside everything else,
    /// <see cref="Miniport.IMiniportWaveRTStream.SetState"/> among it. Off by default: a miniport has to be made for it (WaveRT 3.7).
    /// </summary>
    public bool UsePositionLock { get; init; }

    /// <summary>What handles and addresses in property requests stand for, when they travel as bytes.</summary>
    public KsClient Client { get; } = new();

    internal Lock Lock { get; } = new();

    /// <summary>What positions and packets are asked for under. A thread takes it after <see cref="Lock"/> when it takes both.</summary>
    internal Lock PositionLock { get; } = new();

    internal Lock StreamingLock => UsePositionLock ? PositionLock : Lock;
}
