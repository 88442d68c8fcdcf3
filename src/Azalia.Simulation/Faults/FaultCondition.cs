namespace Azalia.Simulation.Faults;

/// <summary>When a fault strikes: in which time, and which of the things that it meets.</summary>
/// <remarks>A fault counts what it meets within its time: it passes over <see cref="After"/> of them, then takes every <see cref="Every"/>th with the
/// probability <see cref="Chance"/>, and is done after <see cref="Times"/>.</remarks>
public sealed record FaultCondition
{
    /// <summary>No condition: always.</summary>
    public static FaultCondition Always { get; } = new();

    /// <summary><c>from T</c>: the first tick of 24 MHz since power-on.</summary>
    public long From { get; init; }

    /// <summary><c>until T</c>: the tick that is too late; <see cref="long.MaxValue"/> for never.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary><c>after N</c>: how many pass unharmed at first.</summary>
    public int After { get; init; }

    /// <summary><c>every N</c>: of those behind them, the first and then each Nth. At least 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary><c>chance P%</c>: with which probability, 1 to 100 percent.</summary>
    public int Chance { get; init; } = 100;

    /// <summary><c>times N</c>: how many are struck at most; 0 for any number.</summary>
    public int Times { get; init; }

    /// <summary>Whether anything but time is a condition.</summary>
    internal bool Counts => After != 0 || Every != 1 || Chance != 100 || Times != 0;

    /// <summary>The condition as a plan has it, with a space before each word; empty for always.</summary>
    public override string ToString() => FaultText.Of(this);
}
