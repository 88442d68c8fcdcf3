namespace Azalia.Simulation.Codecs;

/// <summary>What is plugged into an output pin: it hears the frames that reach the pin.</summary>
/// <remarks>Called on the thread that drives the device. An implementation returns quickly and does not call back into the device.</remarks>
public interface IFrameSink
{
    /// <summary>Takes one run of frames. Called only while audio reaches the pin: an open path whose amplifiers are muted is heard as zeros, a path that is not open is not heard at all.</summary>
    /// <param name="block">The frames; runs follow each other without gap while the stream plays.</param>
    void Hear(in FrameBlock block);
}
