using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>In what a chip departs from the specification, so that a driver can be shown to survive it (hardware 5.1, 5.2). The default is a
/// chip without any.</summary>
public sealed record ControllerQuirks
{
    /// <summary>GCAP reads no streams at all, although there are some: ULI M5461, ATI HDMI.</summary>
    public bool ReportsNoStreams { get; init; }

    /// <summary>Address bits that reach memory; an address above takes the error path of the register that names it. 64OK may be set all the
    /// same: AMD, ATI and NVIDIA have 40.</summary>
    public int AddressBits { get; init; } = 64;

    /// <summary>A buffer that crosses a 4 KiB boundary is a descriptor error: CA0132, Tegra.</summary>
    public bool BuffersEndAtPages { get; init; }

    /// <summary>Writes of a byte or a word go nowhere; reads are served: Tegra. Loongson wants it for SDnCTL.</summary>
    public bool TakesDwordWritesOnly { get; init; }

    /// <summary>What the position buffer says.</summary>
    public PositionBufferQuirk PositionBuffer { get; init; }

    /// <summary>Sample frames by which SDnLPIB is behind: AMD, 32; VIA.</summary>
    public int LinkPositionLagFrames { get; init; }

    /// <summary>SDnLPIB takes a value while the stream does not run: Intel since Skylake, to restore it.</summary>
    public bool LinkPositionIsWritable { get; init; }

    /// <summary>WALCLK reads 0: Loongson.</summary>
    public bool FreezesWallClock { get; init; }

    /// <summary>SDnCTL.SRST reads 0 at once after a 1 was written, and the reset is done: QEMU before December 2021.</summary>
    public bool StreamResetNeverReadsOne { get; init; }

    /// <summary>SDnSTS.FIFORDY reads 1 always: QEMU, whose SDnSTS reads 20h after reset.</summary>
    public bool IsAlwaysFifoReady { get; init; }

    /// <summary>Verbs stop going out once RINTCNT responses have come, until RINTFL is cleared, and RINTFL comes only while RINTCTL is set:
    /// QEMU.</summary>
    public bool StallsUntilResponsesAreAcknowledged { get; init; }

    /// <summary>CORBRUN and RIRBDMAEN cannot be set, and verbs go through the immediate command interface alone: as Linux uses Intel since
    /// Lunar Lake.</summary>
    public bool LacksCommandRings { get; init; }

    /// <summary>ICB cannot be set: Microsoft's class does not ask for the interface.</summary>
    public bool LacksImmediateCommands { get; init; }

    /// <summary>After reset the rings have their smallest size: ULI M5461 wants the size registers written.</summary>
    public bool RingsResetToSmallest { get; init; }

    /// <summary>RINTCNT after reset; 0, which means 256, by the specification. VirtualBox: 1.</summary>
    public byte ResponseInterruptCountAtReset { get; init; }

    /// <summary>SDI lines on which a codec asks for an address and then never answers, one bit each: modems, empty slots
    /// (hardware 5.2, 30).</summary>
    public ushort PhantomCodecs { get; init; }

    /// <summary>After power-on the controller is out of reset, with rings and a stream running into nowhere and interrupts enabled, as some
    /// firmware leaves it (hardware 5.2, 31).</summary>
    public bool StartsAsFirmwareLeftIt { get; init; }

    /// <summary>CRST does not follow while bit 6 of configuration register 48h is set, and it is set after power-on: Intel since
    /// Skylake.</summary>
    public bool ClockGatingHangsReset { get; init; }

    internal ulong HighestAddress(GlobalCapabilities capabilities) => !capabilities.Supports64BitAddresses
        ? uint.MaxValue
        : ulong.MaxValue >> (64 - Math.Clamp(AddressBits, 1, 64));
}
