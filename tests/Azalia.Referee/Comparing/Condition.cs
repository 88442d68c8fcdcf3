namespace Azalia.Referee.Comparing;

/// <summary>What a condition can be asked about.</summary>
internal enum ConditionScope
{
    /// <summary>Any difference.</summary>
    Anything,

    /// <summary>A register of the window.</summary>
    Register,

    /// <summary>A register of a stream descriptor, a stream's bit of INTSTS, or its entry in the position buffer.</summary>
    Stream,

    /// <summary>A register of a stream descriptor, or a stream's bit of INTSTS.</summary>
    StreamRegister,

    /// <summary>The answer to a verb, in the RIRB or in IR.</summary>
    Verb,
}

/// <summary>A named predicate: whether a difference is a known one, given what the script has done.</summary>
/// <param name="Scope">What it can be asked about.</param>
/// <param name="Predicate">The predicate.</param>
internal readonly record struct Condition(ConditionScope Scope, Func<Difference, History, bool> Predicate)
{
    /// <summary>Whether it holds; never for what it is not about.</summary>
    public bool Holds(in Difference difference, History history) => Applies(difference) && Predicate(difference, history);

    private bool Applies(in Difference difference) => Scope switch
    {
        ConditionScope.Register => IsRegister(difference),
        ConditionScope.StreamRegister => IsRegister(difference) && difference.Stream >= 0,
        ConditionScope.Stream => difference.Stream >= 0,
        ConditionScope.Verb => difference.Register is "RESPONSE" or "IR",
        _ => true,
    };

    private static bool IsRegister(in Difference difference) =>
        difference.Observation.Subject == Subject.Register && difference.Register != Difference.NoRegister;
}
