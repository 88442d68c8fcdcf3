using System.Text.Json;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia devices</c>, <c>bind</c> and <c>unbind</c>, on machines made of files.</summary>
public sealed class DevicesTests : IDisposable
{
    private const string Place = "sys/bus/pci/devices/0000:00:1b.0";

    private readonly string _root = Directory.CreateTempSubdirectory("azalia-devices-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_machine_without_any_controller_is_no_failure()
    {
        CommandRun run = Run("devices");

        Assert.Equal((0, "This machine has no HD Audio controller on PCI. The simulated one is always there: azalia info\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(0, Run("devices", "--json").Json.GetProperty("controllers").GetArrayLength());
    }

    [Fact]
    public void A_controller_is_described_with_what_is_in_the_way()
    {
        AddController();

        CommandRun run = Run("devices");

        Assert.Equal(0, run.ExitCode);
        foreach (string fact in new[] { "0000:00:1b.0", "8086h", "293Eh", "driver", "none", "intel_iommu=on" })
            Assert.Contains(fact, run.Output);
        JsonElement controller = Assert.Single(Run("devices", "--json").Json.GetProperty("controllers").EnumerateArray());
        Assert.Equal(
            ["address", "vendorId", "deviceId", "class", "vendorName", "deviceName", "driver", "soundCard", "iommuGroup", "companions", "canBeTaken", "obstacle"],
            controller.EnumerateObject().Select(static member => member.Name));
        Assert.False(controller.GetProperty("canBeTaken").GetBoolean());
    }

    [Theory]
    [InlineData("bind")]
    [InlineData("unbind")]
    public void What_is_no_address_or_no_controller_is_one_line(string command)
    {
        Assert.Contains("no PCI address", Run(command, "first").Failed(1), StringComparison.Ordinal);
        Assert.Contains("no PCI device at 0000:00:1b.0", Run(command, "00:1b.0").Failed(1), StringComparison.Ordinal);
        Assert.Contains("no PCI device at 0000:00:1b.0", Run(command, "00:1b.0", "--yes").Failed(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_sound_card_is_not_taken_unasked()
    {
        AddController();
        _ = Directory.CreateDirectory(PathOf($"{Place}/sound/card0"));
        _ = Directory.CreateDirectory(PathOf("sys/bus/pci/drivers/snd_hda_intel"));
        _ = Directory.CreateSymbolicLink(PathOf($"{Place}/driver"), PathOf("sys/bus/pci/drivers/snd_hda_intel"));

        Assert.Contains("--yes", Run("bind", "00:1b.0").Failed(1), StringComparison.Ordinal);

        CommandRun refused = CommandRun.Of(environment => environment with { MachineRoot = _root, Answers = new StringReader("n\n") }, "bind", "00:1b.0");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Take it? [y/N]", refused.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf($"{Place}/driver_override")));
    }

    [Theory]
    [InlineData("vfio:", "no PCI address")]
    [InlineData("vfio:first", "no PCI address")]
    [InlineData("vfio:ffff:ff:1f.7", "there is no HD Audio controller at ffff:ff:1f.7")]
    public void A_real_platform_that_is_not_there_is_one_line(string platform, string reason) =>
        Assert.Contains(reason, CommandRun.Of("info", "--platform", platform).Failed(1), StringComparison.Ordinal);

    [Fact]
    public void What_only_a_simulated_controller_can_do_is_refused_for_a_real_one()
    {
        Assert.Contains("--codec", CommandRun.Of("info", "--platform", "vfio:00:1b.0", "--codec", "generic").Failed(1), StringComparison.Ordinal);
        Assert.Contains("--interrupt", CommandRun.Of("info", "--interrupt", "msi").Failed(1), StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of(environment => environment with { MachineRoot = _root }, arguments);

    private void AddController()
    {
        _ = Directory.CreateDirectory(PathOf(Place));
        File.WriteAllText(PathOf($"{Place}/class"), "0x040300\n");
        File.WriteAllText(PathOf($"{Place}/vendor"), "0x8086\n");
        File.WriteAllText(PathOf($"{Place}/device"), "0x293e\n");
    }

    private string PathOf(string path) => Path.Combine(_root, path);
}
