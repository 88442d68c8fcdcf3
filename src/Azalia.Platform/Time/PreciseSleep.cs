using System.Runtime.Versioning;

namespace Azalia.Platform.Time;

/// <summary>Short sleeps of the paced clock: clock_nanosleep with a timer slack of a nanosecond, where the system's own waits end after a millisecond or two.</summary>
internal static class PreciseSleep
{
    // A sleep that cannot be woken is cut into pieces of this length, so that who is woken meanwhile learns it soon.
    private static readonly long s_piece = PlatformClock.ToTicks(TimeSpan.FromMicroseconds(100));

    [ThreadStatic]
    private static bool t_isPrepared;

    /// <summary>Whether the system can sleep precisely; elsewhere a short sleep is a yield.</summary>
    [SupportedOSPlatformGuard("linux")]
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Sleeps until the time is over or the sleeper is set.</summary>
    /// <param name="sleeper">What wakes the thread.</param>
    /// <param name="ticks">How long, in ticks of 24 MHz: short.</param>
    [SupportedOSPlatform("linux")]
    public static void Sleep(ManualResetEventSlim sleeper, long ticks)
    {
        // Threads sleep 50 us longer than they ask for unless they say that they mean it.
        if (!t_isPrepared)
        {
            _ = NativeMethods.Control(NativeMethods.SetTimerSlack, 1); // Without it sleeps are longer, and nothing else.
            t_isPrepared = true;
        }

        for (long left = ticks; left > 0 && !sleeper.IsSet; left -= s_piece)
        {
            // 24 MHz: 125 ns in 3 ticks. A sleep that a signal ends early is none the worse: the caller looks at the clock.
            long nanoseconds = Math.Min(left, s_piece) * 125 / 3;
            _ = NativeMethods.Sleep(NativeMethods.ClockMonotonic, 0, new NativeMethods.TimeSpecification(0, nanoseconds), 0);
        }
    }
}
