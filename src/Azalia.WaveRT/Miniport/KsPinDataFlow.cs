namespace Azalia.WaveRT.Miniport;

/// <summary>KSPIN_DATAFLOW, as seen by the filter.</summary>
public enum KsPinDataFlow
{
    /// <summary>Data comes into the filter: rendering.</summary>
    In = 1,

    /// <summary>Data leaves the filter: capture.</summary>
    Out = 2,
}
