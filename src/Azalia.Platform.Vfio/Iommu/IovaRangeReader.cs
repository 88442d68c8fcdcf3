using System.Runtime.InteropServices;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Iommu;

/// <summary>Reads the address ranges of an IOMMU out of the chain of capabilities that the kernel answers with.</summary>
internal static class IovaRangeReader
{
    /// <summary>Adds the ranges that the chain holds.</summary>
    /// <param name="info">The whole answer.</param>
    /// <param name="first">Where its first capability stands.</param>
    /// <param name="ranges">What they are added to.</param>
    public static unsafe void Read(ReadOnlySpan<byte> info, uint first, List<IovaRange> ranges)
    {
        // Bounded by the number of headers that fit: a chain that leads back to itself ends as well.
        int headerBytes = sizeof(CapabilityHeader);
        for (int left = info.Length / headerBytes; left > 0 && first != 0 && first <= info.Length - headerBytes - sizeof(ulong); left--)
        {
            CapabilityHeader header = MemoryMarshal.Read<CapabilityHeader>(info[(int)first..]);
            if (header.Id == CapabilityHeader.IovaRanges)
            {
                int count = (int)Math.Min(BitConverter.ToUInt32(info[((int)first + headerBytes)..]), (uint)(info.Length / sizeof(IovaRange)));
                int at = (int)first + headerBytes + sizeof(ulong);
                for (int i = 0; i < count && at <= info.Length - sizeof(IovaRange); i++, at += sizeof(IovaRange))
                    ranges.Add(new IovaRange(BitConverter.ToUInt64(info[at..]), BitConverter.ToUInt64(info[(at + sizeof(ulong))..])));
            }

            first = header.Next;
        }
    }
}
