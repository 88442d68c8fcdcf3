namespace Azalia.Platform.Diagnostics;

/// <summary>
/// The fact stream of a driver at work: every register access, verb, response, interrupt and change of state, with device time.
/// </summary>
/// <remarks>Called on the thread where the thing happens, at its level, possibly with a lock held: an implementation only notes it down.</remarks>
public interface IDeviceTrace
{
    /// <summary>A register was read.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="offset">Byte offset in the register space.</param>
    /// <param name="width">Width of the access in bytes.</param>
    /// <param name="value">What came back.</param>
    void RegisterRead(long ticks, int offset, int width, uint value);

    /// <summary>A register was written.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="offset">Byte offset in the register space.</param>
    /// <param name="width">Width of the access in bytes.</param>
    /// <param name="value">What was written.</param>
    void RegisterWrite(long ticks, int offset, int width, uint value);

    /// <summary>A command was put into the CORB.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="command">The 32-bit command.</param>
    void Verb(long ticks, uint command);

    /// <summary>A response was taken from the RIRB.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="response">The first dword of the entry.</param>
    /// <param name="extended">The second dword: address, and whether it was unsolicited.</param>
    void Response(long ticks, uint response, uint extended);

    /// <summary>An interrupt was serviced, or its deferred part ran.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="what">What happened, in a word or two.</param>
    void Interrupt(long ticks, string what);

    /// <summary>Something changed its state.</summary>
    /// <param name="ticks">Device time, in ticks of 24 MHz.</param>
    /// <param name="subject">What, such as <c>out0</c>.</param>
    /// <param name="state">The new state.</param>
    void State(long ticks, string subject, string state);
}
