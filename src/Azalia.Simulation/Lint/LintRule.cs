namespace Azalia.Simulation.Lint;

/// <summary>A rule of the hardware that a driver can break.</summary>
/// <param name="Id">A short name, such as <c>lvi-zero</c>.</param>
/// <param name="Section">Where it is stated.</param>
/// <param name="Text">The rule, in words.</param>
public sealed record LintRule(string Id, string Section, string Text)
{
    /// <summary>The rule's name.</summary>
    public override string ToString() => Id;
}
