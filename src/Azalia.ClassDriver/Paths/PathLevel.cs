namespace Azalia.ClassDriver.Paths;

/// <summary>How loud an endpoint is to be, whichever path its sound takes. Changed and read under the port's device lock.</summary>
internal sealed class PathLevel
{
    /// <summary>In quarters of a decibel; 0 dB changes nothing of the samples.</summary>
    internal int Quarters { get; set; }

    internal bool IsMuted { get; set; }
}
