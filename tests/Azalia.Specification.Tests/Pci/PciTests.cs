using Azalia.Specification.Pci;

namespace Azalia.Specification.Tests.Pci;

public sealed class PciTests
{
    [Fact]
    public void An_HD_Audio_controller_is_class_04_03_00()
    {
        PciClass audio = PciClass.HighDefinitionAudio;

        Assert.Equal((0x04, 0x03, 0x00), (audio.BaseClass, audio.Subclass, audio.Interface));
        Assert.Equal("040300", audio.ToString());
    }

    [Theory]
    [InlineData(0x040300, true)]
    [InlineData(0x040380, true)]
    [InlineData(0x040100, false)]
    [InlineData(0x030300, false)]
    public void The_programming_interface_does_not_matter(uint raw, bool isAudio) =>
        Assert.Equal(isAudio, new PciClass(raw).IsHighDefinitionAudio);

    [Fact]
    public void A_driver_switches_on_memory_and_bus_mastering() =>
        Assert.Equal(0x0006, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);

    [Fact]
    public void Offsets_are_those_of_the_header_and_of_the_vendors() => Assert.Equal(
        (0x00, 0x02, 0x04, 0x06, 0x08, 0x09, 0x0E, 0x10, 0x14, 0x2C, 0x2E, 0x34, 0x3C, 0x3D),
        (PciConfigurationOffset.VendorId, PciConfigurationOffset.DeviceId, PciConfigurationOffset.Command, PciConfigurationOffset.Status,
            PciConfigurationOffset.RevisionId, PciConfigurationOffset.ClassCode, PciConfigurationOffset.HeaderType,
            PciConfigurationOffset.BaseAddress0, PciConfigurationOffset.BaseAddress1, PciConfigurationOffset.SubsystemVendorId,
            PciConfigurationOffset.SubsystemId, PciConfigurationOffset.CapabilitiesPointer, PciConfigurationOffset.InterruptLine,
            PciConfigurationOffset.InterruptPin));

    [Fact]
    public void Vendor_offsets_are_those_of_the_datasheets() => Assert.Equal(
        (0x40, 0x42, 0x44, 0x48, 0x4C, 0x4D, 0x78),
        (PciConfigurationOffset.HdAudioControl, PciConfigurationOffset.AtiSnoop, PciConfigurationOffset.TrafficClassSelect,
            PciConfigurationOffset.ClockGatingControl, PciConfigurationOffset.DockControl, PciConfigurationOffset.DockStatus,
            PciConfigurationOffset.DeviceControl));
}
