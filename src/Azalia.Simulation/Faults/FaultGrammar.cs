namespace Azalia.Simulation.Faults;

/// <summary>Which selectors and actions belong to which place: the one table that reader, writer, tests and documents follow.</summary>
internal static class FaultGrammar
{
    private static readonly Rule[] s_rules =
    [
        new(FaultPlace.Read, Selectors.Register, 32, [FaultActionKind.Set, FaultActionKind.Add, FaultActionKind.Flip, FaultActionKind.Freeze, FaultActionKind.Garble, FaultActionKind.Stall]),
        new(FaultPlace.Write, Selectors.Register, 32, [FaultActionKind.Drop, FaultActionKind.Twice, FaultActionKind.Set, FaultActionKind.Flip, FaultActionKind.Garble, FaultActionKind.Stall]),
        new(FaultPlace.Registers, Selectors.None, 0, [FaultActionKind.Gone, FaultActionKind.Stall]),
        new(FaultPlace.Codec, Selectors.Codec, 0, [FaultActionKind.Absent]),
        new(FaultPlace.Verb, Selectors.Codec | Selectors.Node | Selectors.Verb, 28, [FaultActionKind.Drop, FaultActionKind.Twice, FaultActionKind.Set, FaultActionKind.Flip, FaultActionKind.Garble, FaultActionKind.Also]),
        new(FaultPlace.Answer, Selectors.Codec | Selectors.Node | Selectors.Verb, 32, [FaultActionKind.Drop, FaultActionKind.Delay, FaultActionKind.Twice, FaultActionKind.Set, FaultActionKind.Add, FaultActionKind.Flip, FaultActionKind.Freeze, FaultActionKind.Garble]),
        new(FaultPlace.Unsolicited, Selectors.Codec, 32, [FaultActionKind.Drop, FaultActionKind.Delay, FaultActionKind.Twice, FaultActionKind.Set, FaultActionKind.Flip, FaultActionKind.Garble, FaultActionKind.Send]),
        new(FaultPlace.Fetch, Selectors.Area | Selectors.Stream, 128, [FaultActionKind.Refuse, FaultActionKind.Truncate, FaultActionKind.Set, FaultActionKind.Add, FaultActionKind.Flip, FaultActionKind.Garble]),
        new(FaultPlace.Store, Selectors.Area | Selectors.Stream, 64, [FaultActionKind.Drop, FaultActionKind.Delay, FaultActionKind.Refuse, FaultActionKind.Truncate, FaultActionKind.Set, FaultActionKind.Add, FaultActionKind.Flip, FaultActionKind.Freeze, FaultActionKind.Garble]),
        new(FaultPlace.Interrupt, Selectors.None, 0, [FaultActionKind.Drop, FaultActionKind.Raise, FaultActionKind.Lose, FaultActionKind.Delay]),
        new(FaultPlace.Sink, Selectors.Codec | Selectors.Node, 32, [FaultActionKind.Drop, FaultActionKind.Twice, FaultActionKind.Set, FaultActionKind.Garble]),
        new(FaultPlace.Source, Selectors.Codec | Selectors.Node, 32, [FaultActionKind.Set, FaultActionKind.Garble]),
    ];

    /// <summary>What a line may select by.</summary>
    [Flags]
    internal enum Selectors
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>A register, which must be named.</summary>
        Register = 1,

        /// <summary>A part of memory, which must be named.</summary>
        Area = 2,

        /// <summary><c>stream N</c>.</summary>
        Stream = 4,

        /// <summary><c>codec N</c>; with the place of that name, the number alone.</summary>
        Codec = 8,

        /// <summary><c>node N</c>.</summary>
        Node = 16,

        /// <summary><c>verb N</c> and <c>payload N</c>.</summary>
        Verb = 32,
    }

    /// <summary>What belongs to a place.</summary>
    public static Rule Of(FaultPlace place) => s_rules[(int)place];

    /// <summary>The parts of memory that a direction has.</summary>
    public static IReadOnlyList<FaultArea> AreasOf(FaultPlace place) => place == FaultPlace.Fetch
        ? [FaultArea.Corb, FaultArea.List, FaultArea.Samples]
        : [FaultArea.Rirb, FaultArea.Positions, FaultArea.Samples];

    /// <summary>Whether an action lasts as long as its time, so that there is nothing to count.</summary>
    public static bool IsLasting(FaultPlace place, FaultActionKind action) =>
        action is FaultActionKind.Absent or FaultActionKind.Raise || (place, action) is (FaultPlace.Interrupt, FaultActionKind.Drop);

    /// <summary>Whether an area belongs to streams.</summary>
    public static bool HasStream(FaultArea area) => area is FaultArea.Positions or FaultArea.List or FaultArea.Samples;

    /// <summary>Bits of what a place and an area carry; 64 for samples, whose every byte is set.</summary>
    public static int BitsOf(FaultPlace place, FaultArea? area) => area switch
    {
        FaultArea.Corb or FaultArea.Positions => 32,
        FaultArea.Rirb => 64,
        FaultArea.List => 128,
        FaultArea.Samples => 8,
        _ => Of(place).Bits,
    };

    /// <summary>What belongs to a place.</summary>
    /// <param name="Place">The place.</param>
    /// <param name="Selectors">What a line may select by.</param>
    /// <param name="Bits">Bits of the value that it carries.</param>
    /// <param name="Actions">What can happen there.</param>
    internal sealed record Rule(FaultPlace Place, Selectors Selectors, int Bits, IReadOnlyList<FaultActionKind> Actions)
    {
        public bool Has(Selectors selector) => (Selectors & selector) != 0;
    }
}
