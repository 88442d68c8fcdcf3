using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Platform.Time;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Faults;
using Azalia.Simulation.Link;
using Azalia.Simulation.Lint;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Pci;
using Azalia.Simulation.Time;

namespace Azalia.Simulation;

/// <summary>
/// A simulated HD Audio controller with its codecs, as a platform: register-accurate, deterministic, with nothing to install.
/// </summary>
/// <remarks>
/// With the virtual drive everything runs on the thread that made the platform. Disposing it ends the device; views of its memory that are still held
/// keep their bytes.
/// </remarks>
public sealed class SimulatedPlatform : HdaPlatform
{
    private readonly DmaTranslation _translation;
    private readonly DeviceDrive _drive;
    private readonly SimulatedWindow _window;
    private readonly CodecSlots _slots;
    private readonly FaultInjection? _faults;
    private readonly SimulatedFunction _function;
    private readonly SimulatedPciConfiguration _configuration;
    private readonly DriverLint? _lint;

    private SimulatedPlatform(SimulationOptions options, CodecSlots slots)
    {
        bool is64Bit = options.Controller.Capabilities.Supports64BitAddresses;
        DmaMemoryOptions memory = new()
        {
            BaseAddress = options.MemoryBase ?? new DeviceAddress(is64Bit ? 0x1_2000_0000u : 0x1000_0000u),
            ArenaBytes = options.MemoryBytes,
            LargestBuffer = options.LargestBuffer,
            Scatter = options.ScatterPages,
            Seed = options.Seed,
        };
        _translation = new DmaTranslation(memory.BaseAddress, memory.ArenaBytes);
        Memory = new DmaMemory(memory, _translation);
        _translation.Attach(Memory);

        _slots = slots;
        _faults = options.Faults is { } plan ? new FaultInjection(plan, options.Seed) : null;
        _lint = options.Lint ? new DriverLint() : null;
        IDmaPort port = _lint?.Decorate(_translation) ?? _translation;
        port = _faults?.Decorate(port) ?? port;
        SimulatedController controller = new(options.Controller, port, [.. _slots.Links.Select(DecorateLink)]);
        _lint?.Watch(controller, _translation, _slots.Links);
        _function = new SimulatedFunction(controller);
        ISimulatedDevice line = _faults?.Decorate(_function, controller, _translation) ?? _function;
        Interrupt = new InterruptSource { ServiceStarts = TakeMessage };
        _drive = options.Drive == SimulationDrive.Virtual
            ? new VirtualDrive(_function, line, Interrupt)
            : new PacedDrive(_function, line, Interrupt, options.MachineTime);
        foreach (SimulatedCodec codec in Codecs)
            codec.LiveBehind(_drive, _faults);

        _window = new SimulatedWindow(_drive, options.Controller.WindowLength);
        Registers = _faults?.Decorate(_window, Clock) ?? _window;
        Registers = _lint?.Decorate(Registers, _drive) ?? Registers;
        _configuration = new SimulatedPciConfiguration(options.Controller, new DrivenFunction(_function, _drive, Interrupt));
    }

    /// <inheritdoc/>
    public override string Name => "sim";

    /// <inheritdoc/>
    public override MmioWindow Registers { get; }

    /// <inheritdoc/>
    public override PciConfigurationSpace Configuration => _configuration;

    /// <inheritdoc/>
    public override PlatformClock Clock => _drive.Clock;

    /// <summary>The clock, when it is the virtual one; it can run asynchronous code.</summary>
    public VirtualClock? VirtualClock => _drive.Clock as VirtualClock;

    /// <inheritdoc/>
    public override InterruptSource Interrupt { get; }

    /// <inheritdoc/>
    public override DmaMemory Memory { get; }

    /// <summary>
    /// The codecs, in the order of <see cref="SimulationOptions.Codecs"/>, which is that of their addresses unless one has an address of its own: their jacks can be plugged, and what is
    /// heard at their pins can be taken.
    /// </summary>
    public IReadOnlyList<SimulatedCodec> Codecs => _slots.Codecs;

    /// <summary>Whether the function asserts PME: in D3hot a codec woke it (STATESTS and WAKEEN), and PMCSR lets it ask for power.</summary>
    public bool IsPowerRequested => _configuration.IsPowerRequested;

    /// <summary>Message-signalled interrupts that the function has sent.</summary>
    public long MessagesSent => _function.MessagesSent;

    /// <summary>Accesses of the device to memory that was not given to it; each was refused.</summary>
    public long RefusedDmaAccesses => _translation.Refusals;

    /// <summary>The faults of <see cref="SimulationOptions.Faults"/>, and how often each struck so far.</summary>
    public IReadOnlyList<FaultTally> Faults => _faults?.Tally ?? [];

    /// <summary>What the driver did that the hardware does not allow, when <see cref="SimulationOptions.Lint"/> asks for it: by the time of the first.</summary>
    public IReadOnlyList<LintFinding> LintFindings => _lint?.Findings ?? [];

    /// <summary>Makes a simulated machine.</summary>
    /// <param name="options">What it is made of, or null for one controller with one <see cref="CodecProfiles.Generic"/> codec.</param>
    /// <exception cref="ArgumentException">There are more codecs than the controller has lines for, 15 at most; or no controller can be as its profile says.</exception>
    /// <exception cref="PlatformNotSupportedException">Scattered pages were asked for on a system that cannot map them.</exception>
    public static SimulatedPlatform Create(SimulationOptions? options = null)
    {
        options ??= new SimulationOptions();
        if (options.Controller.FindMistake() is { } mistake)
            throw new ArgumentException(mistake, nameof(options));

        int lines = options.Controller.SerialDataInLines;
        CodecSlots? slots = options.Codecs.Count <= lines ? new CodecSlots(options.Codecs) : null;
        return slots is not null && slots.Links.Count <= lines
            ? new SimulatedPlatform(options, slots)
            : throw new ArgumentException($"The controller \"{options.Controller.Name}\" has lines for {lines} codecs.", nameof(options));
    }

    /// <summary>The codec at an address of the link; null if there is none.</summary>
    /// <param name="address">The address.</param>
    public SimulatedCodec? FindCodec(int address) => _slots.Find(address);

    /// <inheritdoc/>
    public override void Dispose()
    {
        // To a driver that still holds on it looks like a device that was pulled out: all ones, and no memory.
        _window.IsGone = true;
        _drive.Dispose();
        _translation.Detach();
        Memory.Dispose();
    }

    // A message is one run of the service routine: it is taken when that begins.
    private void TakeMessage()
    {
        if (_function.UsesMessages)
            _drive.Change(_function, static function => function.TakeMessage());
    }

    private ICodecLink DecorateLink(ICodecLink link, int address)
    {
        link = _lint?.Decorate(link, (byte)address) ?? link;
        return _faults?.Decorate(link, (byte)address) ?? link;
    }
}
