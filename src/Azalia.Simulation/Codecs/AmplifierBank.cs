using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>The amplifiers of one direction of a node: one output amplifier, or one input amplifier for each connection (HDA 1.0a 7.3.3.7).</summary>
/// <remarks>
/// A gain above the highest step is clipped to it. An amplifier that cannot mute reads bit 7 as 0. A mono node has the left side only: setting the right
/// does nothing, and reading it gives the left. An index beyond the last amplifier does nothing and reads 0. Found answers are given back as they stand until they are
/// set; what they do to the samples is what a Set of the same value would.
/// </remarks>
internal sealed class AmplifierBank
{
    private const int IndexLimit = 16;

    private readonly AmplifierCapabilities _capabilities;
    private readonly bool _isStereo;
    private readonly uint[] _left;
    private readonly uint[] _right;

    /// <summary>Amplifiers at their defaults; those beyond the end of the list are at 0 dB, and muted if they can be.</summary>
    public AmplifierBank(AmplifierCapabilities capabilities, int count, bool isStereo, IReadOnlyList<AmplifierValue> defaults, IReadOnlyList<AmplifierAnswer> found)
    {
        _capabilities = capabilities;
        _isStereo = isStereo;
        count = Math.Max(count, found.Count);
        _left = new uint[count];
        _right = new uint[count];
        for (int i = 0; i < count; i++)
        {
            uint value = Limit(i < defaults.Count ? defaults[i] : new AmplifierValue { Mute = true, Gain = capabilities.Offset }).Raw;
            (_left[i], _right[i]) = i < found.Count ? (found[i].Left, found[i].Right) : (value, value);
        }
    }

    /// <summary>How many amplifiers there are.</summary>
    public int Count => _left.Length;

    /// <summary>Sets one amplifier, one or both sides.</summary>
    public void Set(int index, bool left, bool right, AmplifierValue value)
    {
        if (index >= _left.Length)
            return;
        if (left)
            _left[index] = Limit(value).Raw;
        if (_isStereo ? right : left)
            _right[index] = Limit(value).Raw;
    }

    /// <summary>Reads one side of one amplifier.</summary>
    public uint Get(AmplifierGetPayload which)
    {
        // Hardware 4.5: 16 amplifiers have a number. A found list that is longer goes on in the reserved bits above, where its finder read it.
        int index = _left.Length > IndexLimit ? which.Raw & 0x7F : which.Index;
        return index >= _left.Length ? 0 : which.Left ? _left[index] : _right[index];
    }

    /// <summary>Makes one amplifier louder or softer, both sides, and leaves its mute.</summary>
    public void Step(int index, int steps)
    {
        _left[index] = Step(_left[index], steps);
        _right[index] = Step(_right[index], steps);
    }

    /// <summary>What one amplifier does to a path.</summary>
    public PathGain GainOf(int index)
    {
        if (index >= _left.Length)
            return PathGain.Unity;
        AmplifierValue left = Limit(new AmplifierValue((byte)_left[index]));
        AmplifierValue right = Limit(new AmplifierValue((byte)_right[index]));
        return new PathGain(QuartersOf(left), QuartersOf(right), left.Mute, right.Mute);
    }

    // 7.3.4.10: a step is (StepSize + 1) quarters of a decibel, and Offset is the step of 0 dB.
    private int QuartersOf(AmplifierValue value) => (value.Gain - _capabilities.Offset) * (_capabilities.StepSize + 1);

    private uint Step(uint raw, int steps)
    {
        AmplifierValue value = Limit(new AmplifierValue((byte)raw));
        return (value with { Gain = (byte)Math.Clamp(value.Gain + steps, 0, _capabilities.StepCount) }).Raw;
    }

    private AmplifierValue Limit(AmplifierValue value) => new()
    {
        Mute = value.Mute && _capabilities.Mute,
        Gain = Math.Min(value.Gain, _capabilities.StepCount),
    };
}
