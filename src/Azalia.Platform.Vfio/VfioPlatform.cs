using System.Runtime.Versioning;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Platform.Time;
using Azalia.Platform.Vfio.Device;
using Azalia.Platform.Vfio.Iommu;
using Azalia.Platform.Vfio.Kernel;
using Azalia.Platform.Vfio.Machine;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Platform.Vfio;

/// <summary>
/// A real HD Audio controller, taken through Linux VFIO: its registers mapped, its memory behind the IOMMU, its interrupts as events. Time is the machine's.
/// </summary>
/// <remarks>
/// <para>Any thread may use it. Disposing it resets the controller, takes its memory and its interrupts away and closes it; the kernel then takes the bus from it, as it does when the process
/// ends in any other way.</para>
/// <para>When the kernel asks for the device back, or it is pulled out, its registers read as all ones from then on.</para>
/// </remarks>
[SupportedOSPlatform("linux")]
public sealed class VfioPlatform : HdaPlatform
{
    // Hardware 4.17: the controller has 100 ms for each way of its reset.
    private static readonly TimeSpan s_resetTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_resetPoll = TimeSpan.FromMicroseconds(50);

    private readonly IDmaDomain _domain;
    private readonly VfioDevice _device;
    private readonly VfioWindow _window;
    private readonly InterruptThread _interrupts;
    private readonly IommuMapping _mapping;
    private int _isDisposed;

    private VfioPlatform(PciAddress address, IDmaDomain domain, VfioDevice device, VfioWindow window, InterruptThread interrupts, IommuMapping mapping, DmaMemory memory, PacedClock clock, bool isMessage)
    {
        Address = address;
        _domain = domain;
        _device = device;
        _window = window;
        _interrupts = interrupts;
        _mapping = mapping;
        Memory = memory;
        Clock = clock;
        UsesMessages = isMessage;
        Configuration = device.OpenConfiguration();
    }

    /// <summary>Where the controller is.</summary>
    public PciAddress Address { get; }

    /// <summary>Whether it interrupts by messages (MSI), not by its pin.</summary>
    public bool UsesMessages { get; }

    /// <summary>
    /// What a status cannot say, in one line: that the kernel asked for the device back, or why kernel or IOMMU refused the last allocation of DMA memory. Null when neither
    /// happened.
    /// </summary>
    public string? Loss => _window.IsLost
        ? $"the kernel asked for {Address} back, for another driver or because it is being removed; the controller was stopped and given up"
        : _mapping.LastProblem;

    /// <inheritdoc/>
    public override string Name => $"vfio:{Address}";

    /// <inheritdoc/>
    public override MmioWindow Registers => _window;

    /// <inheritdoc/>
    public override PciConfigurationSpace Configuration { get; }

    /// <inheritdoc/>
    public override PlatformClock Clock { get; }

    /// <inheritdoc/>
    public override InterruptSource Interrupt => _interrupts.Source;

    /// <inheritdoc/>
    public override DmaMemory Memory { get; }

    /// <summary>Opens a controller that is bound to vfio-pci, and resets it: whatever its last owner left running stands still afterwards.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="options">How it is opened, or null for the defaults.</param>
    /// <param name="problem">One line that says what is in the way and what to do, or null.</param>
    /// <returns>The platform, owned by the caller, or null.</returns>
    public static VfioPlatform? Open(PciAddress address, VfioOptions? options, out string? problem)
    {
        options ??= new VfioOptions();
        MachineController? controller = ControllerSurvey.Find().FirstOrDefault(found => found.Address == address);
        problem = controller is null ? $"there is no HD Audio controller at {address}: azalia devices lists them"
            : controller.Driver != "vfio-pci" || controller.Group is null ? controller.Obstacle : null;
        if (problem is not null)
            return null;

        // What is opened is closed again, last first, when a later step fails.
        Stack<IDisposable> opened = new();
        VfioPlatform? platform = null;
        try
        {
            return platform = Open(controller!, options, opened, out problem);
        }
        catch (InsufficientMemoryException exception)
        {
            problem = $"there is no memory for the device: {exception.Message}";
            return null;
        }
        finally
        {
            while (platform is null && opened.TryPop(out IDisposable? last))
                last.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        _ = TryEnterReset(_window, Clock);
        _interrupts.Dispose();
        _window.Close();
        _device.Dispose();
        Memory.Dispose();
        _domain.Dispose();
    }

    private static VfioPlatform? Open(MachineController controller, VfioOptions options, Stack<IDisposable> opened, out string? problem)
    {
        T Keep<T>(T disposable) where T : IDisposable
        {
            opened.Push(disposable);
            return disposable;
        }

        if (GroupDomain.Open(controller, out problem) is not { } domain)
            return null;

        _ = Keep(domain);
        if (domain.OpenDevice(out problem) is not { } file || VfioDevice.Create(file, out problem) is not { } device)
            return null;

        _ = Keep(device);
        if (options.ResetFunction)
            _ = device.TryReset();

        VfioConfigurationSpace configuration = device.OpenConfiguration();
        PciCommand command = new(configuration.Read16(PciConfigurationOffset.Command));
        configuration.Write16(PciConfigurationOffset.Command, (command with { BusMaster = false, InterruptDisable = false }).Raw);
        if (device.MapRegisters(out problem) is not { } region)
            return null;

        VfioWindow window = new(Keep(region));
        PacedClock clock = new(options.MachineTime);
        if (!TryEnterReset(window, clock))
        {
            problem = $"the controller at {controller.Address} does not answer: its registers read as all ones, or its reset does not end";
            return null;
        }

        bool is64Bit = new GlobalCapabilities(window.Read16(GlobalCapabilities.Offset)).Supports64BitAddresses;
        if (AddressPlan.Choose(domain.Ranges, options.ArenaBytes, is64Bit) is not { } place)
        {
            problem = $"the IOMMU has no {options.ArenaBytes >> 20} MiB of addresses in one piece that the controller can reach";
            return null;
        }

        IommuMapping mapping = new(domain);
        DmaMemory memory = Keep(new DmaMemory(new DmaMemoryOptions { BaseAddress = place, ArenaBytes = options.ArenaBytes, LargestBuffer = options.LargestBuffer }, mapping));
        mapping.Attach(memory);
        bool isMessage = options.Interrupt == VfioInterruptKind.Message
            || (options.Interrupt == VfioInterruptKind.Automatic && device.HasInterrupt(VfioIrqIndex.Msi));
        if (InterruptThread.Start(device, isMessage ? VfioIrqIndex.Msi : VfioIrqIndex.Intx, () => GiveUp(window, configuration), out problem) is not { } interrupts)
            return null;

        return new VfioPlatform(controller.Address, domain, device, window, interrupts, mapping, memory, clock, isMessage);
    }

    // On the thread of the interrupts. The kernel waits until the device is closed, which is the owner's part; until then it must at least not move any more.
    private static void GiveUp(VfioWindow window, VfioConfigurationSpace configuration)
    {
        window.Write32(GlobalControl.Offset, 0);
        window.Lose();
        PciCommand command = new(configuration.Read16(PciConfigurationOffset.Command));
        configuration.Write16(PciConfigurationOffset.Command, (command with { BusMaster = false }).Raw);
    }

    // VFIO 5: the device comes as its last owner left it, perhaps in the middle of a stream. In reset nothing moves and nothing interrupts.
    private static bool TryEnterReset(MmioWindow window, PlatformClock clock)
    {
        uint control = window.Read32(GlobalControl.Offset);
        if (control == uint.MaxValue)
            return false;

        window.Write32(GlobalControl.Offset, 0);
        return clock.StallUntil(window, static w => (w.Read32(GlobalControl.Offset) & 1) == 0, s_resetPoll, s_resetTimeout);
    }
}
