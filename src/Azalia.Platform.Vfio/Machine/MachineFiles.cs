namespace Azalia.Platform.Vfio.Machine;

/// <summary>
/// The files through which Linux tells of its devices and lets them be bound: sysfs, procfs and the list of PCI names, all under one root.
/// </summary>
/// <param name="root">The root; <c>/</c> is the machine, any other folder a picture of one.</param>
internal class MachineFiles(string root)
{
    /// <summary>The full path of a file.</summary>
    /// <param name="path">Its path below the root, without a leading slash.</param>
    public string PathOf(string path) => Path.Combine(root, path);

    public bool HasFolder(string path) => Directory.Exists(PathOf(path));

    public bool HasFile(string path) => File.Exists(PathOf(path));

    /// <summary>The names in a folder, in ordinal order; empty when it is not there or may not be read.</summary>
    public IReadOnlyList<string> List(string path)
    {
        try
        {
            string[] names = [.. Directory.EnumerateFileSystemEntries(PathOf(path)).Select(static entry => Path.GetFileName(entry))];
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The text of a small file without the white space around it, or null when it cannot be read.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(PathOf(path)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The last part of what a link leads to, or null when there is no link.</summary>
    public string? LinkName(string path)
    {
        try
        {
            string? target = new FileInfo(PathOf(path)).LinkTarget ?? new DirectoryInfo(PathOf(path)).LinkTarget;
            return target is null ? null : Path.GetFileName(target.TrimEnd('/'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes to an attribute of sysfs.</summary>
    /// <returns>Null, or why it could not be written.</returns>
    public virtual string? Write(string path, string text)
    {
        try
        {
            using FileStream file = new(PathOf(path), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(text));
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return $"no permission to write /{path}; it needs root";
        }
        catch (IOException exception)
        {
            return $"/{path} did not take '{text.Trim()}': {exception.Message}";
        }
    }
}
