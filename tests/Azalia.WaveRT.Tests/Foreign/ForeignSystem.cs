using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>The port over the foreign miniport, with memory and time of its own.</summary>
internal sealed class ForeignSystem : IDisposable
{
    public static readonly KsDataFormat Cd = new(44_100, 2, 16, 16);
    public static readonly KsDataFormat Dvd = new(48_000, 2, 16, 16);

    public ForeignSystem(ForeignOptions? options = null)
    {
        Memory = new DmaMemory(new DmaMemoryOptions { ArenaBytes = 8 << 20, LargestBuffer = 1 << 20 });
        Device = new WaveRTDevice(Memory, Clock)
        {
            UsePositionLock = options?.UsePositionLock ?? false,
            Properties = new Dictionary<DeviceRegistryProperty, string> { [DeviceRegistryProperty.FriendlyName] = "Foreign" },
        };
        Miniport = new ForeignMiniport(options ?? new ForeignOptions());
        Clock.Moved = Miniport.AdvanceTo;
        Assert.Equal(NtStatus.Success, Port.Init(Device, null, Miniport, "adapter", null));
    }

    public ForeignClock Clock { get; } = new();

    public DmaMemory Memory { get; }

    public WaveRTDevice Device { get; }

    public ForeignMiniport Miniport { get; }

    public PortWaveRT Port { get; } = new();

    public List<string> Log => Miniport.Log;

    public WaveRTPin Open(KsDataFormat? format = null)
    {
        Assert.Equal(NtStatus.Success, Port.OpenPin(ForeignMiniport.RenderPin, format ?? Dvd, out WaveRTPin? pin));
        return pin!;
    }

    public void Dispose() => Memory.Dispose();
}
