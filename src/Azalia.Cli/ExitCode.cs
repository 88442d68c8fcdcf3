namespace Azalia.Cli;

/// <summary>What the program answers to its caller. Other programs rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>The job failed; a name that does not exist is this, too.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be parsed.</summary>
    public const int NotUnderstood = 2;

    /// <summary>Done, but with glitches, from truncated input, or not bit-exact where exactness was possible.</summary>
    public const int DoneWithFlaws = 3;
}
