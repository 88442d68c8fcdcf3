using Azalia.Audio;
using Azalia.Platform;

namespace Azalia.Cli.Streaming;

/// <summary>
/// Times the calls in which a stream waits for its device, by both clocks, and counts what all threads allocate meanwhile, once everything that a stream does was done often
/// enough to be compiled and settled.
/// </summary>
internal sealed class StreamMeter
{
    private const int WarmUpPeriods = 1_000;

    private readonly AudioStream _stream;
    private readonly PlatformClock _deviceClock;
    private readonly TimeProvider _machineTime;
    private readonly long _warmUpPeriods;

    private long _wallTicks;
    private long _deviceTicks;
    private long _measuredBytes;
    private long _measuredPeriods;
    private long _wallBefore;
    private long _deviceBefore;
    private long _bytesBefore;
    private long _periodsBefore;
    private bool _isCounting;

    /// <summary>Prepares the meter.</summary>
    /// <param name="stream">The stream, not started.</param>
    /// <param name="frames">How many frames it is for, or null where nobody knows: a short one is warm after a third.</param>
    /// <param name="deviceClock">The device's time.</param>
    /// <param name="machineTime">The machine's time.</param>
    public StreamMeter(AudioStream stream, long? frames, PlatformClock deviceClock, TimeProvider machineTime)
    {
        _stream = stream;
        _deviceClock = deviceClock;
        _machineTime = machineTime;
        _warmUpPeriods = Math.Min(WarmUpPeriods, frames / stream.PeriodFrames / 3 ?? WarmUpPeriods);
    }

    /// <summary>Machine time of the timed parts.</summary>
    public double WallSeconds => _wallTicks / (double)_machineTime.TimestampFrequency;

    /// <summary>Device time of the timed parts.</summary>
    public double DeviceSeconds => _deviceTicks / (double)PlatformClock.TicksPerSecond;

    /// <summary>Managed bytes of all threads per period after the warm-up, or null if the stream ended before.</summary>
    public double? AllocatedBytesPerPeriod => _measuredPeriods == 0 ? null : _measuredBytes / (double)_measuredPeriods;

    /// <summary>Begins a timed part.</summary>
    /// <param name="isPeriodic">Whether it is what the stream does in every period: else its allocations are not counted.</param>
    public void Begin(bool isPeriodic = true)
    {
        _periodsBefore = _stream.Periods;
        _isCounting = isPeriodic && _periodsBefore >= _warmUpPeriods && _periodsBefore > 0;
        _bytesBefore = _isCounting ? GC.GetTotalAllocatedBytes(precise: true) : 0;
        _deviceBefore = _deviceClock.Ticks;
        _wallBefore = _machineTime.GetTimestamp();
    }

    /// <summary>Ends it.</summary>
    public void End()
    {
        _wallTicks += _machineTime.GetTimestamp() - _wallBefore;
        _deviceTicks += _deviceClock.Ticks - _deviceBefore;
        if (!_isCounting)
            return;

        _measuredBytes += GC.GetTotalAllocatedBytes(precise: true) - _bytesBefore;
        _measuredPeriods += _stream.Periods - _periodsBefore;
    }
}
