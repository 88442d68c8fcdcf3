namespace Azalia.Referee.Chance;

/// <summary>Chance from a seed: the same numbers on every machine and with every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number below a bound.</summary>
    /// <param name="bound">1 or more.</param>
    public int Next(int bound) => (int)(Bits() % (uint)bound);

    /// <summary>A number between two, both included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>Whether something happens that happens so often in a hundred times.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Next(choices.Length)];

    /// <summary>32 bits.</summary>
    public uint Word() => (uint)Bits();

    private ulong Bits()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return (mixed ^ (mixed >> 31)) >> 16;
    }
}
