using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Azalia.Platform.Qemu.Tests.Host;

/// <summary>What the system knows of the processes of one QEMU: QEMU itself and its shell, found by the folder that both were given.</summary>
internal static class QemuProcesses
{
    /// <summary>All of them.</summary>
    public static int[] Of(string folder) => [.. Find(folder).Select(static found => found.Id)];

    /// <summary>Kills QEMU and not its shell, by SIGKILL.</summary>
    public static void KillQemu(string folder) => Kill(folder, isShell: false);

    /// <summary>Kills the shell and not its QEMU, by SIGKILL.</summary>
    public static void KillShell(string folder) => Kill(folder, isShell: true);

    private static void Kill(string folder, bool isShell)
    {
        int[] found = [.. Find(folder).Where(found => found.IsShell == isShell).Select(static found => found.Id)];
        using Process process = Process.GetProcessById(Assert.Single(found));
        process.Kill();
    }

    private static IEnumerable<(int Id, bool IsShell)> Find(string folder)
    {
        foreach (string path in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id == Environment.ProcessId)
                continue;

            string line = CommandLineOf(path);
            if (line.Contains(folder, StringComparison.Ordinal))
                yield return (id, line.StartsWith("/bin/sh\0-c\0", StringComparison.Ordinal));
        }
    }

    private static string CommandLineOf(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(path, "cmdline")));
        }
        catch (IOException)
        {
            return "";          // It ended meanwhile.
        }
    }
}
