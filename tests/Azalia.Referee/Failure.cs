using Azalia.Referee.Comparing;
using Azalia.Referee.Scripts;

namespace Azalia.Referee;

/// <summary>A script on which the machines differed without a reason in the list.</summary>
/// <param name="Script">The script.</param>
/// <param name="Differences">What differed.</param>
/// <param name="Smallest">The script reduced, or null when it was not.</param>
/// <param name="Left">What differs in the reduced script.</param>
/// <param name="Remark">What else is to be said, or null.</param>
internal sealed record Failure(Script Script, IReadOnlyList<Difference> Differences, Script? Smallest, IReadOnlyList<Difference> Left, string? Remark);
