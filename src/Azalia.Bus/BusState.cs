namespace Azalia.Bus;

/// <summary>Where a bus driver is in its life.</summary>
public enum BusState
{
    /// <summary>Not started yet, or stopped for good.</summary>
    Stopped,

    /// <summary>At work.</summary>
    Started,

    /// <summary>The link is held in reset; engines keep their buffers, and wait for the resume.</summary>
    Asleep,

    /// <summary>About to be stopped for a rebalance; engines may be freed before their buffers.</summary>
    Stopping,

    /// <summary>The device is gone; engines may be freed before their buffers, and nothing reaches hardware.</summary>
    Removed,
}
