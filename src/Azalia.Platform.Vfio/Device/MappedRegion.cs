using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Device;

/// <summary>A region of the device in this process's memory. It keeps the device open.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class MappedRegion : SafeHandle
{
    private readonly VfioFile _device;

    private MappedRegion(void* first, int length, VfioFile device)
        : base(invalidHandleValue: -1, ownsHandle: true)
    {
        Length = length;
        _device = device;
        bool added = false;
        device.DangerousAddRef(ref added);
        SetHandle((nint)first);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == -1;

    /// <summary>Its size in bytes.</summary>
    public int Length { get; }

    /// <summary>The first byte; only between DangerousAddRef and DangerousRelease.</summary>
    public byte* First => (byte*)handle;

    /// <summary>Maps a region, or gives null and leaves the error in the thread's last system error.</summary>
    public static MappedRegion? Map(VfioFile device, long offset, int length)
    {
        void* first = NativeMethods.Map(null, (nuint)length, NativeMethods.ProtectionReadWrite, NativeMethods.MapShared, device.Number, offset);
        return first == NativeMethods.Failed ? null : new MappedRegion(first, length, device);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        bool unmapped = NativeMethods.Unmap((void*)handle, (nuint)Length) == 0;
        _device.DangerousRelease();
        return unmapped;
    }
}
