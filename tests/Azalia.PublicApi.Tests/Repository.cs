namespace Azalia.PublicApi.Tests;

/// <summary>The files of the project, found from where the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The libraries: every source project but the program.</summary>
    public static IEnumerable<string> Libraries => Directory.EnumerateDirectories(PathOf("src"))
        .Select(static folder => Path.GetFileName(folder))
        .Where(static name => name != "Azalia.Cli" && File.Exists(PathOf($"src/{name}/{name}.csproj")))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string below) => Path.Combine(Root, below);

    /// <summary>A file's lines, whatever ends them.</summary>
    public static string[] LinesOf(string below) => File.ReadAllText(PathOf(below)).ReplaceLineEndings("\n").Split('\n');

    public static IEnumerable<string> Files(string below, string pattern) => Directory
        .EnumerateFiles(PathOf(below), pattern, SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Azalia.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("The tests were built outside the project.");
    }
}
