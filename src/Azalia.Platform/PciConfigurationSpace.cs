namespace Azalia.Platform;

/// <summary>The PCI configuration space of the controller: 256 bytes, or 4096 where the device has extended space.</summary>
/// <remarks>Accesses are naturally aligned. What is not implemented reads as zero and ignores writes.</remarks>
public abstract class PciConfigurationSpace
{
    /// <summary>Reads one byte.</summary>
    /// <param name="offset">Byte offset.</param>
    public abstract byte Read8(int offset);

    /// <summary>Reads a word.</summary>
    /// <param name="offset">Byte offset, a multiple of 2.</param>
    public abstract ushort Read16(int offset);

    /// <summary>Reads a dword.</summary>
    /// <param name="offset">Byte offset, a multiple of 4.</param>
    public abstract uint Read32(int offset);

    /// <summary>Writes one byte.</summary>
    /// <param name="offset">Byte offset.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write8(int offset, byte value);

    /// <summary>Writes a word.</summary>
    /// <param name="offset">Byte offset, a multiple of 2.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write16(int offset, ushort value);

    /// <summary>Writes a dword.</summary>
    /// <param name="offset">Byte offset, a multiple of 4.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write32(int offset, uint value);
}
