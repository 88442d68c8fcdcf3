using Azalia.Referee.Scripts;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>What a script has done so far, as conditions ask about it. It follows the script alone, never what a machine made of it.</summary>
internal sealed class History
{
    private readonly ulong _block;
    private readonly Dictionary<int, (uint Ours, uint Theirs)> _seen = [];
    private readonly Dictionary<int, uint> _memory = [];

    /// <summary>A script of which nothing has been done.</summary>
    /// <param name="script">The script.</param>
    /// <param name="block">The device address of its memory.</param>
    public History(Script script, ulong block)
    {
        _block = block;
        Script = script;
        Rings = new RingHistory(this);
        Streams = new StreamHistory[RegisterNames.Streams];
        for (int index = 0; index < Streams.Length; index++)
            Streams[index] = new StreamHistory(this, index);
    }

    /// <summary>The script.</summary>
    public Script Script { get; }

    /// <summary>Device time since the script began, in ticks.</summary>
    public long Ticks { get; private set; }

    /// <summary>Whether the controller is in reset.</summary>
    public bool InReset { get; private set; }

    /// <summary>When CRST was last written, or the script began.</summary>
    public long ResetTicks { get; private set; } = long.MinValue / 2;

    /// <summary>How long the last reset lasted, in ticks; the one before the script lasts a millisecond (<see cref="Machines.MachineReset"/>).</summary>
    public long LastResetLength { get; private set; } = 24_000;

    /// <summary>Whether CRST was set to 0 since the script began.</summary>
    public bool WasReset { get; private set; }

    /// <summary>Whether FCNTRL was written 1 since the last reset.</summary>
    public bool WasFlushed { get; private set; }

    /// <summary>When a flush was last asked for.</summary>
    public long FlushTicks { get; private set; } = long.MinValue / 2;

    /// <summary>Bus master enable and memory enable of the PCI command register.</summary>
    public uint Command { get; private set; } = 0b110;

    /// <summary>Whether the controller may reach memory.</summary>
    public bool IsBusMaster => (Command & 0b100) != 0;

    /// <summary>What was written to registers.</summary>
    public WrittenBytes Written { get; } = new();

    /// <summary>CORB, RIRB and the immediate command.</summary>
    public RingHistory Rings { get; }

    /// <summary>The stream descriptors.</summary>
    public StreamHistory[] Streams { get; }

    /// <summary>The step that is being done.</summary>
    public int Step { get; private set; }

    /// <summary>A step begins.</summary>
    public void Begin(int step)
    {
        Step = step;
        _seen.Clear();
    }

    /// <summary>A register was read in the present step.</summary>
    public void Observe(in Observation our, in Observation their)
    {
        if (our.Subject == Subject.Register)
            _seen[our.Offset] = (our.Value, their.Value);
    }

    /// <summary>What both machines showed of a register in the present step, or null.</summary>
    public (uint Ours, uint Theirs)? Seen(int offset) => _seen.TryGetValue(offset, out (uint Ours, uint Theirs) value) ? value : null;

    /// <summary>A dword of the script's memory as the script stored it.</summary>
    /// <param name="address">A device address.</param>
    public uint Memory(ulong address) => address >= _block && _memory.TryGetValue((int)(address - _block), out uint value) ? value : 0;

    /// <summary>Whether a device address lies in the script's memory.</summary>
    public bool IsMemory(ulong address) => address >= _block && address - _block < MemoryMap.BlockBytes;

    /// <summary>A step is done.</summary>
    public void Apply(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Wait:
                Ticks += step.Ticks;
                break;
            case StepKind.Store:
                if (MemoryMap.TryOffset(step.Place, out int offset))
                    _memory[offset] = step.Value.On(_block);
                break;
            case StepKind.Entry:
                StoreEntry(step);
                break;
            case StepKind.Configure when step.Offset == 4:
                Command = step.Value.Number & 0b110;
                break;
            case StepKind.Write when (Command & 0b010) != 0:
                Write(step.Offset, step.Width, step.Value.On(_block));
                break;
            default:
                break;
        }
    }

    private void Write(int offset, int width, uint value)
    {
        int stream = StreamDescriptorLayout.IndexOf(offset);
        bool inStreamReset = stream >= 0 && stream < Streams.Length && Streams[stream].InReset;
        Written.Note(offset, width, value, Ticks, InReset, inStreamReset);
        if (offset <= GlobalControl.Offset && offset + width > GlobalControl.Offset)
            ControlWritten();
        if (InReset)
            return;

        Rings.Written(offset, width, value);
        if (stream >= 0 && stream < Streams.Length)
            Streams[stream].Written(offset - StreamDescriptorLayout.Base(stream), width, value);
    }

    private void ControlWritten()
    {
        bool isOut = (Written.Value(GlobalControl.Offset, 1) & 1) != 0;
        if (isOut && !InReset && (Written.Value(GlobalControl.Offset, 1) & 2) != 0)
        {
            WasFlushed = true;
            FlushTicks = Ticks;
        }

        if (isOut == !InReset && isOut)
            return;

        if (isOut)
            LastResetLength = Ticks - ResetTicks;
        InReset = !isOut;
        ResetTicks = Ticks;
        if (isOut)
            return;

        WasReset = true;
        WasFlushed = false;
        Written.Reset();
        Rings.Reset();
        Rings.Converters.Reset();
        foreach (StreamHistory stream in Streams)
            stream.ResetByController();
    }

    private void StoreEntry(Step step)
    {
        if (!MemoryMap.TryOffset(new Place($"list{step.List}", step.Offset * 16), out int offset))
            return;

        ulong address = MemoryMap.Address(_block, step.Place);
        _memory[offset] = (uint)address;
        _memory[offset + 4] = (uint)(address >> 32);
        _memory[offset + 8] = (uint)step.Width;
        _memory[offset + 12] = step.Interrupts ? 1u : 0;
    }
}
