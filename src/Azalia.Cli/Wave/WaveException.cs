namespace Azalia.Cli.Wave;

/// <summary>
/// A file that cannot be read, is no WAV file, holds what nobody can play, or cannot be written. The message is one sentence for a
/// person and begins with the file's name.
/// </summary>
internal sealed class WaveException : IOException
{
    /// <summary>Says what is wrong with a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="predicate">The rest of the sentence: "is empty".</param>
    public WaveException(string name, string predicate)
        : base($"{name} {predicate}")
    {
    }

    private WaveException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether an exception is one of those that files are good for.</summary>
    public static bool IsFileProblem(Exception exception) =>
        exception is (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException) and not WaveException;

    /// <summary>The problem in words for one line.</summary>
    /// <param name="name">The file.</param>
    /// <param name="verb">What was tried: "read" or "written".</param>
    /// <param name="problem">One that <see cref="IsFileProblem"/>.</param>
    public static WaveException From(string name, string verb, Exception problem) => new(problem switch
    {
        DirectoryNotFoundException when verb == "written" => $"{name} is in a directory that does not exist",
        FileNotFoundException or DirectoryNotFoundException => $"{name} does not exist",
        UnauthorizedAccessException => $"{name} cannot be {verb}: permission denied",
        PathTooLongException => $"{name} cannot be {verb}: the name is too long",
        _ => $"{name} cannot be {verb}: {WithoutPath(problem.Message)}",
    }, problem);

    /// <summary>The system's words end with the path that was tried, and that may be a temporary one; the sentence names the file already.</summary>
    private static string WithoutPath(string message)
    {
        int path = message.IndexOf(" : '", StringComparison.Ordinal);
        return path < 0 ? message : message[..path];
    }
}
