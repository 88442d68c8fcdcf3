namespace Azalia.Platform.Memory;

/// <summary>How a platform's DMA memory is laid out.</summary>
public sealed record DmaMemoryOptions
{
    /// <summary>Address of the arena's first byte as the device sees it, a multiple of the page size.</summary>
    public DeviceAddress BaseAddress { get; init; } = new(0x1_2000_0000);

    /// <summary>Size of the arena in bytes, a multiple of the page size, at most 1 GiB. Only what is touched costs memory.</summary>
    public int ArenaBytes { get; init; } = 256 << 20;

    /// <summary>
    /// Bytes at the start of the arena that are never given out, a multiple of the page size: for what a backend itself keeps there, and for what is no memory
    /// in its machine.
    /// </summary>
    public int ReservedBytes { get; init; }

    /// <summary>The largest buffer in bytes. Default: 16 MiB.</summary>
    public int LargestBuffer { get; init; } = 16 << 20;

    /// <summary>
    /// Whether runs of pages are scattered over the arena on purpose. Shows drivers that take pages for adjacent. Linux only.
    /// </summary>
    public bool Scatter { get; init; }

    /// <summary>Decides where scattered runs lie.</summary>
    public ulong Seed { get; init; }
}
