using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Codecs;

/// <summary>The processing controls of a widget: a state, and coefficients behind an index (HDA 1.0a 7.3.3.4 to 7.3.3.6).</summary>
/// <remarks>
/// Processing itself is the vendor's and has no effect on the samples. Every coefficient that was written is kept, whatever number of them the capabilities state: real
/// codecs have many that they do not tell of.
/// </remarks>
internal sealed class ProcessingUnit
{
    private readonly bool _hasBenign;
    private readonly Dictionary<ushort, ushort> _coefficients = [];
    private ushort _index;

    /// <summary>A unit as it is after power-on.</summary>
    public ProcessingUnit(ProcessingCapabilities capabilities, IReadOnlyList<ushort> coefficients)
    {
        _hasBenign = capabilities.Benign;
        for (int i = 0; i < coefficients.Count; i++)
            _coefficients[(ushort)i] = coefficients[i];
    }

    /// <summary>0 off, 1 on, 2 benign.</summary>
    public byte State { get; private set; }

    /// <summary>The coefficient that the next access is for; it goes on by one after each.</summary>
    public ushort Index { get => _index; set => _index = value; }

    /// <summary>Sets the state; one that the unit does not have changes nothing.</summary>
    public void SetState(byte value)
    {
        byte state = (byte)Bits.Get(value, 0, 2);
        if (state < 2 || state == 2 && _hasBenign)
            State = state;
    }

    /// <summary>Reads the coefficient at the index.</summary>
    public ushort Read() => _coefficients.GetValueOrDefault(_index++);

    /// <summary>Writes the coefficient at the index.</summary>
    public void Write(ushort value) => _coefficients[_index++] = value;
}
