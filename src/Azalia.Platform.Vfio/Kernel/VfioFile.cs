using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Azalia.Platform.Vfio.Kernel;

/// <summary>
/// An open file of VFIO: container, group or device. It keeps the file that it was got from alive, so that they close from the leaves on, whoever forgets to.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class VfioFile : SafeHandleMinusOneIsInvalid
{
    private readonly SafeHandle? _parent;

    private VfioFile(int file, SafeHandle? parent)
        : base(ownsHandle: true)
    {
        SetHandle(file);
        if (parent is null)
            return;

        bool added = false;
        parent.DangerousAddRef(ref added);
        _parent = parent;
    }

    /// <summary>Opens a node of /dev, or gives null and leaves the error in the thread's last system error.</summary>
    public static VfioFile? Open(string path)
    {
        int file = NativeMethods.Open(path, NativeMethods.OpenReadWrite | NativeMethods.OpenCloseOnExec);
        return file < 0 ? null : new VfioFile(file, null);
    }

    /// <summary>Makes an event, which has no parent.</summary>
    public static VfioFile? CreateEvent()
    {
        int file = NativeMethods.CreateEvent(0, NativeMethods.EventCloseOnExec | NativeMethods.EventNonBlocking);
        return file < 0 ? null : new VfioFile(file, null);
    }

    /// <summary>Opens a device of a group.</summary>
    public VfioFile? OpenDevice(string address)
    {
        byte* name = (byte*)Marshal.StringToCoTaskMemUTF8(address);
        try
        {
            int file = Control(VfioRequest.GroupGetDevice, name);
            return file < 0 ? null : new VfioFile(file, this);
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)name);
        }
    }

    /// <summary>An ioctl with a pointer. Negative: it failed, or the file is closed, and the thread's last system error says why.</summary>
    public int Control(VfioRequest request, void* argument)
    {
        if (!TryEnter())
        {
            Marshal.SetLastPInvokeError((int)SystemError.BadFile);
            return -1;
        }

        int result = NativeMethods.Control((int)handle, (nuint)request, argument);
        int error = Marshal.GetLastPInvokeError();
        DangerousRelease();
        Marshal.SetLastPInvokeError(error);
        return result;
    }

    /// <summary>An ioctl whose argument is a number, or none.</summary>
    public int Control(VfioRequest request, nint argument = 0) => Control(request, (void*)argument);

    /// <summary>The number of the file, for a structure that the kernel reads; valid while this object lives.</summary>
    public int Number => (int)handle;

    /// <summary>Reads from a place in the file. False: it could not be read, or is closed.</summary>
    public bool TryRead(long offset, Span<byte> bytes)
    {
        if (!TryEnter())
            return false;

        nint taken;
        fixed (byte* first = bytes)
            taken = NativeMethods.ReadAt((int)handle, first, (nuint)bytes.Length, offset);

        DangerousRelease();
        return taken == bytes.Length;
    }

    /// <summary>Writes to a place in the file. False: it could not be written, or is closed.</summary>
    public bool TryWrite(long offset, ReadOnlySpan<byte> bytes)
    {
        if (!TryEnter())
            return false;

        nint given;
        fixed (byte* first = bytes)
            given = NativeMethods.WriteAt((int)handle, first, (nuint)bytes.Length, offset);

        DangerousRelease();
        return given == bytes.Length;
    }

    /// <summary>Signals an event; nothing happens when it is closed.</summary>
    public void Signal()
    {
        if (!TryEnter())
            return;

        ulong one = 1;
        _ = NativeMethods.Write((int)handle, &one, sizeof(ulong));
        DangerousRelease();
    }

    /// <summary>Takes the signals of an event. Zero: there were none, or it is closed.</summary>
    public ulong TakeSignals()
    {
        if (!TryEnter())
            return 0;

        ulong count = 0;
        bool hadSome = NativeMethods.Read((int)handle, &count, sizeof(ulong)) == sizeof(ulong);
        DangerousRelease();
        return hadSome ? count : 0;
    }

    // The number of a closed file is soon that of another, which somebody else opened: whoever comes late must not reach that one.
    private bool TryEnter()
    {
        bool added = false;
        try
        {
            DangerousAddRef(ref added);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        return added;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        bool closed = NativeMethods.Close((int)handle) == 0;
        _parent?.DangerousRelease();
        return closed;
    }
}
