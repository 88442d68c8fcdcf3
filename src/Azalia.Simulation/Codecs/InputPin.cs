namespace Azalia.Simulation.Codecs;

/// <summary>Where samples come into a codec from outside of the link: a pin and what is plugged into it, or a beep generator.</summary>
internal sealed class InputPin
{
    /// <summary>What is heard here; null is silence.</summary>
    public IFrameSource? Source { get; set; }
}
