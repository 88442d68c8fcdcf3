namespace Azalia.Simulation.Tests.Controller;

/// <summary>A device that runs allocates nothing.</summary>
public sealed class Allocations
{
    [Fact]
    public void Streams_of_all_kinds_allocate_nothing_as_time_passes()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Records = false;
        rig.Codec.Speaks = 1 << 3;
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        _ = rig.Output(4, 1).Prepare(0x0011, -4096, -4096).Start();
        _ = rig.Output(5, 2).Prepare(0x4031, -4096, -1000).Start();
        _ = rig.Input(0, 3).Prepare(0x0011, -4096, -4096).Start();

        AllocationAssert.None(() =>
        {
            rig.Device.AdvanceTo(rig.Device.NextEventTick);
            rig.AdvanceFrames(480);
        });
    }

    [Fact]
    public void A_verb_and_its_answer_allocate_nothing()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Codec.Records = false;

        AllocationAssert.None(() =>
        {
            rig.Queue(0x000F_0004);
            rig.Device.AdvanceTo(rig.Device.NextEventTick);
            rig.Write8(0x5D, 5);
        });
    }

    [Fact]
    public void Register_accesses_allocate_nothing()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Records = false;
        StreamRig stream = rig.Output().Prepare();

        AllocationAssert.None(() =>
        {
            _ = stream.LinkPosition;
            _ = rig.Read32(0x24);
            stream.WriteControl(0x1C | StreamRig.Run);
            rig.AdvanceFrames(1);
            stream.WriteControl(0);
            rig.AdvanceFrames(1);
            stream.Status = 0x1C;
        });
    }
}
