namespace Azalia.Architecture.Tests;

/// <summary>The files of the project, found from where the tests were built.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = Find();

    public static IEnumerable<FileInfo> Sources(string below, string pattern = "*.cs") =>
        new DirectoryInfo(Path.Combine(Root.FullName, below))
            .EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(static file => !PathOf(file).Contains("/obj/", StringComparison.Ordinal) && !PathOf(file).Contains("/bin/", StringComparison.Ordinal));

    /// <summary>Path below the root, with slashes.</summary>
    public static string PathOf(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    private static DirectoryInfo Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Azalia.slnx")))
            folder = folder.Parent;

        return folder ?? throw new InvalidOperationException("The tests were built outside the project.");
    }
}
