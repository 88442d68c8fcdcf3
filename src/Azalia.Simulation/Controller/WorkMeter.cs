namespace Azalia.Simulation.Controller;

/// <summary>Counts the device's work, so that its bounds can be seen to hold whatever a driver asks for. One unit is one access to memory: a
/// piece of data, a descriptor (also one of length 0), a verb, a response, a position; refused ones count.</summary>
internal sealed class WorkMeter
{
    /// <summary>The most units that a register access may cost.</summary>
    public const int LimitPerAccess = 300;

    /// <summary>The most units that one stream may cost in one frame.</summary>
    public const int LimitPerStreamAndFrame = 64;

    /// <summary>Units since power-on.</summary>
    public long Total { get; private set; }

    /// <summary>The most units that a register access has cost.</summary>
    public int MostPerAccess { get; private set; }

    /// <summary>The most units that one stream has cost in one frame.</summary>
    public int MostPerStreamAndFrame { get; private set; }

    /// <summary>One unit has been done.</summary>
    public void Count() => Total++;

    /// <summary>A register access has ended.</summary>
    /// <param name="start"><see cref="Total"/> when it began.</param>
    public void EndAccess(long start) => MostPerAccess = Math.Max(MostPerAccess, (int)(Total - start));

    /// <summary>A frame of a stream has ended, or several that were taken in one step.</summary>
    /// <param name="start"><see cref="Total"/> when it began.</param>
    public void EndStreamFrame(long start) => MostPerStreamAndFrame = Math.Max(MostPerStreamAndFrame, (int)(Total - start));
}
