namespace Azalia.Platform.Time;

/// <summary>A device in time, as the clock that makes its time pass sees it. For backends.</summary>
/// <remarks>Ticks are those of <see cref="PlatformClock"/>. Called on the clock's owner thread only.</remarks>
public interface IVirtualDevice
{
    /// <summary>
    /// The earliest tick after the present one at which something that software can see may happen by itself: an interrupt, a status bit, a
    /// response.
    /// <see cref="long.MaxValue"/> when nothing will.
    /// </summary>
    long NextEventTick { get; }

    /// <summary>Whether the device asserts its interrupt line. Computed from the registers at each call.</summary>
    bool LineAsserted { get; }

    /// <summary>Runs everything that is due up to and including a tick.</summary>
    /// <param name="tick">The new present. A tick that has passed already changes nothing.</param>
    void AdvanceTo(long tick);
}
