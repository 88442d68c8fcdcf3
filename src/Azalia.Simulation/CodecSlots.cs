using Azalia.Simulation.Codecs;
using Azalia.Simulation.Link;
using Azalia.Specification.Streams;

namespace Azalia.Simulation;

/// <summary>Which codec stands at which address of the link.</summary>
internal sealed class CodecSlots
{
    private readonly SimulatedCodec?[] _at = new SimulatedCodec?[LinkTiming.MaximumCodecs];

    /// <summary>Gives each codec its own address, or the lowest one that is free if it has none or another codec was there first.</summary>
    public CodecSlots(IReadOnlyList<CodecProfile> profiles)
    {
        List<SimulatedCodec> codecs = new(profiles.Count);
        foreach (CodecProfile profile in profiles)
        {
            int address = profile.Address is { } own && own < _at.Length && _at[own] is null ? own : Array.IndexOf(_at, null);
            codecs.Add(_at[address] = new SimulatedCodec(profile, (byte)address));
        }

        Codecs = codecs;
        Links = [.. _at.Take(1 + Array.FindLastIndex(_at, static codec => codec is not null)).Select(static ICodecLink (codec) => codec ?? (ICodecLink)new EmptySlot())];
    }

    /// <summary>The codecs in the order in which they were given.</summary>
    public IReadOnlyList<SimulatedCodec> Codecs { get; }

    /// <summary>What is at the end of each SDI line.</summary>
    public IReadOnlyList<ICodecLink> Links { get; }

    /// <summary>The codec at an address, or null.</summary>
    public SimulatedCodec? Find(int address) => (uint)address < (uint)_at.Length ? _at[address] : null;
}
