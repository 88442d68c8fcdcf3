using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Cli.Output;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia bind</c>: gives a controller to vfio-pci.</summary>
internal static class BindCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Argument<string> address = AddressArgument();
        Option<bool> json = CommonOptions.Json();
        Option<bool> yes = new GroupedOption<bool>("General", "--yes") { Description = "Do not ask before a running sound card is taken." };
        DocumentedCommand command = new("bind", "Give an HD Audio controller to vfio-pci, so that azalia can take it. Needs root.")
        {
            Details = "The driver that has the controller lets go of it; its sound card disappears until azalia unbind. Only this controller is concerned, and only until the machine restarts.",
            Examples =
            [
                new("devices", "Find the address"),
                new("bind 0000:00:1b.0", "Take the controller from its driver"),
                new("unbind 0000:00:1b.0", "Give it back"),
            ],
        };
        command.Add(address);
        command.Add(yes);
        command.Add(json);
        command.SetAction(line => Run(environment, line.GetRequiredValue(address), line.GetValue(yes), line.GetValue(json)));
        return command;
    }

    /// <summary>The address that bind and unbind take.</summary>
    public static Argument<string> AddressArgument() => new("ADDRESS") { Description = "The controller's place on PCI, such as 0000:00:1b.0; azalia devices lists them." };

    /// <summary>Reads an address.</summary>
    /// <exception cref="CommandFailure">It is none.</exception>
    public static PciAddress ReadAddress(string text) => PciAddress.TryParse(text, out PciAddress address)
        ? address
        : throw new CommandFailure($"'{text}' is no PCI address; one looks like 0000:00:1b.0, and azalia devices lists them");

    /// <summary>Tells what came of it.</summary>
    public static int Report(CommandEnvironment environment, bool isJson, PciAddress address)
    {
        MachineController? controller = ControllerSurvey.Find(environment.MachineRoot).FirstOrDefault(found => found.Address == address);
        environment.WriteResult(() =>
        {
            if (isJson)
            {
                JsonText.WriteObject(environment.Output, json =>
                {
                    json.WriteString("address"u8, address.ToString());
                    json.WriteString("driver"u8, controller?.Driver);
                });
            }
            else
            {
                environment.Output.WriteLine(controller?.Driver is { } driver ? $"{address}: the driver {driver} has it now" : $"{address}: no driver has it now");
            }
        });
        return ExitCode.Done;
    }

    private static int Run(CommandEnvironment environment, string text, bool isAgreed, bool isJson)
    {
        PciAddress address = ReadAddress(text);
        if (!isAgreed)
            AskForTheCard(environment, address);
        if (!DriverBinding.TryBind(address, out string? problem, environment.MachineRoot))
            throw new CommandFailure(problem ?? "the controller was not bound");
        return Report(environment, isJson, address);
    }

    private static void AskForTheCard(CommandEnvironment environment, PciAddress address)
    {
        if (ControllerSurvey.Find(environment.MachineRoot).FirstOrDefault(found => found.Address == address) is not { SoundCard: { } card, Driver: { } driver })
            return;
        if (environment.Answers is null)
            throw new CommandFailure($"{address} is the running sound card {card} of {driver}; --yes takes it all the same");

        environment.Error.Write($"{address} is the running sound card {card} of {driver}: what plays on it will stop. Take it? [y/N] ");
        environment.Error.Flush();
        if (environment.Answers.ReadLine()?.Trim() is not ("y" or "Y" or "yes" or "Yes"))
            throw new CommandFailure("nothing was changed");
    }
}
