namespace Azalia.Platform.Memory;

/// <summary>Adjacent pages, as the device sees them.</summary>
/// <param name="First">Address of the first page.</param>
/// <param name="PageCount">How many.</param>
public readonly record struct PageRun(DeviceAddress First, int PageCount)
{
    /// <summary>Bytes in the run.</summary>
    public int ByteCount => PageCount * DmaMemory.PageSize;
}
