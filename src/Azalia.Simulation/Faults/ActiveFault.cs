namespace Azalia.Simulation.Faults;

/// <summary>A fault at work: it counts what it meets, and changes what it strikes. Used by one decorator, which is never entered twice at once.</summary>
internal sealed class ActiveFault
{
    private readonly FaultCondition _when;
    private readonly FaultRandom _random;
    private long _met;
    private ulong? _frozen;

    /// <summary>Makes a fault at work.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="seed">Its own seed, so that faults do not disturb each other's choices.</param>
    public ActiveFault(Fault fault, ulong seed)
    {
        Fault = fault;
        _when = fault.When;
        _random = new FaultRandom(seed);
    }

    /// <summary>The fault.</summary>
    public Fault Fault { get; }

    /// <summary>What it does.</summary>
    public FaultActionKind Kind => Fault.Action.Kind;

    /// <summary>How often it struck.</summary>
    public long Hits { get; private set; }

    /// <summary>Whether the fault is done and will never strike again.</summary>
    public bool IsSpent => _when.Times != 0 && Hits >= _when.Times;

    /// <summary>Whether the present lies in the fault's time.</summary>
    public bool IsInTime(long tick) => tick >= _when.From && tick < _when.Until;

    /// <summary>For a fault that lasts: whether it does at present.</summary>
    public bool Lasts(long tick)
    {
        if (!IsInTime(tick))
            return false;

        Hits = 1;
        return true;
    }

    /// <summary>The fault meets something that it could strike. Counts.</summary>
    public bool Strikes(long tick)
    {
        if (!IsInTime(tick) || IsSpent)
            return false;

        long number = _met++ - _when.After;
        if (number < 0 || number % _when.Every != 0)
            return false;
        if (_when.Chance < 100 && _random.Below(100) >= _when.Chance)
            return false;

        Hits++;
        return true;
    }

    /// <summary>The value that comes in place of another.</summary>
    /// <param name="value">The truth.</param>
    /// <param name="width">How many bits it has, 1 to 64.</param>
    public ulong Change(ulong value, int width)
    {
        FaultAction action = Fault.Action;
        ulong mask = ulong.MaxValue >> 64 - width;
        return mask & action.Kind switch
        {
            FaultActionKind.Set when action.Bits is { } bits => SetBits(value, bits, action.Value),
            FaultActionKind.Set => (ulong)action.Value,
            FaultActionKind.Add => value + (ulong)action.Value,
            FaultActionKind.Flip => value ^ (ulong)action.Value,
            FaultActionKind.Freeze => _frozen ??= value,
            FaultActionKind.Garble => value ^ 1ul << _random.Below(width),
            _ => value,
        };
    }

    /// <summary>The bytes that come in place of others, lowest first.</summary>
    /// <param name="bytes">The truth, then not any more.</param>
    /// <param name="area">What they are.</param>
    public void Change(Span<byte> bytes, FaultArea area)
    {
        if (area == FaultArea.Samples)
        {
            ChangeSamples(bytes);
            return;
        }

        if (Kind == FaultActionKind.Garble)
        {
            int bit = _random.Below(bytes.Length * 8);
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            return;
        }

        // A field is changed where it lies; without one the first 64 bits are.
        int low = Fault.Action.Bits is { Low: > 63 } field ? 64 : 0;
        Span<byte> part = bytes.Slice(low >> 3, Math.Min(8, bytes.Length - (low >> 3)));
        ulong value = 0;
        for (int i = part.Length - 1; i >= 0; i--)
            value = value << 8 | part[i];

        value = Fault.Action is { Kind: FaultActionKind.Set, Bits: { } bits }
            ? SetBits(value, new FaultBits(Math.Min(bits.High - low, 63), bits.Low - low), Fault.Action.Value)
            : Change(value, part.Length * 8);
        for (int i = 0; i < part.Length; i++)
            part[i] = (byte)(value >> 8 * i);
    }

    /// <summary>A frame of samples that comes in place of another.</summary>
    public void Change(Span<int> samples)
    {
        if (Kind == FaultActionKind.Set)
            samples.Fill((int)Fault.Action.Value);
        else if (!samples.IsEmpty)
            samples[_random.Below(samples.Length)] ^= 1 << _random.Below(32);
    }

    private void ChangeSamples(Span<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (Kind == FaultActionKind.Garble)
        {
            bytes[_random.Below(bytes.Length)] ^= (byte)(1 << _random.Below(8));
            return;
        }

        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Change(bytes[i], 8);
    }

    private static ulong SetBits(ulong value, FaultBits bits, long field)
    {
        ulong mask = ulong.MaxValue >> 64 - bits.Count << bits.Low;
        return value & ~mask | (ulong)field << bits.Low & mask;
    }
}
