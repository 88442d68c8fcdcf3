namespace Azalia.ClassDriver.Endpoints;

/// <summary>What became of a codec's pins.</summary>
/// <param name="Endpoints">The endpoints, outputs first.</param>
/// <param name="UnusedPins">The pins that are no endpoints, by node.</param>
internal sealed record EndpointPlan(IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<UnusedPin> UnusedPins);
