using System.Diagnostics.CodeAnalysis;

namespace Azalia.Platform.Qemu.Finding;

/// <summary>
/// Looks for a QEMU: the one that was asked for, else the environment variable AZALIA_QEMU, else what eng/get-qemu fetched, else qemu-system-x86_64 on PATH.
/// </summary>
public static class QemuSearch
{
    /// <summary>The environment variable that names a QEMU.</summary>
    public const string Variable = "AZALIA_QEMU";

    private const string Program = "qemu-system-x86_64";

    /// <summary>How one is got, for messages.</summary>
    public const string Advice = "run eng/get-qemu, or install the package qemu-system-x86, or name one in the environment variable " + Variable;

    /// <summary>Finds a QEMU and tries what it can do. A file is tried once in a process's life.</summary>
    /// <param name="command">The QEMU that is asked for, a path or a name on PATH, or null.</param>
    /// <param name="program">The QEMU.</param>
    /// <param name="problem">Why there is none, as one line that says how to get one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? command, [NotNullWhen(true)] out QemuProgram? program, [NotNullWhen(false)] out string? problem)
    {
        program = null;
        if (!OperatingSystem.IsLinux())
        {
            problem = "QEMU can be driven on Linux only: elsewhere its memory cannot be shared";
            return false;
        }

        return TryLocate(command, Environment.GetEnvironmentVariable, out string? file, out problem)
            && QemuProbe.TryProbe(file, out program, out problem);
    }

    /// <summary>Finds the file, without starting it.</summary>
    internal static bool TryLocate(
        string? command, Func<string, string?> environment, [NotNullWhen(true)] out string? file, [NotNullWhen(false)] out string? problem)
    {
        string? asked = command ?? environment(Variable);
        if (!string.IsNullOrEmpty(asked))
        {
            file = asked.Contains('/', StringComparison.Ordinal) ? Existing(Path.GetFullPath(asked)) : OnPath(asked, environment);
            problem = file is null ? $"there is no QEMU '{asked}'{(command is null ? $", which {Variable} names" : "")}: {Advice}" : null;
            return file is not null;
        }

        file = Existing(CacheFile(environment)) ?? OnPath(Program, environment);
        problem = file is null ? $"there is no QEMU here: {Advice}" : null;
        return file is not null;
    }

    private static string CacheFile(Func<string, string?> environment)
    {
        string cache = environment("XDG_CACHE_HOME") is { Length: > 0 } folder ? folder : Path.Combine(environment("HOME") ?? "/", ".cache");
        return Path.Combine(cache, "azalia", "qemu", Program);
    }

    private static string? OnPath(string name, Func<string, string?> environment) =>
        (environment("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Existing(Path.Combine(folder, name)))
            .FirstOrDefault(static file => file is not null);

    private static string? Existing(string file)
    {
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsLinux() && File.Exists(file) && (File.GetUnixFileMode(file) & AnyExecute) != 0 ? file : null;
    }
}
