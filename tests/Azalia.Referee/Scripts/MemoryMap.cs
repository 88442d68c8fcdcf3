using System.Diagnostics.CodeAnalysis;

namespace Azalia.Referee.Scripts;

/// <summary>The block of memory that a script has, by the names of its regions. It lies at the same device address on every machine.</summary>
/// <remarks>
/// <c>corb</c> 1 KiB, <c>rirb</c> 2 KiB, <c>positions</c> 256 bytes, <c>list0</c> to <c>list7</c> 4 KiB each, <c>data0</c> to <c>data7</c> 64 KiB each;
/// <c>nowhere</c> is a place at which no machine has memory.
/// </remarks>
internal static class MemoryMap
{
    /// <summary>Streams that have a list and data of their own.</summary>
    public const int Streams = 8;

    /// <summary>Bytes of a stream's data.</summary>
    public const int DataBytes = 0x1_0000;

    /// <summary>Bytes of the whole block.</summary>
    public const int BlockBytes = FirstData + Streams * DataBytes;

    /// <summary>Where the RIRB is, from the block's start.</summary>
    public const int Rirb = 0x1000;

    /// <summary>Where the position buffer is, from the block's start.</summary>
    public const int Positions = 0x2000;

    /// <summary>The name of the place without memory.</summary>
    public const string Nowhere = "nowhere";

    private const ulong NowhereAddress = 0x4000_0000;
    private const int FirstList = 0x8000;
    private const int ListBytes = 0x1000;
    private const int FirstData = 0x1_0000;

    private static readonly Dictionary<string, int> s_regions = Build();

    /// <summary>The names, for messages.</summary>
    public static IEnumerable<string> Names => s_regions.Keys.Append(Nowhere);

    /// <summary>Whether a region has that name.</summary>
    public static bool Knows(string name) => name == Nowhere || s_regions.ContainsKey(name);

    /// <summary>Whether an offset in the block lies in the data of a stream.</summary>
    public static bool IsDataOf(int offset, int stream) => offset >= FirstData && (offset - FirstData) / DataBytes == stream;

    /// <summary>Where a place is in the block; false when there is no memory.</summary>
    public static bool TryOffset(Place place, [NotNullWhen(true)] out int offset)
    {
        bool known = s_regions.TryGetValue(place.Region, out offset);
        offset += place.Offset;
        return known && offset >= 0 && offset < BlockBytes;
    }

    /// <summary>The device address of a place.</summary>
    /// <param name="block">The device address of the block.</param>
    /// <param name="place">The place.</param>
    public static ulong Address(ulong block, Place place) =>
        (s_regions.TryGetValue(place.Region, out int start) ? block + (ulong)start : NowhereAddress) + (ulong)place.Offset;

    private static Dictionary<string, int> Build()
    {
        Dictionary<string, int> regions = new(StringComparer.Ordinal) { ["corb"] = 0, ["rirb"] = Rirb, ["positions"] = Positions };
        for (int stream = 0; stream < Streams; stream++)
        {
            regions[$"list{stream}"] = FirstList + stream * ListBytes;
            regions[$"data{stream}"] = FirstData + stream * DataBytes;
        }

        return regions;
    }
}
