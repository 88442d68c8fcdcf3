using System.Diagnostics;

namespace Azalia.Platform.Qemu.Tests.Host;

/// <summary>A small program of a test's own, to be started like a QEMU.</summary>
internal static class ShellScript
{
    /// <summary>Writes it where it can be executed.</summary>
    /// <returns>The file.</returns>
    /// <remarks>
    /// A shell writes it, and not this process: a child that another test starts meanwhile would hold the open file for a moment, and a file that is open for
    /// writing cannot be executed.
    /// </remarks>
    public static string Write(string file, string text)
    {
        using Process shell = Process.Start("/bin/sh", ["-c", """printf %s "$1" >"$2" && chmod 700 "$2" """, "sh", text, file]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return file;
    }
}
