using Azalia.Platform;

namespace Azalia.Cli.Playing;

/// <summary>How long streams that play together took, by both clocks.</summary>
internal sealed class InStepMeter(PlatformClock deviceClock, TimeProvider machineTime)
{
    private readonly long _wall = machineTime.GetTimestamp();
    private readonly long _device = deviceClock.Ticks;

    /// <summary>Machine time, with everything that was done meanwhile.</summary>
    public double WallSeconds { get; private set; }

    /// <summary>Device time.</summary>
    public double DeviceSeconds { get; private set; }

    /// <summary>Ends the measurement.</summary>
    public void Stop()
    {
        WallSeconds = (machineTime.GetTimestamp() - _wall) / (double)machineTime.TimestampFrequency;
        DeviceSeconds = (deviceClock.Ticks - _device) / (double)PlatformClock.TicksPerSecond;
    }
}
