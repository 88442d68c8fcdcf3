namespace Azalia.Simulation.Codecs;

/// <summary>What lies between a pin and what is plugged into it.</summary>
internal interface IPinCables
{
    /// <summary>The cable from an output pin.</summary>
    /// <param name="sink">What is plugged in.</param>
    /// <param name="codec">The codec's address.</param>
    /// <param name="pin">The pin.</param>
    /// <returns>What the pin speaks to.</returns>
    IFrameSink Decorate(IFrameSink sink, byte codec, byte pin);

    /// <summary>The cable to an input pin.</summary>
    /// <param name="source">What is plugged in.</param>
    /// <param name="codec">The codec's address.</param>
    /// <param name="pin">The pin.</param>
    /// <returns>What the pin hears.</returns>
    IFrameSource Decorate(IFrameSource source, byte codec, byte pin);
}
