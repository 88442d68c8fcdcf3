namespace Azalia.Platform.Vfio.Iommu;

/// <summary>Device addresses that the IOMMU can translate.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address.</param>
internal readonly record struct IovaRange(ulong First, ulong Last);
