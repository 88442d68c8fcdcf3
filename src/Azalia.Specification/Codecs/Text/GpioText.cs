namespace Azalia.Specification.Codecs.Text;

/// <summary>The state of a group's GPIO pins: one bit for each pin, as the verbs F15h to F1Ah answer. Hardware 6.2.</summary>
/// <param name="Enable">F16h: the pin is driven as GPIO.</param>
/// <param name="Direction">F17h: it is an output.</param>
/// <param name="Wake">F18h: it can wake.</param>
/// <param name="Sticky">F1Ah: edges are latched.</param>
/// <param name="Data">F15h: its level.</param>
/// <param name="Unsolicited">F19h: it sends unsolicited responses; 0 in old texts, which do not say so.</param>
public readonly record struct GpioText(byte Enable, byte Direction, byte Wake, byte Sticky, byte Data, byte Unsolicited);
