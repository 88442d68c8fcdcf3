using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests;

/// <summary>The configuration space, and what its command register opens.</summary>
public sealed class PciConfigurationTests : IDisposable
{
    private readonly SimulatedPlatform _platform = SimulatedPlatform.Create();

    private PciConfigurationSpace Space => _platform.Configuration;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void Registers_read_all_ones_and_ignore_writes_until_memory_space_is_enabled()
    {
        Assert.Equal(uint.MaxValue, _platform.Registers.Read32(0));
        Assert.Equal(ushort.MaxValue, _platform.Registers.Read16(0));
        Assert.Equal(byte.MaxValue, _platform.Registers.Read8(0));
        _platform.Registers.Write32(GlobalControl.Offset, 1);

        Space.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true }.Raw);

        Assert.Equal(0x4401, _platform.Registers.Read16(0));
        Assert.Equal(0u, _platform.Registers.Read32(GlobalControl.Offset) & 1);
    }

    [Fact]
    public void Without_bus_mastering_the_device_reaches_no_memory()
    {
        Space.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true }.Raw);
        _platform.Registers.Write32(GlobalControl.Offset, 1);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        ulong ring = _platform.Memory.Allocate(4096)!.PageAddress(0).Value;
        _platform.Registers.Write32(CorbLowerBase.Offset, (uint)ring);
        _platform.Registers.Write32(CorbUpperBase.Offset, (uint)(ring >> 32));
        _platform.Registers.Write8(CorbControl.Offset, 2);

        _platform.Registers.Write16(CorbWritePointer.Offset, 1);

        Assert.Equal(1, _platform.Registers.Read8(CorbStatus.Offset));
        Assert.Equal(0, _platform.RefusedDmaAccesses);
    }

    [Fact]
    public void The_BAR_tells_its_size_to_whoever_writes_ones()
    {
        Space.Write32(PciConfigurationOffset.BaseAddress0, uint.MaxValue);
        Space.Write32(PciConfigurationOffset.BaseAddress1, uint.MaxValue);

        Assert.Equal(0xFFFF_C004u, Space.Read32(PciConfigurationOffset.BaseAddress0));
        Assert.Equal(uint.MaxValue, Space.Read32(PciConfigurationOffset.BaseAddress1));
    }

    [Fact]
    public void Identity_is_read_only_at_every_width()
    {
        uint identity = Space.Read32(0);

        Space.Write32(0, 0);
        Space.Write16(2, 0xFFFF);
        Space.Write8(8, 0xFF);

        Assert.Equal(identity, Space.Read32(0));
        Assert.Equal(0x0403_0000u | Space.Read8(8), Space.Read32(8));
    }

    [Fact]
    public void The_command_register_can_be_written_byte_by_byte()
    {
        Space.Write8(PciConfigurationOffset.Command, 0b110);
        Space.Write8(PciConfigurationOffset.Command + 1, 0xFF);

        PciCommand command = new(Space.Read16(PciConfigurationOffset.Command));
        Assert.True(command is { MemorySpace: true, BusMaster: true, InterruptDisable: true, SystemErrorEnable: true });
        Assert.Equal(0x0506, command.Raw);
    }

    [Fact]
    public void The_traffic_class_has_three_bits_and_is_0_after_power_on()
    {
        Assert.Equal(0, Space.Read8(PciConfigurationOffset.TrafficClassSelect));

        Space.Write8(PciConfigurationOffset.TrafficClassSelect, 0xFF);

        Assert.Equal(7, Space.Read8(PciConfigurationOffset.TrafficClassSelect));
    }

    [Fact]
    public void The_subsystem_is_written_once()
    {
        Space.Write32(PciConfigurationOffset.SubsystemVendorId, 0x1234_5678);
        Space.Write32(PciConfigurationOffset.SubsystemVendorId, 0);
        Space.Write16(PciConfigurationOffset.SubsystemId, 0);

        Assert.Equal(0x1234_5678u, Space.Read32(PciConfigurationOffset.SubsystemVendorId));
    }

    [Fact]
    public void A_subsystem_that_firmware_wrote_is_read_only()
    {
        using SimulatedPlatform platform = Of(ControllerProfiles.Pch with { PciSubsystemVendorId = 0x1028, PciSubsystemId = 0x04DA });

        platform.Configuration.Write32(PciConfigurationOffset.SubsystemVendorId, 0);

        Assert.Equal(0x04DA_1028u, platform.Configuration.Read32(PciConfigurationOffset.SubsystemVendorId));
    }

    [Fact]
    public void The_capability_list_is_power_management_then_messages_then_PCI_Express()
    {
        Assert.Equal(0x10, Space.Read16(PciConfigurationOffset.Status) & 0x10);
        Assert.Equal([(0x50, 0x01), (0x60, 0x05), (0x70, 0x10)], Capabilities(Space));

        // MMC: 64-bit addresses, one message. A root complex integrated endpoint.
        Assert.Equal(0x0080, Space.Read16(0x62));
        Assert.Equal(0x0091, Space.Read16(0x72));
        Assert.Equal(0x0001_0002u, Space.Read32(0x100));
    }

    [Theory]
    [InlineData("nvidia", 1)]
    [InlineData("ati-hdmi", 3)]
    [InlineData("qemu", 2)]
    public void A_profile_has_fewer_capabilities(string name, int count)
    {
        using SimulatedPlatform platform = Of(ControllerProfiles.Find(name)!);

        Assert.Equal(count, Capabilities(platform.Configuration).Count);
    }

    [Fact]
    public void A_32_bit_message_has_its_data_behind_the_address()
    {
        using SimulatedPlatform platform = Of(ControllerProfiles.AtiHdmi);
        PciConfigurationSpace space = platform.Configuration;

        space.Write32(0x64, uint.MaxValue);
        space.Write32(0x68, uint.MaxValue);

        Assert.Equal(0, space.Read16(0x62));
        Assert.Equal(0xFFFF_FFFCu, space.Read32(0x64));
        Assert.Equal(0x0000_FFFFu, space.Read32(0x68));
    }

    [Fact]
    public void A_64_bit_message_has_its_data_behind_both_halves()
    {
        foreach (int offset in (int[])[0x64, 0x68, 0x6C])
            Space.Write32(offset, uint.MaxValue);

        Assert.Equal(0xFFFF_FFFCu, Space.Read32(0x64));
        Assert.Equal(uint.MaxValue, Space.Read32(0x68));
        Assert.Equal(0x0000_FFFFu, Space.Read32(0x6C));
    }

    [Fact]
    public void No_snoop_is_permitted_until_the_driver_forbids_it()
    {
        Assert.Equal(0x0800, Space.Read16(PciConfigurationOffset.DeviceControl));

        Space.Write16(PciConfigurationOffset.DeviceControl, 0);

        Assert.Equal(0, Space.Read16(PciConfigurationOffset.DeviceControl));
    }

    [Theory]
    [InlineData("ich6", 0x40, 0x01, 0x00, 0x00)]
    [InlineData("skl", 0x48, 0x40, 0x00, 0x00)]
    [InlineData("nvidia", 0x4E, 0x00, 0xFF, 0x0F)]
    [InlineData("ati-hdmi", 0x42, 0x00, 0xFF, 0x07)]
    [InlineData("via", 0x42, 0x80, 0x00, 0x00)]
    [InlineData("pch", 0x42, 0x00, 0xFF, 0x00)]
    public void Vendors_registers_keep_their_bits(string name, int offset, byte reset, byte written, byte read)
    {
        using SimulatedPlatform platform = Of(ControllerProfiles.Find(name)!);
        Assert.Equal(reset, platform.Configuration.Read8(offset));

        platform.Configuration.Write8(offset, written);

        Assert.Equal(read, platform.Configuration.Read8(offset));
    }

    [Fact]
    public void More_codecs_than_lines_are_refused_by_name()
    {
        SimulationOptions options = new() { Controller = ControllerProfiles.Ich6, Codecs = [.. Enumerable.Repeat(CodecProfiles.Generic, 5)] };

        ArgumentException exception = Assert.Throws<ArgumentException>(() => SimulatedPlatform.Create(options));

        Assert.StartsWith("The controller \"ich6\" has lines for 4 codecs.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_access_outside_the_space_or_across_a_boundary_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Space.Read32(4094));
        Assert.Throws<ArgumentOutOfRangeException>(() => Space.Read16(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Space.Write32(-4, 0));
        using SimulatedPlatform conventional = Of(ControllerProfiles.Qemu);
        Assert.Throws<ArgumentOutOfRangeException>(() => conventional.Configuration.Read32(256));
    }

    private static SimulatedPlatform Of(ControllerProfile profile) => SimulatedPlatform.Create(new SimulationOptions { Controller = profile });

    private static List<(int Offset, int Id)> Capabilities(PciConfigurationSpace space)
    {
        List<(int, int)> found = [];
        for (int offset = space.Read8(PciConfigurationOffset.CapabilitiesPointer); offset != 0; offset = space.Read8(offset + 1))
            found.Add((offset, space.Read8(offset)));
        return found;
    }
}
