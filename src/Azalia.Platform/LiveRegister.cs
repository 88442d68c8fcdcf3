namespace Azalia.Platform;

/// <summary>
/// A 32-bit register that counts by itself, such as the wall clock or a link position, handed to a client to be read at will.
/// It stands for the pointer to a mapped register page that the Windows DDI hands out.
/// </summary>
/// <remarks>Readable from any thread at any level, for as long as the platform lives.</remarks>
/// <param name="window">The window in which the register lies.</param>
/// <param name="offset">Its byte offset there, a multiple of 4.</param>
public sealed class LiveRegister(MmioWindow window, int offset)
{
    /// <summary>Byte offset of the register in the controller's register space.</summary>
    public int Offset => offset;

    /// <summary>The value at this moment.</summary>
    public uint Read() => window.Read32(offset);
}
