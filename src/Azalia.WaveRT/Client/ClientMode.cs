namespace Azalia.WaveRT.Client;

/// <summary>How a client keeps up with the device.</summary>
public enum ClientMode
{
    /// <summary>It wakes by its own timer and reads the position (WaveRT 12.a): any pin can be used like this.</summary>
    Timer,

    /// <summary>The device wakes it at the middle and at the end of the buffer (WaveRT 12.b): the pin needs notifications.</summary>
    Event,

    /// <summary>As <see cref="Event"/>, and the two tell each other about each half by its number (WaveRT 12.c): the pin needs packets.</summary>
    Packet,
}
