using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Tests.Machine;

/// <summary>What sysfs tells of the machine's controllers.</summary>
public sealed class ControllerSurveyTests : IDisposable
{
    private const uint HdAudio = 0x04_03_00;
    private const uint DspAudio = 0x04_01_00;
    private const uint Bridge = 0x06_01_00;

    private readonly PaperMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_machine_without_any_has_none() => Assert.Empty(ControllerSurvey.Find(_machine));

    [Fact]
    public void A_machine_without_PCI_has_none()
    {
        Directory.Delete(_machine.PathOf("sys"), recursive: true);

        Assert.Empty(ControllerSurvey.Find(_machine));
    }

    [Fact]
    public void Controllers_come_in_the_order_of_their_addresses_and_other_devices_not_at_all()
    {
        _machine.AddDevice("0000:01:00.1", HdAudio, vendor: 0x10DE);
        _machine.AddDevice("0000:00:1f.0", Bridge);
        _machine.AddDevice("0000:00:1b.0", HdAudio);
        _machine.AddDevice("0000:00:1f.3", DspAudio);
        _machine.AddDevice("0000:02:00.0", DspAudio, vendor: 0x13F6);

        Assert.Equal(["0000:00:1b.0", "0000:00:1f.3", "0000:01:00.1"], ControllerSurvey.Find(_machine).Select(static found => found.Address.ToString()));
    }

    [Fact]
    public void Ids_names_driver_card_and_group_are_told()
    {
        _machine.AddNames("# a comment\n8086  Intel Corporation\n\t1e20  7 Series HD Audio\n\t293e  82801I HD Audio\n10de  NVIDIA\n\t293e  not this one\n");
        _machine.AddDevice("0000:00:1b.0", HdAudio, driver: "snd_hda_intel", group: 7, card: "card0");

        MachineController controller = Assert.Single(ControllerSurvey.Find(_machine));

        Assert.Equal(
            ((ushort)0x8086, (ushort)0x293E, "Intel Corporation", "82801I HD Audio", "snd_hda_intel", "card0", 7),
            (controller.VendorId, controller.DeviceId, controller.VendorName, controller.DeviceName, controller.Driver, controller.SoundCard, controller.Group));
    }

    [Fact]
    public void Names_that_the_list_does_not_hold_are_missing_and_nothing_else()
    {
        _machine.AddNames("10de  NVIDIA\n\t293e  not this one\n");
        _machine.AddDevice("0000:00:1b.0", HdAudio);

        MachineController controller = Assert.Single(ControllerSurvey.Find(_machine));

        Assert.Equal((null, null), (controller.VendorName, controller.DeviceName));
    }

    [Fact]
    public void Bound_to_vfio_and_alone_in_its_group_it_can_be_taken()
    {
        _machine.AddDevice("0000:00:1b.0", HdAudio, driver: "vfio-pci", group: 7);

        Assert.True(Assert.Single(ControllerSurvey.Find(_machine)).CanBeTaken);
    }

    [Fact]
    public void Without_an_IOMMU_it_says_how_to_get_one()
    {
        _machine.LoadDriver("vfio-pci");
        _machine.AddDevice("0000:00:1b.0", HdAudio, driver: "snd_hda_intel");

        Assert.Contains("intel_iommu=on", Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_VFIO_it_says_how_to_load_it()
    {
        _machine.AddDevice("0000:00:1b.0", HdAudio, driver: "snd_hda_intel", group: 7);

        Assert.Contains("modprobe vfio-pci", Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_another_driver_it_says_how_to_bind_it()
    {
        _machine.LoadDriver("vfio-pci");
        _machine.AddDevice("0000:00:1b.0", HdAudio, driver: "snd_hda_intel", group: 7);

        Assert.Equal("the driver snd_hda_intel has it: azalia bind 0000:00:1b.0", Obstacle());
    }

    [Fact]
    public void A_group_with_a_device_that_somebody_uses_is_named()
    {
        _machine.LoadDriver("vfio-pci");
        _machine.AddDevice("0000:00:1f.3", HdAudio, driver: "vfio-pci", group: 9);
        _machine.AddDevice("0000:00:1f.4", 0x0C_05_00, driver: "i801_smbus", group: 9);

        Assert.Equal("its IOMMU group 9 also holds 0000:00:1f.4, which the driver i801_smbus has: the group can only be taken as a whole", Obstacle());
    }

    [Fact]
    public void A_group_whose_other_members_have_no_driver_is_fine()
    {
        _machine.AddDevice("0000:00:1f.3", HdAudio, driver: "vfio-pci", group: 9);
        _machine.AddDevice("0000:00:1f.4", 0x0C_05_00, group: 9);
        _machine.AddDevice("0000:00:1c.0", 0x06_04_00, driver: "pcieport", group: 9);

        MachineController controller = Assert.Single(ControllerSurvey.Find(_machine));

        Assert.True(controller.CanBeTaken);
        Assert.Equal(["0000:00:1c.0", "0000:00:1f.4"], controller.Companions.Select(static other => other.Address.ToString()));
    }

    [Fact]
    public void Attributes_that_are_no_numbers_hide_the_device_and_break_nothing()
    {
        _machine.AddDevice("0000:00:1b.0", HdAudio);
        File.WriteAllText(_machine.PathOf("sys/bus/pci/devices/0000:00:1b.0/class"), "HD Audio");
        _ = Directory.CreateDirectory(_machine.PathOf("sys/bus/pci/devices/no address"));

        Assert.Empty(ControllerSurvey.Find(_machine));
    }

    private string Obstacle() => Assert.Single(ControllerSurvey.Find(_machine)).Obstacle ?? "";
}
