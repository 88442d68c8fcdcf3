using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Simulation.Codecs;

/// <summary>A codec as data: everything that <see cref="SimulatedCodec"/> needs to answer verbs and to carry samples.</summary>
/// <remarks>The built-in ones are in <see cref="CodecProfiles"/>.</remarks>
public sealed record CodecProfile
{
    /// <summary>The name by which it is chosen: lower case, no blanks. Of a codec from a text it is the name that stands there.</summary>
    public required string Name { get; init; }

    /// <summary>One line for a person: what the codec is.</summary>
    public required string Summary { get; init; }

    /// <summary>The address that it is to have on the link, 0 to 14, if no other codec is there; null is the lowest that is free.</summary>
    public byte? Address { get; init; }

    /// <summary>Vendor and device, as the root node answers.</summary>
    public required VendorIdentity VendorId { get; init; }

    /// <summary>Revision, as the root node answers.</summary>
    public required RevisionIdentity RevisionId { get; init; }

    /// <summary>Parameter 01h of the root and of function groups: how codecs told their subsystem before verb F20h came. 0 of most.</summary>
    public uint OldSubsystemId { get; init; }

    /// <summary>The function groups, with consecutive node numbers in ascending order.</summary>
    public required IReadOnlyList<FunctionGroupProfile> FunctionGroups { get; init; }

    /// <summary>The codec that a Linux codec text shows, in the state that the text shows it in (hardware 6).</summary>
    /// <remarks>
    /// It answers every verb whose answer the text holds exactly so until something changes it. A reset leaves what hardware 4.10 says: a complete one the architecture's defaults, with
    /// what the board's maker set (configuration defaults, subsystem) kept. Any reading of a text makes a codec, be it a modem's, damaged or absurd.
    /// </remarks>
    /// <param name="text">The codec's text, which is read once.</param>
    public static CodecProfile FromText(CodecText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextCodec.Create(text);
    }

    /// <summary>
    /// Whether a connection list is answered from exactly the entry that was asked for. By default the index is rounded down to the first entry of a response, as real codecs do
    /// (hardware 4.4).
    /// </summary>
    public bool AnswersConnectionsFromIndex { get; init; }

    /// <summary>Whether the codec knows power states. One that does not is always on, answers 0 to Get power state and ignores Set power state.</summary>
    public bool HasPowerStates { get; init; } = true;

    /// <summary>Whether the codec is as somebody found it: then its node numbers may have holes, and nodes there answer nothing.</summary>
    internal bool IsAsFound { get; init; }
}
