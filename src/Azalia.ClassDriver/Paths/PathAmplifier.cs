using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>An amplifier that the sound of a path goes through. HDA 1.0a 7.3.3.7; gains are counted in quarters of a decibel, as the codec counts them.</summary>
/// <param name="Widget">The widget that has it.</param>
/// <param name="IsOutput">Whether it is the output amplifier.</param>
/// <param name="Indices">
/// The input amplifiers that may be meant, 0 for an output amplifier: a selector or an input converter has one for each connection or one for all, which is
/// number 0 then (hardware 4.5).
/// </param>
/// <param name="Capabilities">Its steps.</param>
internal sealed record PathAmplifier(Widget Widget, bool IsOutput, IReadOnlyList<byte> Indices, AmplifierCapabilities Capabilities)
{
    /// <summary>A step, in quarters of a decibel.</summary>
    internal int Step => Capabilities.StepSize + 1;

    internal int Minimum => QuartersOf(0);

    internal int Maximum => QuartersOf(Capabilities.StepCount);

    /// <summary>0 dB, or the nearest step below it.</summary>
    internal byte Neutral => Math.Min(Capabilities.Offset, Capabilities.StepCount);

    internal bool CanMute => Capabilities.Mute;

    internal int QuartersOf(int gain) => (gain - Capabilities.Offset) * Step;

    /// <summary>The highest gain that is not above so many quarters of a decibel; the lowest there is when all are.</summary>
    internal byte AtMost(int quarters) => Clamp((int)Math.Floor((double)quarters / Step) + Capabilities.Offset);

    /// <summary>The lowest gain that is not below so many quarters of a decibel; the highest there is when all are.</summary>
    internal byte AtLeast(int quarters) => Clamp((int)Math.Ceiling((double)quarters / Step) + Capabilities.Offset);

    /// <summary>The verbs that set it, both sides.</summary>
    internal IEnumerable<PathStep> Set(byte gain, bool mute) => Indices.Select(index => new PathStep(
        PathStepKind.Amplifier,
        Widget.NodeId,
        Verb.SetAmplifier(new AmplifierSetPayload
        {
            Output = IsOutput,
            Input = !IsOutput,
            Left = true,
            Right = true,
            Index = index,
            Mute = mute && CanMute,
            Gain = gain,
        })));

    private byte Clamp(int gain) => (byte)Math.Clamp(gain, 0, Capabilities.StepCount);
}
