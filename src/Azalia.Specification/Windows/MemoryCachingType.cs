namespace Azalia.Specification.Windows;

/// <summary>MEMORY_CACHING_TYPE: how a mapping of a buffer is cached.</summary>
public enum MemoryCachingType
{
    /// <summary>MmNotMapped.</summary>
    MmNotMapped = -1,

    /// <summary>MmNonCached.</summary>
    MmNonCached = 0,

    /// <summary>MmCached.</summary>
    MmCached = 1,

    /// <summary>MmWriteCombined: the client issues a store fence before it relies on the device seeing its data.</summary>
    MmWriteCombined = 2,

    /// <summary>MmHardwareCoherentCached.</summary>
    MmHardwareCoherentCached = 3,

    /// <summary>MmNonCachedUnordered.</summary>
    MmNonCachedUnordered = 4,

    /// <summary>MmUSWCCached.</summary>
    MmUswcCached = 5,

    /// <summary>MmMaximumCacheType: the number of values from zero.</summary>
    MmMaximumCacheType = 6,
}
