using Azalia.Platform;
using Azalia.Platform.Memory;

namespace Azalia.WaveRT.Port;

/// <summary>A pin's cyclic buffer, mapped for its client: what stands for the address in KSRTAUDIO_BUFFER. Device and client share these
/// bytes.</summary>
/// <remarks>Ends with the pin: from then on every access throws <see cref="ObjectDisposedException"/>.</remarks>
public sealed class MappedBuffer
{
    private readonly DmaView _view;
    private readonly int _offsetFromFirstPage;

    internal MappedBuffer(DmaView view, int offsetFromFirstPage, int length)
    {
        _view = view;
        _offsetFromFirstPage = offsetFromFirstPage;
        Length = length;
    }

    /// <summary>Bytes that the buffer has. Positions count from 0 to here and wrap.</summary>
    public int Length { get; }

    /// <summary>The bytes of the buffer.</summary>
    /// <exception cref="ObjectDisposedException">The pin was closed.</exception>
    public Span<byte> Span => _view.Span.Slice(_offsetFromFirstPage, Length);

    /// <summary>The address at which the device finds a byte of the buffer.</summary>
    /// <param name="offset">Byte offset from the buffer's start.</param>
    public DeviceAddress AddressOf(int offset) => _view.AddressOf(_offsetFromFirstPage + offset);

    internal void Unmap() => _view.Dispose();
}
