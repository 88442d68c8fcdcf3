using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>What a script has written to the register window, byte by byte, since the last reset of the controller.</summary>
internal sealed class WrittenBytes
{
    private const int Control = 0x08;
    private const int ResumeWell = 0x0C;

    private readonly Dictionary<int, Written> _bytes = [];

    /// <summary>A byte as it was last written.</summary>
    /// <param name="Value">The byte.</param>
    /// <param name="Ticks">When.</param>
    /// <param name="InReset">Whether the controller was in reset then.</param>
    /// <param name="InStreamReset">Whether its stream was in reset then.</param>
    /// <param name="Exact">Whether the access began where QEMU has a register that holds the byte; others it does not see.</param>
    /// <param name="Through">How far from the byte the access began: 0 or less.</param>
    public readonly record struct Written(byte Value, long Ticks, bool InReset, bool InStreamReset, bool Exact, int Through);

    /// <summary>Notes a write.</summary>
    public void Note(int offset, int width, uint value, long ticks, bool inReset, bool inStreamReset)
    {
        for (int i = 0; i < width; i++)
            _bytes[offset + i] = new Written((byte)(value >> i * 8), ticks, inReset, inStreamReset, IsSeenByQemu(offset, offset + i), -i);
    }

    /// <summary>The controller is reset: only GCTL and the resume well keep what was written.</summary>
    public void Reset()
    {
        foreach (int offset in _bytes.Keys.ToArray())
        {
            if (offset is < Control or > ResumeWell + 3)
                _ = _bytes.Remove(offset);
        }
    }

    /// <summary>A byte, or null when it has not been written.</summary>
    public Written? At(int offset) => _bytes.TryGetValue(offset, out Written written) ? written : null;

    /// <summary>A register as it was last written, zero where it was not.</summary>
    public uint Value(int offset, int width)
    {
        uint value = 0;
        for (int i = 0; i < width; i++)
            value |= (uint)(At(offset + i)?.Value ?? 0) << i * 8;
        return value;
    }

    /// <summary>Whether any byte of a register was last written so.</summary>
    public bool Any(int offset, int width, Func<Written, bool> how)
    {
        for (int i = 0; i < width; i++)
        {
            if (At(offset + i) is { } written && how(written))
                return true;
        }

        return false;
    }

    // QEMU finds a register by the very offset of the access, and of that register only: for SDnCTL there is a second one, at its last byte.
    /// <summary>Whether QEMU finds the register of a byte by an access that begins at some place.</summary>
    public static bool IsSeenByQemu(int access, int place)
    {
        if (RegisterCatalog.Find(place) is not { } location)
            return false;
        if (location.Offset == access)
            return true;
        return location.Register.Type == typeof(StreamControl) && access == place && place == location.Offset + 2
            || location.Register.Type == typeof(StreamStatus) && access == location.Offset - 3;
    }
}
