namespace Azalia.Referee.Scripts;

/// <summary>What is done to a machine, and where it is looked at: the same on both.</summary>
/// <param name="Name">What it is about; for a random one its seed.</param>
/// <param name="Section">The group it belongs to.</param>
/// <param name="Steps">What is done, in order.</param>
internal sealed record Script(string Name, string Section, IReadOnlyList<Step> Steps)
{
    /// <summary>Hertz of what QEMU's codecs write to their files: it must be the streams' rate, or the samples cannot be compared.</summary>
    public int Rate { get; init; } = 48_000;

    /// <summary>The shape of each codec.</summary>
    public string Codec { get; init; } = "hda-output";

    /// <summary>Codecs on the link.</summary>
    public int Codecs { get; init; } = 1;

    /// <summary>The machine that it needs.</summary>
    public MachineShape Shape => new(Codec, Codecs, Rate);
}
