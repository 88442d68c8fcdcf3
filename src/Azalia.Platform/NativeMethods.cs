using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Azalia.Platform;

/// <summary>The system calls behind the page arena and the paced clock. Linux, x86-64 and arm64: the constants are equal on both.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class NativeMethods
{
    public const int ProtectionNone = 0;
    public const int ProtectionReadWrite = 1 | 2;
    public const int MapShared = 0x01;
    public const int MapPrivate = 0x02;
    public const int MapFixed = 0x10;
    public const int MapAnonymous = 0x20;
    public const int MapNoReserve = 0x4000;
    public const uint CloseOnExec = 1;
    public const int ClockMonotonic = 1;
    public const int SetTimerSlack = 29;

    /// <summary>MAP_FAILED.</summary>
    public static readonly void* Failed = (void*)-1;

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(int file, nint length);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    public static partial int Sleep(int clock, int flags, in TimeSpecification duration, nint remaining);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Control(int option, nuint argument);

    /// <summary>struct timespec, 64 bits.</summary>
    public readonly record struct TimeSpecification(long Seconds, long Nanoseconds);
}
