namespace Azalia.Platform.Diagnostics;

/// <summary>A window that notes every access down and passes it on. Owns nothing.</summary>
/// <param name="inner">The window that does the work.</param>
/// <param name="clock">Where the times come from.</param>
/// <param name="trace">Where the notes go.</param>
public sealed class RecordingWindow(MmioWindow inner, PlatformClock clock, IDeviceTrace trace) : MmioWindow
{
    /// <inheritdoc/>
    public override int Length => inner.Length;

    /// <inheritdoc/>
    public override byte Read8(int offset)
    {
        byte value = inner.Read8(offset);
        trace.RegisterRead(clock.Ticks, offset, 1, value);
        return value;
    }

    /// <inheritdoc/>
    public override ushort Read16(int offset)
    {
        ushort value = inner.Read16(offset);
        trace.RegisterRead(clock.Ticks, offset, 2, value);
        return value;
    }

    /// <inheritdoc/>
    public override uint Read32(int offset)
    {
        uint value = inner.Read32(offset);
        trace.RegisterRead(clock.Ticks, offset, 4, value);
        return value;
    }

    /// <inheritdoc/>
    public override void Write8(int offset, byte value)
    {
        trace.RegisterWrite(clock.Ticks, offset, 1, value);
        inner.Write8(offset, value);
    }

    /// <inheritdoc/>
    public override void Write16(int offset, ushort value)
    {
        trace.RegisterWrite(clock.Ticks, offset, 2, value);
        inner.Write16(offset, value);
    }

    /// <inheritdoc/>
    public override void Write32(int offset, uint value)
    {
        trace.RegisterWrite(clock.Ticks, offset, 4, value);
        inner.Write32(offset, value);
    }
}
