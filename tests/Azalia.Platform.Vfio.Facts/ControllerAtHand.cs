using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Facts;

/// <summary>The controller of the guest: its address is in AZALIA_VFIO.</summary>
[SupportedOSPlatform("linux")]
internal static class ControllerAtHand
{
    /// <summary>Opens it, or fails the test with the reason.</summary>
    public static VfioPlatform Open(VfioOptions options)
    {
        string? place = Environment.GetEnvironmentVariable("AZALIA_VFIO");
        Assert.True(PciAddress.TryParse(place, out PciAddress address), "AZALIA_VFIO names no PCI address: eng/test-vfio runs these facts in its guest.");
        VfioPlatform? platform = VfioPlatform.Open(address, options, out string? problem);
        Assert.True(platform is not null, problem);
        return platform;
    }
}
