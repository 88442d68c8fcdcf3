using System.Globalization;

namespace Azalia.Platform.Qemu.Host;

/// <summary>The private folder of one QEMU, and the names in it. The <see cref="Supervisor"/> makes and removes it.</summary>
/// <param name="Path">The folder.</param>
internal sealed record QemuFolder(string Path)
{
    // sun_path has 108 bytes, one of which ends it.
    private const int LongestSocketPath = 107;

    // QEMU writes what is played between two ticks of its clock, and must not wait for a disk there. An hour and a half at 48 kHz fits into this room.
    private const string SharedMemory = "/dev/shm";
    private const long Room = 1L << 30;

    private static int s_made;

    /// <summary>The socket of the link.</summary>
    public string Socket => System.IO.Path.Combine(Path, "qtest");

    /// <summary>The firmware.</summary>
    public string Rom => System.IO.Path.Combine(Path, "halt.bin");

    /// <summary>A name that no other QEMU of this process has, where a socket can live.</summary>
    public static QemuFolder Next()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"azalia-qemu-{Environment.ProcessId}-{Interlocked.Increment(ref s_made)}");
        QemuFolder folder = new(System.IO.Path.Combine(HasRoom(SharedMemory) ? SharedMemory : System.IO.Path.GetTempPath(), name));
        return folder.Socket.Length <= LongestSocketPath ? folder : new QemuFolder(System.IO.Path.Combine("/tmp", name));
    }

    /// <summary>What the codec at an address played, as QEMU writes it.</summary>
    public string WaveFile(int address) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"codec{address}.wav"));

    private static bool HasRoom(string folder)
    {
        try
        {
            return Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace >= Room;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
