namespace Azalia.Platform.Memory;

/// <summary>
/// What stands between device addresses and memory: an IOMMU, or a backend's table. It is told of every run of pages that is given to the
/// device and taken from it, so that the device reaches nothing else.
/// </summary>
/// <remarks>Called with the memory manager's lock held; it must not call back.</remarks>
public interface IDeviceMapping
{
    /// <summary>Lets the device reach a run of pages.</summary>
    /// <param name="run">The pages.</param>
    /// <returns>False when it cannot be done; the allocation then fails as a whole.</returns>
    bool TryMap(PageRun run);

    /// <summary>Takes a run of pages away from the device.</summary>
    /// <param name="run">The pages, as they were given.</param>
    void Unmap(PageRun run);
}
