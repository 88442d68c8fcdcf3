using System.Runtime.Versioning;
using Azalia.Platform.Qemu.Tests;

namespace Azalia.Platform.Vfio.Facts;

/// <summary>The contract of a platform through VFIO, with message interrupts. The device is QEMU's, and so are its deviations.</summary>
[SupportedOSPlatform("linux")]
public sealed class MessageContract : QemuContract
{
    protected override HdaPlatform Open() => ControllerAtHand.Open(new VfioOptions { Interrupt = VfioInterruptKind.Message });
}

/// <summary>The contract of a platform through VFIO, with the interrupt pin.</summary>
[SupportedOSPlatform("linux")]
public sealed class PinContract : QemuContract
{
    protected override HdaPlatform Open() => ControllerAtHand.Open(new VfioOptions { Interrupt = VfioInterruptKind.Pin });
}
