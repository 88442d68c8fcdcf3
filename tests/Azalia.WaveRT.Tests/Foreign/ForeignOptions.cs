using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>How a foreign device differs from a well-behaved one.</summary>
internal sealed record ForeignOptions
{
    public uint FifoBytes { get; init; } = 64;

    public uint OffsetFromFirstPage { get; init; }

    public MemoryCachingType CacheType { get; init; } = MemoryCachingType.MmCached;

    public uint ExtraBytes { get; init; }

    public uint LargestBuffer { get; init; } = 1 << 20;

    public bool HasRegisters { get; init; } = true;

    public bool NeverMoves { get; init; }

    public KsState? FailsAt { get; init; }

    public bool FailsDownward { get; init; }

    public bool OwnIntersection { get; init; }

    public bool Notifies { get; init; }

    /// <summary>How many bytes the device goes on before it counts a packet and signals.</summary>
    public int SignalLagBytes { get; init; }

    public bool UsePositionLock { get; init; }
}
