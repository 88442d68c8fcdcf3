using System.Globalization;

namespace Azalia.Cli.Wave;

/// <summary>Where an output file goes: checks of the target before any work is done, and the temporary file beside it.</summary>
internal static class OutputFile
{
    /// <summary>Names that are tried for the temporary file before giving up; a taken one is a leftover of a killed process.</summary>
    private const int Attempts = 100;

    private const string StandardOutput = "/dev/stdout";

    /// <summary>The file that a path means, links followed, if a file can be put there.</summary>
    /// <exception cref="WaveException">It is a directory, a device, or read-only, or its directory does not exist.</exception>
    public static string Resolve(string path)
    {
        if (path.Length == 0)
            throw new WaveException("the output", "has no file name");
        string target = FollowLinks(path);
        if (Directory.Exists(target))
            throw new WaveException(path, "is a directory");
        if (Path.GetFileName(target).Length == 0)
            throw new WaveException(path, "is not a file name");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new WaveException(path, "is in a directory that does not exist");
        if (IsDevice(target))
            throw NoPlaceForAFile(path);
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new WaveException(path, "is read-only");
        RequireRegular(path, target);
        return target;
    }

    /// <summary>Whether two paths mean the same file, as far as names can tell: all links are followed, but a hard link is a file of its own.</summary>
    public static bool IsSame(string one, string other) =>
        one.Length > 0 && other.Length > 0 && RealName(FollowLinks(one)).Equals(RealName(FollowLinks(other)), StringComparison.Ordinal);

    /// <summary>Refuses a line that names a file to be written a second time: it would replace what is read, or the other one.</summary>
    /// <param name="names">What has to differ, for the message.</param>
    /// <param name="read">The files that are read; null is none.</param>
    /// <param name="written">The files that are written; null is none.</param>
    /// <exception cref="CommandFailure">One is named twice.</exception>
    public static void RequireDistinct(string names, IEnumerable<string?> read, params IEnumerable<string?> written)
    {
        List<string> named = [.. read.OfType<string>()];
        foreach (string file in written.OfType<string>())
        {
            if (named.Exists(other => IsSame(file, other)))
                throw new CommandFailure($"{file} is named twice; {names} must differ");
            named.Add(file);
        }
    }

    /// <summary>Refuses a file that would end up in the midst of the result.</summary>
    /// <param name="path">The file, or null if there is none.</param>
    /// <param name="option">The option that names it.</param>
    /// <exception cref="WaveException">It is standard output.</exception>
    public static void RequireApartFromResult(string? path, string option)
    {
        if (path is not null && (IsSame(path, StandardOutput) || IsSame(path, "/dev/fd/1")) && FollowLinks(path) != "/dev/null")
            throw new WaveException(path, $"is standard output, which is for the result; {option} needs a file of its own");
    }

    /// <summary>Creates an empty file in the target's directory, under a short name that nobody uses: any name that the target may have leaves room for it.</summary>
    public static (string Path, FileStream Stream) CreateBeside(string target)
    {
        string directory = Path.GetDirectoryName(target)!;
        for (int attempt = 0; ; attempt++)
        {
            string path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture,
                $".azalia-{Environment.ProcessId}-{attempt}.partial"));
            try
            {
                // No buffer of its own: frames come in large pieces.
                return (path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
            }
            catch (IOException) when (File.Exists(path) && attempt < Attempts)
            {
                // Taken; the next number.
            }
        }
    }

    private static string FollowLinks(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            FileInfo file = new(full);
            return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException)
        {
            return full;            // links in a circle; opening it will say so
        }
    }

    /// <summary>The same name with the links followed that lead to its directory.</summary>
    private static string RealName(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        try
        {
            DirectoryInfo directory = new(RealName(parent));
            if (directory.LinkTarget is not null)
                directory = (DirectoryInfo)directory.ResolveLinkTarget(returnFinalTarget: true)!;
            return Path.Combine(directory.FullName, Path.GetFileName(path));
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            return path;
        }
    }

    /// <summary>
    /// What exists must be a regular file, or taking its place would remove a pipe or a socket. Opened for both directions a pipe waits for nobody, and it
    /// shows by having no position. A name that nothing can have, such as one that is too long, shows here and not when the work is done.
    /// </summary>
    private static void RequireRegular(string path, string target)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            using FileStream file = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!file.CanSeek)
                throw NoPlaceForAFile(path);
        }
        catch (FileNotFoundException)
        {
            // There is room for it.
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "written", problem);
        }
    }

    private static WaveException NoPlaceForAFile(string path) => new(path, "is no place for a regular file");

    /// <summary>Putting a file into the place of a device would remove the device.</summary>
    private static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows() && (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal))
        && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
