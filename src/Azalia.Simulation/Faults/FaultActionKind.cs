namespace Azalia.Simulation.Faults;

/// <summary>What a fault does to what it meets.</summary>
public enum FaultActionKind
{
    /// <summary><c>= V</c> or <c>[H:L] = V</c>: the value, or some bits of it, is a lie.</summary>
    Set,

    /// <summary><c>add V</c>: the value is off by so much; it wraps at its width.</summary>
    Add,

    /// <summary><c>flip V</c>: these bits are inverted.</summary>
    Flip,

    /// <summary><c>freeze</c>: the first value that is met comes again and again.</summary>
    Freeze,

    /// <summary><c>garble</c>: one bit is inverted, which one is left to the seed.</summary>
    Garble,

    /// <summary><c>drop</c>: it is lost on the way, and nobody notices.</summary>
    Drop,

    /// <summary><c>twice</c>: it comes two times.</summary>
    Twice,

    /// <summary><c>delay T</c>: it comes so much later.</summary>
    Delay,

    /// <summary><c>stall T</c>: the access takes so long.</summary>
    Stall,

    /// <summary><c>refuse</c>: memory says no, as at a master abort.</summary>
    Refuse,

    /// <summary><c>truncate</c>: bits 63:32 of the address are lost.</summary>
    Truncate,

    /// <summary><c>gone</c>: reads give all ones, writes go nowhere.</summary>
    Gone,

    /// <summary><c>absent</c>: no codec is on the line.</summary>
    Absent,

    /// <summary><c>send V</c>: a response comes that nobody caused.</summary>
    Send,

    /// <summary><c>also V</c>: the codec does this verb as well, node in 27:20 and verb in 19:0.</summary>
    Also,

    /// <summary><c>raise</c>: the line is asserted for no reason.</summary>
    Raise,

    /// <summary><c>lose</c>: the edge is lost, as an MSI may be: the line looks idle until the device drops and raises it again.</summary>
    Lose,
}
