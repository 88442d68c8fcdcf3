namespace Azalia.Simulation.Codecs;

/// <summary>What all amplifiers of one path do together: their gains added up in quarters of a decibel, per side, and whether any of them is muted.</summary>
/// <remarks>
/// The path is multiplied once, by the factor of the sum, so +6 dB followed by -6 dB is exactly no change. Even channels of a frame are
/// left, odd ones right; the only channel of a mono frame is left.
/// </remarks>
internal readonly record struct PathGain(int LeftQuarters, int RightQuarters, bool LeftMuted, bool RightMuted)
{
    /// <summary>A path without amplifiers.</summary>
    public static PathGain Unity => default;

    /// <summary>The factor of the left side: 0 if muted, exactly 1 at 0 dB.</summary>
    public double LeftFactor => LeftMuted ? 0 : Decibels.ToFactor(LeftQuarters);

    /// <summary>The factor of the right side.</summary>
    public double RightFactor => RightMuted ? 0 : Decibels.ToFactor(RightQuarters);

    /// <summary>Whether nothing passes in frames of so many channels.</summary>
    public bool IsSilent(int channels) => LeftMuted && (RightMuted || channels == 1);

    /// <summary>Whether everything passes unchanged in frames of so many channels.</summary>
    public bool IsUnity(int channels) => !LeftMuted && LeftQuarters == 0 && (channels == 1 || !RightMuted && RightQuarters == 0);

    /// <summary>The path with another path in series.</summary>
    public PathGain Then(PathGain next) => new(
        Limit(LeftQuarters + next.LeftQuarters), Limit(RightQuarters + next.RightQuarters), LeftMuted | next.LeftMuted, RightMuted | next.RightMuted);

    private static int Limit(int quarters) => Math.Clamp(quarters, -Decibels.LimitInQuarters, Decibels.LimitInQuarters);
}
