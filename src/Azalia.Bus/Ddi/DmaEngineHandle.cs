using System.Globalization;

namespace Azalia.Bus.Ddi;

/// <summary>
/// Identifies a DMA engine that a client allocated: the HANDLE of hdaudio.h. Opaque; never zero; never handed out twice in the life of a
/// process, so that a handle that was freed stays invalid for good.
/// </summary>
/// <param name="Value">The handle's bits.</param>
public readonly record struct DmaEngineHandle(nint Value)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:X}");
}
