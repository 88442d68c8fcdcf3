using Azalia.Referee.Scripts;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Referee.Chance;

/// <summary>Puts steps together: what bring-up is, by name, so that random scripts get deep.</summary>
internal sealed class ScriptBuilder
{
    /// <summary>Long enough for every handshake, for 25 frames of the link, and for QEMU's grid of a millisecond.</summary>
    public const int Settle = 1000;

    private readonly List<Step> _steps = [];
    private int _commands;
    private int _lastResponse;

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The index in the CORB that was written last.</summary>
    public int LastCommand => _commands & 0xFF;

    /// <summary>The index in the RIRB that the last answer should have.</summary>
    public int LastResponse => _lastResponse & 0xFF;

    /// <summary>Adds a step.</summary>
    public ScriptBuilder Add(Step step)
    {
        _steps.Add(step);
        return this;
    }

    /// <summary>Writes a register at its natural width.</summary>
    public ScriptBuilder Write(string name, Operand value)
    {
        RegisterLocation location = RegisterNames.Find(name)!.Value;
        return Add(Step.Write(location.Offset, RegisterNames.NaturalWidth(location), value));
    }

    /// <summary>Reads a register at its natural width.</summary>
    public ScriptBuilder Read(string name)
    {
        RegisterLocation location = RegisterNames.Find(name)!.Value;
        return Add(Step.Read(location.Offset, RegisterNames.NaturalWidth(location)));
    }

    /// <summary>Lets everything come to rest.</summary>
    public ScriptBuilder Rest() => Add(Step.Wait(Settle));

    /// <summary>CRST to 0 and to 1.</summary>
    public ScriptBuilder Reset()
    {
        _commands = _lastResponse = 0;
        return Write("GCTL", 0).Rest().Write("GCTL", 1).Rest();
    }

    /// <summary>CORB and RIRB as a driver sets them up.</summary>
    /// <param name="count">RINTCNT.</param>
    /// <param name="control">RIRBCTL.</param>
    public ScriptBuilder StartRings(int count, uint control)
    {
        _commands = _lastResponse = 0;
        return Write("CORBCTL", 0).Write("RIRBCTL", 0).Rest()
            .Write("CORBLBASE", Operand.Lower("corb")).Write("CORBUBASE", Operand.Upper("corb"))
            .Write("CORBWP", 0).Write("CORBRP", 0x8000).Write("CORBRP", 0)
            .Write("RIRBLBASE", Operand.Lower("rirb")).Write("RIRBUBASE", Operand.Upper("rirb"))
            .Write("RIRBWP", 0x8000).Write("RINTCNT", (uint)count)
            .Write("RIRBCTL", control).Write("CORBCTL", 2).Rest();
    }

    /// <summary>Stores verbs behind the last ones and moves CORBWP.</summary>
    /// <param name="commands">The verbs.</param>
    /// <param name="looksAtOnce">Whether registers are read before the link had time, too.</param>
    public ScriptBuilder Send(ReadOnlySpan<CodecCommand> commands, bool looksAtOnce = false)
    {
        foreach (CodecCommand command in commands)
        {
            _commands++;
            _ = Add(Step.Store(new Place("corb", (_commands & 0xFF) * CodecCommand.EncodedSize), command.Raw));
            _lastResponse++;
        }

        // One verb goes in a frame of the link.
        _ = Write("CORBWP", (uint)LastCommand);
        if (looksAtOnce)
            _ = Read("CORBRP").Read("RIRBWP").Read("RIRBSTS").Add(Step.Response(LastResponse));
        return Add(Step.Wait(Settle + 21 * commands.Length));
    }

    /// <summary>Sends a verb through the immediate command interface.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="looksAtOnce">Whether registers are read before the link had time, too.</param>
    public ScriptBuilder Immediate(CodecCommand command, bool looksAtOnce = false)
    {
        _ = Write("IC", command.Raw).Write("ICS", 0x0003);
        return looksAtOnce ? Read("ICS").Read("IR").Rest() : Rest();
    }

    /// <summary>Writes SDnCTL byte by byte, so that SDnSTS, which is in its dword, is left alone.</summary>
    public ScriptBuilder Control(int stream, uint value)
    {
        int start = StreamDescriptorLayout.Base(stream);
        return Add(Step.Write(start + 2, 1, value >> 16 & 0xFF)).Add(Step.Write(start, 1, value & 0xFF));
    }

    /// <summary>Puts a stream's descriptor and its converter right, as a driver does before RUN.</summary>
    /// <param name="stream">The descriptor.</param>
    /// <param name="plan">What it plays.</param>
    public ScriptBuilder Prepare(int stream, StreamPlan plan)
    {
        string name = $"SD{stream}";
        int start = StreamDescriptorLayout.Base(stream);
        _ = Add(Step.Write(start, 1, 1)).Rest().Add(Step.Write(start, 1, 0)).Rest();
        int entry = 0;
        foreach ((int offset, int length, bool interrupts) in plan.Entries)
            _ = Add(Step.Entry(stream, entry++, new Place($"data{stream}", offset), length, interrupts));
        _ = Control(stream, plan.Control)
            .Write(name + "CBL", (uint)plan.Bytes)
            .Write(name + "LVI", (uint)(plan.Entries.Count - 1))
            .Write(name + "FMT", plan.Format)
            .Write(name + "BDPL", Operand.Lower($"list{stream}")).Write(name + "BDPU", Operand.Upper($"list{stream}"));
        return this;
    }
}
