using System.Globalization;

namespace Azalia.Cli.Tests.Wave;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int s_number;

    public TemporaryFolder()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"azalia-test-{Environment.ProcessId}-{Interlocked.Increment(ref s_number)}");
        Root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
    }

    public string Root { get; }

    /// <summary>Names of everything in it, hidden files too.</summary>
    public string[] Names => [.. Directory.GetFileSystemEntries(Root, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(path => Path.GetFileName(path)!).Order()];

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
