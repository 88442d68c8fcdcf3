using Azalia.Specification.Streams;

namespace Azalia.Bus.Streams;

/// <summary>
/// The rule for the size of a cyclic buffer: whole frames, pieces that start on 128-byte boundaries, room for two descriptors (DDI
/// 5.3).
/// </summary>
internal static class BufferSize
{
    /// <summary>Two descriptors of one alignment unit each.</summary>
    public const int Smallest = 2 * BufferDescriptor.Alignment;

    /// <summary>The smallest legal size at or above a request, or the largest legal one when that would be too large.</summary>
    /// <param name="requested">Bytes wanted.</param>
    /// <param name="format">The stream's format.</param>
    /// <param name="notifications">Notifications in a cycle: 0, 1 or 2.</param>
    /// <param name="largest">The largest buffer there is, in bytes.</param>
    public static int Legal(nuint requested, StreamFormat format, int notifications, int largest)
    {
        ulong granule = (ulong)Granule(format, notifications);
        ulong wanted = Math.Max(requested, Smallest);
        ulong rounded = wanted > (ulong)largest ? ulong.MaxValue : (wanted + granule - 1) / granule * granule;
        return (int)(rounded <= (ulong)largest ? rounded : (ulong)largest / granule * granule);
    }

    /// <summary>What every legal size is a multiple of: lcm(128 x max(1, notifications), bytes per frame).</summary>
    /// <param name="format">The stream's format.</param>
    /// <param name="notifications">Notifications in a cycle: 0, 1 or 2.</param>
    public static int Granule(StreamFormat format, int notifications)
    {
        int unit = BufferDescriptor.Alignment * Math.Max(1, notifications);
        int frame = format.BytesPerFrame;
        int divisor = unit;
        for (int rest = frame; rest != 0;)
            (divisor, rest) = (rest, divisor % rest);

        return unit / divisor * frame;
    }
}
