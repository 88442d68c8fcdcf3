using System.Runtime.InteropServices;

namespace Azalia.Platform.Vfio.Kernel;

/// <summary>The errors of Linux that mean something here. The numbers are equal on x86-64 and arm64.</summary>
internal enum SystemError
{
    NotPermitted = 1,
    NoEntry = 2,
    Interrupted = 4,
    NoSuchDeviceOrAddress = 6,
    BadFile = 9,
    OutOfMemory = 12,
    AccessDenied = 13,
    Busy = 16,
    NoDevice = 19,
    Invalid = 22,
}

/// <summary>The error of the system call that this thread made last.</summary>
internal static class LastError
{
    public static SystemError Value => (SystemError)Marshal.GetLastPInvokeError();

    /// <summary>The system's own words for it.</summary>
    public static string Text => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
}
