namespace Azalia.Referee.Comparing;

/// <summary>Who follows the specification where two machines differ. That ours is wrong is no reason to accept anything.</summary>
internal enum Verdict
{
    /// <summary>Our simulator does what the section says, the other does not.</summary>
    Ours,

    /// <summary>The section allows both.</summary>
    Both,
}

/// <summary>An entry of the list: a difference that is known, where it may occur, and why.</summary>
/// <param name="Register">The register's mnemonic.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Condition">The name of the predicate that must hold.</param>
/// <param name="Verdict">Who is right.</param>
/// <param name="Section">Where that is specified.</param>
/// <param name="Line">The line of the list, for messages.</param>
internal sealed record AcceptedDifference(string Register, string Field, string Condition, Verdict Verdict, string Section, int Line)
{
    /// <summary>Register, field and condition.</summary>
    public override string ToString() => $"{Register}.{Field} when {Condition}";
}
