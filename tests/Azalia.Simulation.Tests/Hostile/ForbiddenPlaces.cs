using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation.Tests.Controller;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Rings, lists, buffers and positions that point at the controller's own registers, or where no memory is.</summary>
public sealed class ForbiddenPlaces
{
    public static TheoryData<ulong> Places { get; } =
    [
        0,
        0x80,
        0xFEB0_0000,
        TestMemory.Base - 0x80,
        TestMemory.Base + TestMemory.Size,
        0x7FFF_FFFF_FFFF_FF80,
        0xFFFF_FFFF_FFFF_FF80,
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_list_is_a_descriptor_error(ulong place)
    {
        foreach (int index in (int[])[0, 4])
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = new StreamRig(rig, index, 5).Prepare();
            stream.Write32(0x18, (uint)place);
            stream.Write32(0x1C, (uint)(place >> 32));

            stream.Start();

            Assert.Equal(0x10, stream.Status & 0x1C);
            Assert.False(stream.IsRunning);
            Patient.AssertCured(rig);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_buffer_is_a_fifo_error_and_the_stream_goes_on(ulong place)
    {
        foreach (int index in (int[])[0, 4])
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = new StreamRig(rig, index, (byte)(index == 0 ? 3 : 5)).Prepare();
            rig.Memory.SetDescriptor(stream.List, 0, place, 128, true);
            rig.Memory.SetDescriptor(stream.List, 1, place, 128, true);
            stream.Start();

            rig.AdvanceFrames(500);

            Assert.Equal(0x0C, stream.Status & 0x1C);
            Assert.True(stream.IsRunning);
            Patient.AssertCured(rig);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_response_ring_is_an_overrun_and_a_command_ring_is_a_memory_error(ulong place)
    {
        ControllerRig rig = Patient.Admit();
        rig.Write32(0x50, (uint)place);
        rig.Write32(0x54, (uint)(place >> 32));
        rig.Queue(0x000F_0000);
        rig.AdvanceFrames(3);
        Assert.Equal(0x04, rig.Read8(0x5D));

        rig.Write32(0x40, (uint)place);
        rig.Write32(0x44, (uint)(place >> 32));
        rig.Write16(0x48, 9);
        rig.AdvanceFrames(3);

        Assert.Equal(0x01, rig.Read8(0x4D));
        Assert.Equal(0x00, rig.Read8(0x4C) & 2);
        Assert.True(rig.Device.LineAsserted);
        Patient.AssertCured(rig);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_position_buffer_is_not_written(ulong place)
    {
        ControllerRig rig = Patient.Admit();
        rig.Write32(0x74, (uint)(place >> 32));
        rig.Write32(0x70, (uint)place | 1);
        StreamRig stream = rig.Output().Prepare().Start();

        rig.AdvanceFrames(100);

        Assert.Equal(0, stream.Status & 0x18);
        Assert.Equal(400u, stream.LinkPosition);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void On_a_machine_the_controllers_own_registers_are_no_memory()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        const uint Bar = 0xFEB0_0000;
        platform.Configuration.Write32(PciConfigurationOffset.BaseAddress0, Bar);
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);
        platform.Registers.Write32(GlobalControl.Offset, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        long before = platform.RefusedDmaAccesses;

        platform.Registers.Write32(RirbLowerBase.Offset, Bar);
        platform.Registers.Write8(RirbControl.Offset, 2);
        platform.Registers.Write32(0x118, Bar + 0x100);
        platform.Registers.Write32(0x108, 0x1000);
        platform.Registers.Write16(0x10C, 1);
        platform.Registers.Write32(0x100, 0x0050_0002);

        Assert.Equal(0x10, platform.Registers.Read8(0x103));
        Mdl ring = platform.Memory.Allocate(4096)!;
        platform.Registers.Write32(CorbLowerBase.Offset, (uint)ring.PageAddress(0).Value);
        platform.Registers.Write32(CorbUpperBase.Offset, (uint)(ring.PageAddress(0).Value >> 32));
        platform.Registers.Write8(CorbControl.Offset, 2);
        platform.Registers.Write16(CorbWritePointer.Offset, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0x04, platform.Registers.Read8(RirbStatus.Offset));
        Assert.Equal(2, platform.RefusedDmaAccesses - before);
    }
}
