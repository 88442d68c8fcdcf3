using Azalia.ClassDriver.Graph;

namespace Azalia.ClassDriver.Paths;

/// <summary>A widget that a path goes through.</summary>
/// <param name="Widget">The widget.</param>
/// <param name="Input">Which of its connections the sound comes by; -1 for the first widget of a path.</param>
internal readonly record struct PathNode(Widget Widget, int Input);
