namespace Azalia.Platform.Qemu;

/// <summary>What QEMU's machine is made of, and how it is driven.</summary>
public sealed record QemuOptions
{
    /// <summary>The lowest that <see cref="WaveRate"/> may be.</summary>
    public const int LowestWaveRate = 8_000;

    /// <summary>The highest that <see cref="WaveRate"/> may be.</summary>
    public const int HighestWaveRate = 192_000;

    /// <summary>Bytes at the start of the machine's memory that are never given out: the first MiB of a PC is not all memory.</summary>
    public const int ReservedBytes = 1 << 20;

    /// <summary>
    /// The QEMU to start, a path or a name; null to look for one: environment variable AZALIA_QEMU, what eng/get-qemu fetched, qemu-system-x86_64 on PATH.
    /// </summary>
    public string? Command { get; init; }

    /// <summary>What makes time pass. Default: the deterministic clock where there is one.</summary>
    public QemuClock Clock { get; init; } = QemuClock.Automatic;

    /// <summary>How interrupts get here. Default: as messages.</summary>
    public QemuInterrupt Interrupt { get; init; } = QemuInterrupt.Message;

    /// <summary>The codecs, at addresses 0, 1, 2, ... At most 15. Default: one <see cref="QemuCodec.Duplex"/>.</summary>
    public IReadOnlyList<QemuCodec> Codecs { get; init; } = [QemuCodec.Duplex];

    /// <summary>
    /// The rate of the files that QEMU writes of what the codecs play, in Hz, <see cref="LowestWaveRate"/> to <see cref="HighestWaveRate"/>. A stream of another rate is
    /// resampled there.
    /// </summary>
    public int WaveRate { get; init; } = 48_000;

    /// <summary>
    /// Whether the codecs have an ear instead of a mouth: they capture silence, in time, and what they play is in no file. Default: they play into
    /// files. QEMU has no one place of sound that does both without the machine's own: while it writes files, streams that capture do not move.
    /// </summary>
    public bool CapturesSilence { get; init; }

    /// <summary>
    /// The size of the machine's memory in bytes, a multiple of 1 MiB, 2 MiB to 1 GiB; its first <see cref="ReservedBytes"/> are not given out. Only what is used
    /// costs anything.
    /// </summary>
    public int MemoryBytes { get; init; } = 256 << 20;

    /// <summary>The largest DMA buffer in bytes. Default: 16 MiB.</summary>
    public int LargestBuffer { get; init; } = 16 << 20;

    /// <summary>Whether buffers are made of pages scattered over memory on purpose.</summary>
    public bool ScatterPages { get; init; }

    /// <summary>Decides where scattered pages lie.</summary>
    public ulong Seed { get; init; }

    /// <summary>How long QEMU may take to start, or to answer, before it is taken for hung. Default: 30 s, which a machine that is busy with other things needs at times.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The machine's clock. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider MachineTime { get; init; } = TimeProvider.System;
}
