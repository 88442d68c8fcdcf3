using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Azalia.Cli.Help;
using Azalia.Cli.Output;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia devices</c>: the HD Audio controllers of this machine.</summary>
internal static class DevicesCommand
{
    private const string OnlyOnLinux = "real controllers are found and taken on Linux only";

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Option<bool> json = CommonOptions.Json();
        DocumentedCommand command = new("devices", "List the HD Audio controllers of this machine, and whether they can be taken.")
        {
            Details = "Reads sysfs; needs no rights and touches no device. A controller that can be taken is chosen with --platform vfio:ADDRESS.",
            Examples =
            [
                new("devices", "See them"),
                new("devices --json", "Let another program read it"),
                new("bind 0000:00:1b.0", "Give one to vfio-pci, so that it can be taken"),
            ],
        };
        command.Add(json);
        command.SetAction(line => Run(environment, line.GetValue(json)));
        return command;
    }

    private static int Run(CommandEnvironment environment, bool isJson)
    {
        if (!OperatingSystem.IsLinux())
            throw new CommandFailure(OnlyOnLinux);

        IReadOnlyList<MachineController> controllers = ControllerSurvey.Find(environment.MachineRoot);
        environment.WriteResult(() =>
        {
            if (isJson)
                JsonText.WriteObject(environment.Output, json => Write(json, controllers));
            else if (controllers.Count == 0)
                environment.Output.WriteLine("This machine has no HD Audio controller on PCI. The simulated one is always there: azalia info");
            else
                WritePage(environment, controllers);
        });
        return ExitCode.Done;
    }

    private static void WritePage(CommandEnvironment environment, IReadOnlyList<MachineController> controllers)
    {
        InfoPage page = new(environment);
        foreach (MachineController controller in controllers)
        {
            page.Title(controller.Address.ToString(), NameOf(controller));
            page.Row("ids", string.Create(CultureInfo.InvariantCulture, $"vendor {controller.VendorId:X4}h, device {controller.DeviceId:X4}h, class {controller.ClassCode:X6}h"));
            page.Row("driver", controller.Driver ?? "none");
            if (controller.SoundCard is { } card)
                page.Row("sound card", card);
            page.Row("IOMMU group", controller.Group?.ToString(CultureInfo.InvariantCulture) ?? "none");
            foreach (PciFunction other in controller.Companions)
                page.Row("with", $"{other.Address}, {(other.Driver is null ? "no driver" : $"driver {other.Driver}")}");
            page.Row("can be taken", controller.Obstacle is null ? $"yes: --platform vfio:{controller.Address}" : $"no: {controller.Obstacle}", controller.CanBeTaken ? Mood.Good : Mood.Plain);
        }

        page.Write();
    }

    private static string NameOf(MachineController controller) =>
        (controller.VendorName, controller.DeviceName) is ({ } vendor, { } device) ? $"{vendor} {device}" : controller.VendorName ?? "";

    private static void Write(Utf8JsonWriter json, IReadOnlyList<MachineController> controllers)
    {
        json.WriteStartArray("controllers"u8);
        foreach (MachineController controller in controllers)
        {
            json.WriteStartObject();
            json.WriteString("address"u8, controller.Address.ToString());
            json.WriteString("vendorId"u8, $"0x{controller.VendorId:X4}");
            json.WriteString("deviceId"u8, $"0x{controller.DeviceId:X4}");
            json.WriteString("class"u8, $"0x{controller.ClassCode:X6}");
            json.WriteString("vendorName"u8, controller.VendorName);
            json.WriteString("deviceName"u8, controller.DeviceName);
            json.WriteString("driver"u8, controller.Driver);
            json.WriteString("soundCard"u8, controller.SoundCard);
            if (controller.Group is { } group)
                json.WriteNumber("iommuGroup"u8, group);
            else
                json.WriteNull("iommuGroup"u8);
            json.WriteStartArray("companions"u8);
            foreach (PciFunction other in controller.Companions)
            {
                json.WriteStartObject();
                json.WriteString("address"u8, other.Address.ToString());
                json.WriteString("driver"u8, other.Driver);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("canBeTaken"u8, controller.CanBeTaken);
            json.WriteString("obstacle"u8, controller.Obstacle);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
