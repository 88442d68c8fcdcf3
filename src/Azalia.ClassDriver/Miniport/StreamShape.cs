using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Miniport;

/// <summary>What a stream's positions are counted with, all in bytes but the last.</summary>
/// <param name="BufferBytes">Bytes of the cyclic buffer.</param>
/// <param name="FrameBytes">Bytes of a frame.</param>
/// <param name="BytesPerSecond">Bytes that the link moves in a second.</param>
/// <param name="FifoBytes">Bytes that may be between memory and link, up to a whole frame.</param>
/// <param name="Packets">Packets of the buffer: its notifications, 0 without.</param>
/// <param name="IsCapture">Whether the device writes the buffer.</param>
internal readonly record struct StreamShape(
    int BufferBytes, int FrameBytes, long BytesPerSecond, int FifoBytes, int Packets, bool IsCapture)
{
    /// <summary>Bytes of a packet, or of the whole buffer when it has none.</summary>
    internal int PacketBytes => BufferBytes / Math.Max(1, Packets);

    internal static StreamShape Of(in KsDataFormat format, uint bufferBytes, uint fifoBytes, uint packets, bool isCapture) => new(
        (int)bufferBytes,
        (int)format.BlockAlign,
        (long)format.AverageBytesPerSecond,
        (int)((fifoBytes + format.BlockAlign - 1) / format.BlockAlign * format.BlockAlign),
        (int)packets,
        isCapture);
}
