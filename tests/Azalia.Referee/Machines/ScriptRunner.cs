using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Machines;

/// <summary>Runs scripts on one machine.</summary>
internal static class ScriptRunner
{
    private const int PositionEntry = 8;

    // What INTSTS is made of, in the order in which it is read; SDnCTL's dword has SDnSTS in it.
    private static readonly int[] s_interruptSources =
    [
        InterruptStatus.Offset, InterruptControl.Offset, StateChangeStatus.Offset, WakeEnable.Offset, RirbStatus.Offset, RirbControl.Offset,
        CorbStatus.Offset, CorbControl.Offset, .. Enumerable.Range(0, RegisterNames.Streams).Select(StreamDescriptorLayout.Base),
    ];

    // Registers that count time or positions are looked at on purpose, at a moment of the script's choice.
    private static readonly (int Offset, int Width)[] s_sweep =
    [
        .. from location in RegisterNames.All
           where !location.IsAlias && location.Register.Type != typeof(WallClock) && location.Register.Type != typeof(LinkPosition)
           where location.Register.Type != typeof(StreamStatus)
           where location.StreamIndex is < 0 or 0 or 3 or 4 or 7 || location.Register.Type == typeof(StreamControl)
           select (location.Offset, RegisterNames.NaturalWidth(location)),
    ];

    /// <summary>Puts the machine right and runs a script on it.</summary>
    public static Transcript Run(Machine machine, Script script)
    {
        MachineReset.Run(machine, script.Codecs);
        Transcript transcript = new();
        for (int index = 0; index < script.Steps.Count; index++)
            Do(machine, script.Steps[index], index, transcript);
        return transcript;
    }

    private static void Do(Machine machine, Step step, int index, Transcript transcript)
    {
        switch (step.Kind)
        {
            case StepKind.Write:
                machine.Write(step.Offset, step.Width, step.Value.On(machine.BlockAddress));
                break;
            case StepKind.Read:
                transcript.Add(index, Subject.Register, step.Offset, step.Width, machine.Read(step.Offset, step.Width));
                break;
            case StepKind.Store:
                if (MemoryMap.TryOffset(step.Place, out int offset))
                    machine.Block.Write32(offset, step.Value.On(machine.BlockAddress));
                break;
            case StepKind.Entry:
                WriteEntry(machine, step);
                break;
            case StepKind.Noise:
                if (MemoryMap.TryOffset(step.Place, out offset))
                    Noise.Fill(machine.Block.Span.Slice(offset, step.Width), step.Value.Number);
                break;
            case StepKind.Fill:
                if (MemoryMap.TryOffset(step.Place, out offset))
                    machine.Block.Fill(offset, step.Width, (byte)step.Value.Number);
                break;
            case StepKind.Load:
                if (MemoryMap.TryOffset(step.Place, out offset))
                    transcript.Add(index, Subject.Memory, offset, 4, machine.Block.Read32(offset));
                break;
            case StepKind.Response:
                int entry = MemoryMap.Rirb + (step.Offset & 0xFF) * RirbEntry.EncodedSize;
                transcript.Add(index, Subject.Response, step.Offset, 4, machine.Block.Read32(entry));
                transcript.Add(index, Subject.ResponseExtension, step.Offset, 4, machine.Block.Read32(entry + 4));
                break;
            case StepKind.Position:
                int position = MemoryMap.Positions + step.Offset * PositionEntry;
                transcript.Add(index, Subject.Position, step.Offset, 4, machine.Block.Read32(position));
                break;
            case StepKind.Wait:
                machine.Platform.Clock.WaitTicks(step.Ticks);
                break;
            case StepKind.Configure:
                Configure(machine, step);
                break;
            case StepKind.Configuration:
                transcript.Add(index, Subject.Configuration, step.Offset, step.Width, ReadConfiguration(machine, step));
                break;
            case StepKind.Interrupt:
                LookAtInterrupt(machine, index, transcript);
                break;
            case StepKind.Sweep:
                foreach ((int register, int width) in s_sweep)
                    transcript.Add(index, Subject.Register, register, width, machine.Read(register, width));
                break;
            default:
                transcript.AddHeard(index, step.Offset, machine.TakeHeard(step.Offset));
                break;
        }
    }

    private static void WriteEntry(Machine machine, Step step)
    {
        if (!MemoryMap.TryOffset(new Place($"list{step.List}", step.Offset * BufferDescriptor.EncodedSize), out int offset))
            return;

        BufferDescriptor entry = new(MemoryMap.Address(machine.BlockAddress, step.Place), (uint)step.Width, step.Interrupts);
        entry.Write(machine.Block.Span[offset..]);
    }

    private static void LookAtInterrupt(Machine machine, int index, Transcript transcript)
    {
        foreach (int register in s_interruptSources)
        {
            int width = RegisterNames.NaturalWidth(RegisterCatalog.Find(register)!.Value);
            transcript.Add(index, Subject.Register, register, width, machine.Read(register, width));
        }

        transcript.Add(index, Subject.Line, 0, 1, machine.Platform.Interrupt.IsAsserted ? 1u : 0);
    }

    private static void Configure(Machine machine, Step step)
    {
        switch (step.Width)
        {
            case 1:
                machine.Platform.Configuration.Write8(step.Offset, (byte)step.Value.Number);
                break;
            case 2:
                machine.Platform.Configuration.Write16(step.Offset, (ushort)step.Value.Number);
                break;
            default:
                machine.Platform.Configuration.Write32(step.Offset, step.Value.Number);
                break;
        }
    }

    private static uint ReadConfiguration(Machine machine, Step step) => step.Width switch
    {
        1 => machine.Platform.Configuration.Read8(step.Offset),
        2 => machine.Platform.Configuration.Read16(step.Offset),
        _ => machine.Platform.Configuration.Read32(step.Offset),
    };
}
