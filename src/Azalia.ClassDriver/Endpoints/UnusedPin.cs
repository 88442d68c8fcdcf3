namespace Azalia.ClassDriver.Endpoints;

/// <summary>A pin that is no endpoint, and why.</summary>
/// <param name="PinNode">Its node.</param>
/// <param name="Name">What the board's maker says that it is.</param>
/// <param name="Reason">Why it cannot be used, as half a sentence: <c>nothing is connected to it</c>.</param>
public sealed record UnusedPin(byte PinNode, string Name, string Reason);
