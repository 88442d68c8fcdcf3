using Azalia.Platform;
using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Machines;

/// <summary>Brings a machine back to where every script begins: out of reset for a while, nothing running, codecs as after power-on, memory zero.</summary>
/// <remarks>
/// A used QEMU is put right rather than started anew. That takes more than CRST, which leaves its codecs as they are, its count of responses, and a stream
/// that runs (docs/reference/referee.md). The same is done to every machine, so that none starts elsewhere.
/// </remarks>
internal static class MachineReset
{
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(1);

    // No stream; 48 kHz, 16 bits, stereo; the output's amplifier at its highest step, the input's at its lowest.
    private static readonly (byte Node, Verb Verb)[] s_codecDefaults =
    [
        (2, Verb.SetStreamChannel(0, 0)), (2, new Verb(0x2_0011)), (2, new Verb(0x3_B04A)),
        (4, Verb.SetStreamChannel(0, 0)), (4, new Verb(0x2_0011)), (4, new Verb(0x3_7000)),
    ];

    /// <summary>Does it.</summary>
    /// <param name="machine">The machine, in any state that a script can leave it in.</param>
    /// <param name="codecs">Codecs on its link.</param>
    public static void Run(Machine machine, int codecs)
    {
        MmioWindow registers = machine.Platform.Registers;
        PciConfigurationSpace configuration = machine.Platform.Configuration;
        configuration.Write16(
            PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);
        Quiet(machine);
        Enter(machine);
        Leave(machine);
        ResetCodecs(machine, codecs);
        ForgetResponses(machine);

        // And once more, for registers that the above has used.
        Quiet(machine);
        Enter(machine);
        registers.Write16(WakeEnable.Offset, 0);
        registers.Write16(StateChangeStatus.Offset, 0x7FFF);
        Leave(machine);
        machine.Platform.Clock.Wait(s_settle);
        registers.Write16(StateChangeStatus.Offset, 0x7FFF);
        for (int codec = 0; codec < codecs; codec++)
            _ = machine.TakeHeard(codec);
        machine.Block.Span.Clear();
    }

    private static void Quiet(Machine machine)
    {
        MmioWindow registers = machine.Platform.Registers;
        for (int stream = 0; stream < RegisterNames.Streams; stream++)
        {
            int start = StreamDescriptorLayout.Base(stream);
            registers.Write8(start, 0);
            registers.Write8(start + StreamStatus.Offset, 0x1C);
        }

        registers.Write32(InterruptControl.Offset, 0);
        registers.Write8(CorbControl.Offset, 0);
        registers.Write8(RirbControl.Offset, 0);
        registers.Write16(ImmediateCommandStatus.Offset, 0);
        machine.Platform.Clock.Wait(s_settle);
    }

    private static void Enter(Machine machine)
    {
        machine.Platform.Registers.Write32(GlobalControl.Offset, 0);
        machine.Platform.Clock.Wait(s_settle);
    }

    private static void Leave(Machine machine)
    {
        machine.Platform.Registers.Write32(GlobalControl.Offset, 1);
        machine.Platform.Clock.Wait(s_settle);
    }

    private static void ResetCodecs(Machine machine, int codecs)
    {
        MmioWindow registers = machine.Platform.Registers;
        for (int codec = 0; codec < codecs; codec++)
        {
            foreach ((byte node, Verb verb) in s_codecDefaults)
            {
                registers.Write32(ImmediateCommand.Offset, verb.AddressedTo((byte)codec, node).Raw);
                registers.Write16(ImmediateCommandStatus.Offset, 0x0003);
                machine.Platform.Clock.Wait(TimeSpan.FromMicroseconds(50));
            }
        }
    }

    // One verb through the rings, acknowledged: QEMU counts responses from the last acknowledgement, whatever is reset in between.
    private static void ForgetResponses(Machine machine)
    {
        MmioWindow registers = machine.Platform.Registers;
        uint block = (uint)machine.BlockAddress;
        registers.Write32(CorbLowerBase.Offset, block);
        registers.Write32(CorbUpperBase.Offset, (uint)(machine.BlockAddress >> 32));
        registers.Write32(RirbLowerBase.Offset, block + MemoryMap.Rirb);
        registers.Write32(RirbUpperBase.Offset, (uint)(machine.BlockAddress >> 32));
        for (byte count = 254; count != 0; count = (byte)(count == 254 ? 255 : 0))
        {
            registers.Write16(ResponseInterruptCount.Offset, count);
            registers.Write8(RirbControl.Offset, 0x03);
            registers.Write8(CorbControl.Offset, 0x02);
            machine.Block.Write32(count == 254 ? 4 : 8, 0x000F_0000);
            registers.Write16(CorbWritePointer.Offset, (ushort)(count == 254 ? 1 : 2));
            machine.Platform.Clock.Wait(TimeSpan.FromMicroseconds(100));
            registers.Write8(RirbStatus.Offset, 0x05);
        }
    }
}
