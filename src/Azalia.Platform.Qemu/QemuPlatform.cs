using System.Diagnostics.CodeAnalysis;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Platform.Qemu.Devices;
using Azalia.Platform.Qemu.Finding;
using Azalia.Platform.Qemu.Host;
using Azalia.Platform.Qemu.Link;
using Azalia.Platform.Qemu.Time;

namespace Azalia.Platform.Qemu;

/// <summary>QEMU's intel-hda as a platform: somebody else's controller, with QEMU's codecs, in a process of its own.</summary>
/// <remarks>
/// <para>QEMU is a program beside this one. Its memory is this process's DMA memory, mapped by both; registers, configuration and time go over its qtest
/// protocol.</para>
/// <para>With the deterministic clock everything runs on the thread that opened the platform. Whatever becomes of this process, QEMU ends with it.</para>
/// <para>Not what hardware is: docs/guide/qemu.md lists what QEMU's model leaves out.</para>
/// </remarks>
public sealed class QemuPlatform : HdaPlatform
{
    private const int SmallestMemory = 2 << 20;
    private const int LargestMemory = 1 << 30;
    private const int MostCodecs = 15;
    private const uint Nothing = uint.MaxValue;

    private readonly QemuHost _host;
    private readonly QemuDrive _drive;
    private readonly QemuWindow _window;
    private bool _isDisposed;

    private QemuPlatform(QemuProgram program, QemuOptions options, QemuHost host, DmaMemory memory, QemuDrive drive, QemuWindow window, InterruptSource interrupt)
    {
        Program = program;
        Codecs = options.Codecs;
        Memory = memory;
        Interrupt = interrupt;
        Configuration = new QemuPciConfiguration(drive, window);
        _host = host;
        _drive = drive;
        _window = window;
    }

    /// <inheritdoc/>
    public override string Name => "qemu";

    /// <inheritdoc/>
    public override MmioWindow Registers => _window;

    /// <inheritdoc/>
    public override PciConfigurationSpace Configuration { get; }

    /// <inheritdoc/>
    public override PlatformClock Clock => _drive.Clock;

    /// <inheritdoc/>
    public override InterruptSource Interrupt { get; }

    /// <inheritdoc/>
    public override DmaMemory Memory { get; }

    /// <summary>The QEMU that runs.</summary>
    public QemuProgram Program { get; }

    /// <summary>Whether its time is stepped, so that every run is the same.</summary>
    public bool IsDeterministic => _drive is DeterministicDrive;

    /// <summary>The codecs, by address.</summary>
    public IReadOnlyList<QemuCodec> Codecs { get; }

    /// <summary>
    /// Why QEMU is lost, as one line with what it said last; null while it works. A driver sees a device that was pulled out.
    /// </summary>
    public string? Loss => _host.Loss;

    /// <summary>The link, for tools that speak to it beside a driver.</summary>
    internal QtestLink Link => _host.Link;

    /// <summary>Starts QEMU.</summary>
    /// <param name="options">What its machine is made of, or null for the defaults.</param>
    /// <param name="platform">The platform, owned by the caller.</param>
    /// <param name="problem">Why there is none, as one line.</param>
    /// <returns>Whether it runs.</returns>
    public static bool TryOpen(QemuOptions? options, [NotNullWhen(true)] out QemuPlatform? platform, [NotNullWhen(false)] out string? problem)
    {
        options ??= new QemuOptions();
        platform = null;
        problem = Check(options);
        if (problem is not null || !QemuSearch.TryFind(options.Command, out QemuProgram? program, out problem))
            return false;
        if (options.Clock == QemuClock.Deterministic && !program.HasAccelerator)
        {
            problem = $"QEMU {program.Version} at '{program.Command}' has no qtest accelerator, which the deterministic clock needs: run eng/get-qemu, or use the real-time clock";
            return false;
        }

        DmaMemory memory = new(new DmaMemoryOptions
        {
            BaseAddress = default,
            ArenaBytes = options.MemoryBytes,
            ReservedBytes = QemuOptions.ReservedBytes,
            LargestBuffer = options.LargestBuffer,
            Scatter = options.ScatterPages,
            Seed = options.Seed,
        });
        bool isDeterministic = options.Clock != QemuClock.RealTime && program.HasAccelerator;
        if (QemuHost.TryStart(program, options, isDeterministic, memory.ArenaPath!, out QemuHost? host, out problem))
        {
            platform = Connect(program, options, host, memory, isDeterministic, out problem);
            if (platform is not null)
                return true;

            host.Dispose();
        }

        memory.Dispose();
        problem ??= "QEMU did not start";
        return false;
    }

    /// <summary>
    /// Ends QEMU in order, so that the files of <see cref="WaveFile"/> are complete. To a driver that still holds on, the device looks pulled out.
    /// </summary>
    /// <returns>Whether it ended; if not, <see cref="Loss"/> may say why.</returns>
    public bool End()
    {
        _window.IsDecoded = false;
        _drive.Settle();
        return _host.End();
    }

    /// <summary>
    /// The file in which QEMU writes what the codec at an address plays: 16-bit stereo at <see cref="QemuOptions.WaveRate"/>, behind a header of 44 bytes without a
    /// length. It grows while the codec plays, some KiB late, and is complete after <see cref="End"/>; it goes with the platform.
    /// </summary>
    /// <param name="address">The codec's address.</param>
    public string WaveFile(int address) => _host.Folder.WaveFile(address);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        _window.IsDecoded = false;
        _drive.Dispose();
        _host.Dispose();
        Memory.Dispose();
    }

    private static QemuPlatform? Connect(
        QemuProgram program, QemuOptions options, QemuHost host, DmaMemory memory, bool isDeterministic, out string? problem)
    {
        PciFunction function = new(host.Link, QemuCommandLine.Slot);
        uint identity = ControllerSetup.Run(host.Link, function, options.Interrupt);
        problem = host.Loss ?? (identity == Nothing ? $"QEMU {program.Version} has no controller where it was told to put it" : null);
        if (problem is not null)
            return null;

        InterruptSense sense = new(host.Link, memory, options.Interrupt);
        InterruptSource interrupt = CreateInterrupt(options.Interrupt, sense);
        QemuDrive drive = isDeterministic
            ? new DeterministicDrive(host.Link, function, sense, memory.Arena, interrupt)
            : RealTimeDrive.Start(host.Link, function, sense, interrupt, options.MachineTime);
        return new QemuPlatform(program, options, host, memory, drive, new QemuWindow(drive), interrupt);
    }

    private static InterruptSource CreateInterrupt(QemuInterrupt kind, InterruptSense sense)
    {
        InterruptSource? interrupt = null;
        interrupt = new InterruptSource { ServiceStarts = kind == QemuInterrupt.Message ? TakeMessage : null };
        return interrupt;

        void TakeMessage()
        {
            sense.Take();
            interrupt!.Set(false);
        }
    }

    private static string? Check(QemuOptions options)
    {
        if (options.Codecs.Count > MostCodecs)
            return $"{options.Codecs.Count} codecs are more than the {MostCodecs} that a link has addresses for";
        if (options.MemoryBytes is < SmallestMemory or > LargestMemory || (options.MemoryBytes & ((1 << 20) - 1)) != 0)
            return $"QEMU's memory must be whole MiB from 2 MiB to 1 GiB, not {options.MemoryBytes} bytes";
        return options.WaveRate is < QemuOptions.LowestWaveRate or > QemuOptions.HighestWaveRate
            ? $"QEMU writes files of {QemuOptions.LowestWaveRate} to {QemuOptions.HighestWaveRate} Hz, not {options.WaveRate}"
            : null;
    }
}
