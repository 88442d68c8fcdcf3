using System.CommandLine;

namespace Azalia.Cli.Platforms;

/// <summary>
/// A kind of controller that --platform can choose: the options that only it has, and how one is opened. One class for each kind; <see cref="PlatformSources"/>
/// lists them.
/// </summary>
internal abstract class PlatformSource
{
    /// <summary>The heading under which every platform's options stand on a help page.</summary>
    protected const string Group = "Platform";

    /// <summary>The name that --platform takes, as help and messages write it.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for the help of --platform: a few words.</summary>
    public abstract string Summary { get; }

    /// <summary>The names that --codec takes on it; the first is the default.</summary>
    public abstract IReadOnlyList<string> CodecNames { get; }

    /// <summary>The options that only this platform has. A line that gives one with another platform is refused.</summary>
    public virtual IReadOnlyList<Option> Options => [];

    /// <summary>What on the line may be the name of a file that the platform is made of.</summary>
    public virtual IEnumerable<string> FilesRead(PlatformSettings settings) => settings.Codecs;

    /// <summary>Whether a value of --platform means this one.</summary>
    public virtual bool Accepts(string name) => name == Name;

    /// <summary>Opens a controller.</summary>
    /// <param name="settings">What the line says; its own options are read from <see cref="PlatformSettings.Line"/>.</param>
    /// <param name="environment">The machine's clock, and standard error for remarks.</param>
    /// <returns>The platform, owned by the caller.</returns>
    /// <exception cref="CommandFailure">A name does not exist (the message lists those that do), or the platform cannot be had here.</exception>
    public abstract OpenPlatform Open(PlatformSettings settings, CommandEnvironment environment);
}
