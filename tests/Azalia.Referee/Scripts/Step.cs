using Azalia.Platform;

namespace Azalia.Referee.Scripts;

/// <summary>One step of a script. Which members mean something depends on the kind; the text of a step is <see cref="ScriptText"/>'s.</summary>
internal sealed record Step(StepKind Kind)
{
    /// <summary>Offset in the register window or in the configuration space; or the index of an entry, a stream, a codec.</summary>
    public int Offset { get; init; }

    /// <summary>Bytes of an access: 1, 2 or 4. In an entry of a list: bytes of its buffer. In memory: bytes to fill.</summary>
    public int Width { get; init; }

    /// <summary>What is written; the seed of noise.</summary>
    public Operand Value { get; init; }

    /// <summary>Where in memory.</summary>
    public Place Place { get; init; }

    /// <summary>For an entry of a list: which list.</summary>
    public int List { get; init; }

    /// <summary>For an entry of a list: whether its completion interrupts.</summary>
    public bool Interrupts { get; init; }

    /// <summary>How long to wait, in microseconds, which are a whole number of both clocks' ticks.</summary>
    public long Microseconds { get; init; }

    /// <summary>Ticks of 24 MHz that pass.</summary>
    public long Ticks => Kind == StepKind.Wait ? Microseconds * (PlatformClock.TicksPerSecond / 1_000_000) : 0;

    public static Step Write(int offset, int width, Operand value) => new(StepKind.Write) { Offset = offset, Width = width, Value = value };

    public static Step Read(int offset, int width) => new(StepKind.Read) { Offset = offset, Width = width };

    public static Step Store(Place place, Operand value) => new(StepKind.Store) { Place = place, Value = value };

    public static Step Entry(int list, int index, Place buffer, int length, bool interrupts) =>
        new(StepKind.Entry) { List = list, Offset = index, Place = buffer, Width = length, Interrupts = interrupts };

    public static Step Noise(Place place, int length, uint seed) => new(StepKind.Noise) { Place = place, Width = length, Value = seed };

    public static Step Fill(Place place, int length, byte value) => new(StepKind.Fill) { Place = place, Width = length, Value = (uint)value };

    public static Step Load(Place place) => new(StepKind.Load) { Place = place };

    public static Step Response(int index) => new(StepKind.Response) { Offset = index };

    public static Step Position(int stream) => new(StepKind.Position) { Offset = stream };

    public static Step Wait(long microseconds) => new(StepKind.Wait) { Microseconds = microseconds };

    public static Step Configure(int offset, int width, uint value) => new(StepKind.Configure) { Offset = offset, Width = width, Value = value };

    public static Step Configuration(int offset, int width) => new(StepKind.Configuration) { Offset = offset, Width = width };

    public static Step Interrupt() => new(StepKind.Interrupt);

    public static Step Sweep() => new(StepKind.Sweep);

    public static Step Hear(int codec) => new(StepKind.Hear) { Offset = codec };

    /// <summary>As a script spells it.</summary>
    public override string ToString() => ScriptText.Write(this);
}
