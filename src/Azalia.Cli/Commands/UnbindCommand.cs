using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia unbind</c>: gives a controller back to the driver that it had.</summary>
internal static class UnbindCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Argument<string> address = BindCommand.AddressArgument();
        Option<bool> yes = new GroupedOption<bool>("General", "--yes") { Description = "As bind takes it; to give a controller back nothing is asked." };
        Option<bool> json = CommonOptions.Json();
        DocumentedCommand command = new("unbind", "Give an HD Audio controller back to the driver that it had before azalia bind. Needs root.")
        {
            Details = "vfio-pci lets go of the controller, and the kernel chooses a driver for it again.",
            Examples = [new("unbind 0000:00:1b.0", "Give it back")],
        };
        command.Add(address);
        command.Add(yes);
        command.Add(json);
        command.SetAction(line => Run(environment, line.GetRequiredValue(address), line.GetValue(json)));
        return command;
    }

    private static int Run(CommandEnvironment environment, string text, bool isJson)
    {
        PciAddress address = BindCommand.ReadAddress(text);
        if (!DriverBinding.TryUnbind(address, out string? problem, environment.MachineRoot))
            throw new CommandFailure(problem ?? "the controller was not given back");
        return BindCommand.Report(environment, isJson, address);
    }
}
