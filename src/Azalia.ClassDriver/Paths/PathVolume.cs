namespace Azalia.ClassDriver.Paths;

/// <summary>The amplifiers of a path as one volume, in quarters of a decibel.</summary>
/// <remarks>
/// The amplifier with the finest steps does the work; of equals, the one nearest to the converter. The others stay at 0 dB as long as it can do the work alone,
/// and take only what is beyond it: so a microphone's coarse preamplifier comes in when the converter's own range ends.
/// </remarks>
internal sealed class PathVolume
{
    // Coarse to fine: the last one takes what the others leave.
    private readonly PathAmplifier[] _amplifiers;

    /// <summary>The volume of the amplifiers.</summary>
    /// <param name="fromConverter">The amplifiers, from the converter on.</param>
    internal PathVolume(IEnumerable<PathAmplifier> fromConverter)
    {
        _amplifiers = [.. fromConverter.Reverse().OrderByDescending(static amplifier => amplifier.Capabilities.StepCount == 0 ? int.MaxValue : amplifier.Step)];
        Minimum = _amplifiers.Sum(static amplifier => amplifier.Minimum);
        Maximum = _amplifiers.Sum(static amplifier => amplifier.Maximum);
        Step = _amplifiers.Where(static amplifier => amplifier.Capabilities.StepCount > 0).Select(static amplifier => amplifier.Step).DefaultIfEmpty(0).Min();
        MutingIndex = Array.FindLastIndex(_amplifiers, static amplifier => amplifier.CanMute);
    }

    internal IReadOnlyList<PathAmplifier> Amplifiers => _amplifiers;

    internal int Minimum { get; }

    internal int Maximum { get; }

    /// <summary>The finest step; 0 when the volume is fixed.</summary>
    internal int Step { get; }

    /// <summary>The amplifier that mutes the path; -1 when none can.</summary>
    internal int MutingIndex { get; }

    /// <summary>The gains for a volume: the nearest that is not above it.</summary>
    /// <param name="quarters">The volume.</param>
    /// <returns>One gain for each of <see cref="Amplifiers"/>.</returns>
    internal byte[] GainsFor(int quarters)
    {
        byte[] gains = new byte[_amplifiers.Length];
        int left = Math.Clamp(quarters, Minimum, Maximum);
        int minimumBehind = Minimum;
        int maximumBehind = Maximum;
        for (int i = 0; i < gains.Length; i++)
        {
            PathAmplifier amplifier = _amplifiers[i];
            minimumBehind -= amplifier.Minimum;
            maximumBehind -= amplifier.Maximum;

            // What those behind it cannot do must be done here; otherwise it stays where it changes nothing.
            bool isNeeded = i + 1 < gains.Length && left - maximumBehind > amplifier.QuartersOf(amplifier.Neutral);
            gains[i] = isNeeded ? amplifier.AtLeast(left - maximumBehind) : amplifier.Neutral;

            // Steps that are wider than the range behind them do not meet every volume: then it is the one below.
            if (amplifier.QuartersOf(gains[i]) > left - minimumBehind || i + 1 == gains.Length)
                gains[i] = amplifier.AtMost(left - minimumBehind);

            left -= amplifier.QuartersOf(gains[i]);
        }

        return gains;
    }

    /// <summary>Where an amplifier stands in <see cref="Amplifiers"/>.</summary>
    internal int IndexOf(PathAmplifier amplifier) =>
        Array.FindIndex(_amplifiers, other => other.Widget.NodeId == amplifier.Widget.NodeId && other.IsOutput == amplifier.IsOutput);

    /// <summary>What gains are together.</summary>
    internal int QuartersOf(byte[] gains) => gains.Select((gain, i) => _amplifiers[i].QuartersOf(gain)).Sum();
}
