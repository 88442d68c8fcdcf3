using Azalia.Platform.Diagnostics;

namespace Azalia.Bus;

/// <summary>What the user of a bus driver can choose. The defaults are strict.</summary>
public sealed record BusOptions
{
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromDays(1);

    /// <summary>How long a codec has to answer a verb, in device time: more than nothing, a day at most. Default: 1 s, as Linux allows (hardware 4.17).</summary>
    public TimeSpan VerbTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Calls of TransferCodecVerbs that can wait at the same time; one more is answered with STATUS_NO_MEMORY, which a kernel gives when its
    /// non-paged pool is used up. 1 or more; default: 4,096.
    /// </summary>
    public int QueuedCalls { get; init; } = 4_096;

    /// <summary>
    /// Enables message-signalled interrupts in the controller's configuration space, if it has them. Only for platforms whose controller can be asked so, as the simulated one:
    /// others choose the form of their interrupt when they are opened. Default: the interrupt pin.
    /// </summary>
    public bool MessageInterrupts { get; init; }

    /// <summary>Where every register access, verb, response, interrupt and change of state is noted, or null.</summary>
    public IDeviceTrace? Trace { get; init; }

    /// <summary>Events, and callbacks, that can be registered on one engine, 0 or more. Default: 16 of each (DDI 2.18).</summary>
    public int NotificationSlots { get; init; } = 16;

    /// <summary>
    /// What fills the memory of AllocateContiguousDmaBuffer, whose contents are documented as uninitialised. Default: null, zeroed. Tests poison
    /// it, so that a client that forgets an entry of its list is found out.
    /// </summary>
    public byte? UninitializedFill { get; init; }

    /// <summary>
    /// Hides the BDL interface, whose GUID is then unknown, as Windows Vista and later do by two of the three pages that speak of it (DDI 5.6). Default: it is offered.
    /// </summary>
    public bool HideBdlInterface { get; init; }

    /// <summary>
    /// Takes SetDmaEngineState from Reset to Run and back as if Stop had come between. The documentation forbids it without a status (DDI 5.1); some old
    /// clients do it. Default: STATUS_INVALID_DEVICE_REQUEST.
    /// </summary>
    public bool AllowDirectTransitions { get; init; }

    /// <summary>
    /// Takes 24 valid bits in a container of 24 for 24 in 32, which is what the hardware does with it. Default: STATUS_INVALID_PARAMETER, since each
    /// encoding is documented to belong to exactly one format (DDI 5.14).
    /// </summary>
    public bool AcceptPacked24 { get; init; }

    /// <summary>
    /// Reports CodecsDetected as a number of codecs, as the pages say. Default: as a mask of SDI lines, as the header says, against which code is
    /// compiled (DDI 5.7).
    /// </summary>
    public bool ReportCodecCount { get; init; }

    /// <summary>Whether every number is in its range.</summary>
    internal bool AreInRange => VerbTimeout > TimeSpan.Zero && VerbTimeout <= s_longestTimeout && QueuedCalls > 0 && NotificationSlots >= 0;
}
