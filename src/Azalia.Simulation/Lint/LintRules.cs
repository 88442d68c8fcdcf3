namespace Azalia.Simulation.Lint;

/// <summary>Every rule that the device watches.</summary>
public static class LintRules
{
    /// <summary>An access touches no register.</summary>
    public static LintRule Unmapped { get; } = new("unmapped", "HDA 1.0a 3.3", "No register is there: what is read is 0, and what is written is lost.");

    /// <summary>A reserved bit is written as 1.</summary>
    public static LintRule ReservedBit { get; } = new("reserved-bit", "hardware 1.2", "A reserved bit that reads 0 is written as 0.");

    /// <summary>A register without a writable bit is written.</summary>
    public static LintRule ReadOnly { get; } = new("read-only", "hardware 1.2", "A register that cannot be written is not written.");

    /// <summary>A status is cleared by a write that was meant for its neighbour.</summary>
    public static LintRule AccidentalAcknowledge { get; } = new(
        "accidental-acknowledge", "hardware 1.2", "A write to a control register carries zeros for the write-one-to-clear bits beside it.");

    /// <summary>A register is written while the link is in reset.</summary>
    public static LintRule HeldInReset { get; } = new("held-in-reset", "hardware 1.2", "While CRST reads 0, or SRST of a stream 1, a write to another register is ignored.");

    /// <summary>CRST is cleared while engines run.</summary>
    public static LintRule ResetWhileRunning { get; } = new("reset-while-running", "hardware 2.2.1", "Before CRST is cleared every RUN bit has been cleared and reads 0.");

    /// <summary>CRST is set too early.</summary>
    public static LintRule ResetTooShort { get; } = new("reset-too-short", "hardware 2.2.1", "The link stays in reset for 100 us after CRST reads 0.");

    /// <summary>A codec is addressed too early.</summary>
    public static LintRule CodecTooEarly { get; } = new("codec-too-early", "hardware 2.2.1", "No verb goes out within 521 us after CRST reads 1.");

    /// <summary>A ring is changed while it runs.</summary>
    public static LintRule RingWhileRunning { get; } = new("ring-while-running", "hardware 1.4", "Base, size and pointer reset of a ring, and RINTCNT, are written while its DMA engine stands still.");

    /// <summary>A base is not aligned.</summary>
    public static LintRule Unaligned { get; } = new("unaligned", "hardware 1.4, 2.8", "Bases and buffers start on multiples of 128 bytes.");

    /// <summary>A pointer or code is out of range.</summary>
    public static LintRule OutOfRange { get; } = new("out-of-range", "hardware 1.4", "A write pointer lies inside its ring, and a size is one that the ring has.");

    /// <summary>CORBWP overtakes CORBRP.</summary>
    public static LintRule CorbOverrun { get; } = new("corb-overrun", "hardware 3.3", "CORBWP never comes round to CORBRP: a ring holds one verb less than it has entries.");

    /// <summary>Verbs are sent whose answers have no place.</summary>
    public static LintRule NoRoomForAnswer { get; } = new("no-room-for-answer", "hardware 3.4", "Verbs are sent while the RIRB runs, or their answers are lost.");

    /// <summary>The immediate interface is used while the CORB works.</summary>
    public static LintRule ImmediateWhileCorb { get; } = new("immediate-while-corb", "hardware 3.6", "ICB is set while it reads 0 and the CORB has nothing to send.");

    /// <summary>A verb for nobody.</summary>
    public static LintRule NoSuchCodec { get; } = new("no-such-codec", "hardware 3.1", "A verb goes to a codec that asked for its address.");

    /// <summary>A verb that the node does not know.</summary>
    public static LintRule UnknownVerb { get; } = new("unknown-verb", "hardware 4.3", "A node is asked only what its capabilities offer.");

    /// <summary>A stream's set-up is changed while it runs.</summary>
    public static LintRule StreamWhileRunning { get; } = new("stream-while-running", "hardware 2.3", "CBL, LVI, FMT, BDPL and BDPU are written while RUN reads 0.");

    /// <summary>RUN together with SRST.</summary>
    public static LintRule RunWithReset { get; } = new("run-with-reset", "hardware 2.3", "RUN and SRST are never 1 together, and SRST is set when RUN reads 0.");

    /// <summary>A stream without a number.</summary>
    public static LintRule TagZero { get; } = new("tag-zero", "hardware 2.3", "A stream that runs has a number from 1 to 15.");

    /// <summary>Two streams of one number.</summary>
    public static LintRule SharedTag { get; } = new("shared-tag", "hardware 2.3", "Two streams of one direction that run have different numbers.");

    /// <summary>One descriptor only.</summary>
    public static LintRule LviZero { get; } = new("lvi-zero", "hardware 1.5", "A list has two entries at least.");

    /// <summary>CBL is 0 or no whole number of frames.</summary>
    public static LintRule CyclicLength { get; } = new("cyclic-length", "hardware 1.5", "CBL is a whole number of sample frames, and not 0.");

    /// <summary>CBL is not the sum of the list.</summary>
    public static LintRule CyclicLengthSum { get; } = new("cyclic-length-sum", "hardware 1.5", "CBL is the sum of the lengths in the list.");

    /// <summary>An entry of the list is illegal.</summary>
    public static LintRule IllegalDescriptor { get; } = new("illegal-descriptor", "hardware 2.8", "An entry has a length of whole samples, and zeros in its reserved bits.");

    /// <summary>The list is changed while the stream runs.</summary>
    public static LintRule ListWhileRunning { get; } = new("list-while-running", "hardware 2.8", "Entries of the list are left alone while the stream runs: hardware may have fetched them.");

    /// <summary>A format that does not exist.</summary>
    public static LintRule IllegalFormat { get; } = new("illegal-format", "hardware 1.5", "SDnFMT has no reserved code, and bit 15 is 0.");

    /// <summary>Stream and converter disagree.</summary>
    public static LintRule FormatMismatch { get; } = new("format-mismatch", "hardware 2.3", "The formats of a stream and of the converters on its number are the same.");

    /// <summary>More lines than there are.</summary>
    public static LintRule Stripe { get; } = new("stripe", "hardware 2.6", "A stream is spread over lines that the controller has, and only outbound.");

    /// <summary>The device is sent where it may not go.</summary>
    public static LintRule ForbiddenMemory { get; } = new("forbidden-memory", "hardware 2.8, 3.3", "What the device is told to read or write is memory that was given to it.");

    /// <summary>The driver waits for what cannot happen.</summary>
    public static LintRule EndlessPoll { get; } = new("endless-poll", "hardware 1.2", "A register is polled only while something in the device can still change it, and time passes between two looks.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        Unmapped, ReservedBit, ReadOnly, AccidentalAcknowledge, HeldInReset, ResetWhileRunning, ResetTooShort, CodecTooEarly, RingWhileRunning, Unaligned, OutOfRange,
        CorbOverrun, NoRoomForAnswer, ImmediateWhileCorb, NoSuchCodec, UnknownVerb, StreamWhileRunning, RunWithReset, TagZero, SharedTag, LviZero, CyclicLength, CyclicLengthSum,
        IllegalDescriptor, ListWhileRunning, IllegalFormat, FormatMismatch, Stripe, ForbiddenMemory, EndlessPoll,
    ];
}
