namespace Azalia.Conformance;

/// <summary>One thing that the specification says about a controller, as a question to a device.</summary>
public sealed class ConformanceCheck
{
    private readonly Func<Bench, Verdict> _ask;

    internal ConformanceCheck(string group, string name, string section, string claim, Func<Bench, Verdict> ask)
    {
        Group = group;
        Name = name;
        Section = section;
        Claim = claim;
        _ask = ask;
    }

    /// <summary>What it is about: identity, reset, rings, immediate, interrupts, streams, positions, dma or codec.</summary>
    public string Group { get; }

    /// <summary>A short name that stays the same, such as <c>reset-keeps-wakeen</c>.</summary>
    public string Name { get; }

    /// <summary>Where it is specified.</summary>
    public string Section { get; }

    /// <summary>What the specification says, in words.</summary>
    public string Claim { get; }

    /// <summary>The check's name.</summary>
    public override string ToString() => Name;

    internal Verdict Ask(Bench bench) => _ask(bench);
}
