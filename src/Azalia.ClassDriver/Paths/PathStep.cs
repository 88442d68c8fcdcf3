using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>One verb of a path's activation, and what it is for.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="NodeId">The node.</param>
/// <param name="Verb">The verb.</param>
internal readonly record struct PathStep(PathStepKind Kind, byte NodeId, Verb Verb);
