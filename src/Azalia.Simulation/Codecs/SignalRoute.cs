namespace Azalia.Simulation.Codecs;

/// <summary>One open path through the widgets, flattened: where the samples come from, and what all amplifiers on the way do together.</summary>
/// <param name="Converter">The output converter that the path starts at; null if it starts elsewhere.</param>
/// <param name="Pin">The input pin or beep generator that the path starts at; null if it starts at a converter.</param>
/// <param name="Gain">The amplifiers of the path.</param>
internal readonly record struct SignalRoute(OutputConverter? Converter, InputPin? Pin, PathGain Gain);
