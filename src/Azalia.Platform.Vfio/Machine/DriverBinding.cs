namespace Azalia.Platform.Vfio.Machine;

/// <summary>
/// Takes a controller from the driver that has it and gives it to vfio-pci, and back. What is changed is the function's driver_override, so that other devices of the
/// same kind keep their driver, and nothing outlives a restart of the machine. Needs root.
/// </summary>
public static class DriverBinding
{
    private const string Vfio = "vfio-pci";
    private const string Drivers = "sys/bus/pci/drivers";

    /// <summary>Gives a controller to vfio-pci. Doing it twice is no mistake.</summary>
    /// <param name="address">The controller.</param>
    /// <param name="problem">One line that says what is in the way and what to do, or null.</param>
    /// <param name="root">The folder under which sysfs is found.</param>
    /// <returns>Whether vfio-pci has the controller.</returns>
    public static bool TryBind(PciAddress address, out string? problem, string root = "/") => TryBind(new MachineFiles(root), address, out problem);

    /// <summary>Gives a controller back to the driver that the kernel would choose.</summary>
    /// <param name="address">The controller.</param>
    /// <param name="problem">One line that says what is in the way and what to do, or null.</param>
    /// <param name="root">The folder under which sysfs is found.</param>
    /// <returns>Whether vfio-pci has let go of the controller.</returns>
    public static bool TryUnbind(PciAddress address, out string? problem, string root = "/") => TryUnbind(new MachineFiles(root), address, out problem);

    internal static bool TryBind(MachineFiles files, PciAddress address, out string? problem)
    {
        if (!IsHdAudio(files, address, out problem))
            return false;

        if (DriverOf(files, address) == Vfio)
            return true;

        if (!files.HasFolder($"{Drivers}/{Vfio}"))
        {
            problem = "the driver vfio-pci is not loaded: modprobe vfio-pci";
            return false;
        }

        problem = files.Write($"{Place(address)}/driver_override", Vfio) ?? Release(files, address) ?? Probe(files, address);
        if (problem is null && DriverOf(files, address) is var driver && driver != Vfio)
            problem = $"vfio-pci did not take {address}{(driver is null ? "" : $"; the driver {driver} has it")}: the kernel's log says why";

        if (problem is null)
            return true;

        // Half a change is none: the function goes back to whoever would have it.
        _ = files.Write($"{Place(address)}/driver_override", "\n");
        if (DriverOf(files, address) is null)
            _ = Probe(files, address);

        return false;
    }

    internal static bool TryUnbind(MachineFiles files, PciAddress address, out string? problem)
    {
        if (!IsHdAudio(files, address, out problem))
            return false;

        if (DriverOf(files, address) is { } driver && driver != Vfio)
        {
            problem = $"{address} is not bound to vfio-pci: the driver {driver} has it";
            return false;
        }

        problem = files.Write($"{Place(address)}/driver_override", "\n") ?? Release(files, address) ?? Probe(files, address);
        return problem is null;
    }

    private static string? Release(MachineFiles files, PciAddress address) =>
        DriverOf(files, address) is null ? null : files.Write($"{Place(address)}/driver/unbind", address.ToString());

    private static string? Probe(MachineFiles files, PciAddress address) => files.Write("sys/bus/pci/drivers_probe", address.ToString());

    private static bool IsHdAudio(MachineFiles files, PciAddress address, out string? problem)
    {
        problem = !files.HasFolder(Place(address)) ? $"there is no PCI device at {address}: azalia devices lists the controllers"
            : ControllerSurvey.Find(files).All(controller => controller.Address != address)
                ? $"the device at {address} is no HD Audio controller: azalia devices lists them" : null;
        return problem is null;
    }

    private static string? DriverOf(MachineFiles files, PciAddress address) => files.LinkName($"{Place(address)}/driver");

    private static string Place(PciAddress address) => $"{ControllerSurvey.Devices}/{address}";
}
