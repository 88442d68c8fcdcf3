using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;

namespace Azalia.Bus.Streams;

/// <summary>Writes the buffer descriptor list of a cyclic buffer, and checks the one that a client wrote.</summary>
internal static class DescriptorList
{
    /// <summary>Bytes of the page that holds a list of 256 entries.</summary>
    public const int ByteCount = BufferDescriptor.MaximumEntries * BufferDescriptor.EncodedSize;

    /// <summary>
    /// One entry for each run of adjacent pages, and a cut in the middle, so that there are at least two (DDI 5.20).
    /// </summary>
    /// <param name="list">The page that takes the list.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">Bytes of the cycle.</param>
    /// <param name="notifications">0, 1: interrupt when the end was moved, 2: and when the middle was (DDI 2.7).</param>
    /// <param name="endsAtPages">Whether no entry may cross a page (hardware 2.8).</param>
    /// <returns>The number of entries, or 0 when 256 are not enough.</returns>
    public static int Write(DmaView list, Mdl buffer, int length, int notifications, bool endsAtPages)
    {
        int middle = length / 2 / BufferDescriptor.Alignment * BufferDescriptor.Alignment;
        Span<byte> entries = list.Span;
        int count = 0;
        for (int offset = 0; offset < length; count++)
        {
            if (count == BufferDescriptor.MaximumEntries)
                return 0;

            int end = offset < middle ? middle : length;
            int piece = Math.Min(buffer.ContiguousBytesAt(offset), end - offset);
            DeviceAddress address = buffer.AddressOf(offset);
            if (endsAtPages)
                piece = Math.Min(piece, DmaMemory.PageSize - (int)(address.Value % DmaMemory.PageSize));
            offset += piece;
            bool interrupts = (offset == length && notifications > 0) || (offset == middle && notifications > 1);
            new BufferDescriptor(address.Value, (uint)piece, interrupts).Write(entries[(count * BufferDescriptor.EncodedSize)..]);
        }

        return count;
    }

    /// <summary>Whether a client's list is one that the hardware can use (DDI 2.9).</summary>
    /// <param name="list">The list.</param>
    /// <param name="data">The contiguous buffer that it may describe.</param>
    /// <param name="entries">How many entries it has.</param>
    /// <param name="length">What their lengths must add up to.</param>
    /// <param name="mayInterrupt">Whether entries may ask for an interrupt.</param>
    /// <param name="endsAtPages">Whether no entry may cross a page.</param>
    public static bool IsLegal(DmaView list, Mdl data, int entries, uint length, bool mayInterrupt, bool endsAtPages)
    {
        ulong first = data.AddressOf(0).Value;
        ulong sum = 0;
        for (int i = 0; i < entries; i++)
        {
            BufferDescriptor descriptor = BufferDescriptor.Read(list.Span[(i * BufferDescriptor.EncodedSize)..]);
            ulong offset = descriptor.Address - first;
            if (descriptor.Length == 0
                || descriptor.Address % BufferDescriptor.Alignment != 0
                || offset >= (ulong)data.ByteCount
                || descriptor.Length > (ulong)data.ByteCount - offset
                || (descriptor.InterruptOnCompletion && !mayInterrupt)
                || (endsAtPages && descriptor.Address % DmaMemory.PageSize + descriptor.Length > DmaMemory.PageSize))
            {
                return false;
            }

            sum += descriptor.Length;
        }

        // Fragments may leave gaps; together they never hold more than was allocated.
        return sum == length && sum <= (ulong)data.ByteCount;
    }
}
