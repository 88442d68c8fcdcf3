using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Azalia.Platform.Qemu.Finding;

/// <summary>
/// Tries what a QEMU can do. Its own list of accelerators does not name qtest, even where it has it; so it is started with it on no machine at all, and told to
/// quit by its monitor.
/// </summary>
internal static partial class QemuProbe
{
    private const string Quit = """{"execute":"qmp_capabilities"}{"execute":"quit"}""";

    // Starting takes tens of milliseconds; so long a silence means that something else was started.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, (QemuProgram? Program, string? Problem)> s_known = new(StringComparer.Ordinal);

    /// <summary>Tries a file, once in a process's life.</summary>
    public static bool TryProbe(string file, [NotNullWhen(true)] out QemuProgram? program, [NotNullWhen(false)] out string? problem)
    {
        (program, problem) = s_known.GetOrAdd(file, Probe);
        return program is not null;
    }

    private static (QemuProgram? Program, string? Problem) Probe(string file)
    {
        if (TryStart(file, "qtest", out string version, out string complaint))
            return (new QemuProgram(file, version, HasAccelerator: true), null);
        if (complaint.Contains("invalid accelerator", StringComparison.Ordinal) && TryStart(file, "tcg", out version, out complaint))
            return (new QemuProgram(file, version, HasAccelerator: false), null);
        return (null, $"'{file}' does not start as a QEMU{(complaint.Length == 0 ? "" : $": {complaint}")}");
    }

    private static bool TryStart(string file, string accelerator, out string version, out string complaint)
    {
        version = "";
        complaint = "";
        ProcessStartInfo start = new(file, ["-machine", $"none,accel={accelerator}", "-nodefaults", "-no-user-config", "-display", "none", "-qmp", "stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            TellToQuit(process);
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                complaint = "it does not end when it is told to";
                return false;
            }

            // A wrapper may leave a child behind that holds the pipes open.
            if (!Task.WaitAll([output, errors], s_patience))
            {
                complaint = "it ends, and something that it started does not";
                return false;
            }

            Match found = VersionPattern().Match(output.GetAwaiter().GetResult());
            version = found.Success ? string.Join('.', Part(found, "major"), Part(found, "minor"), Part(found, "micro")) : "";
            complaint = errors.GetAwaiter().GetResult().Trim().Split('\n')[^1];
            return process.ExitCode == 0 && found.Success;
        }
        catch (Win32Exception exception)
        {
            complaint = exception.Message;
            return false;
        }
    }

    private static void TellToQuit(Process process)
    {
        try
        {
            process.StandardInput.Write(Quit);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; its exit code says the rest.
        }
    }

    private static string Part(Match version, string name) =>
        int.Parse(Regex.Match(version.Value, $"\"{name}\": *([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""\{(?=[^}]*"micro": *[0-9]{1,9})(?=[^}]*"minor": *[0-9]{1,9})(?=[^}]*"major": *[0-9]{1,9})[^}]*\}""")]
    private static partial Regex VersionPattern();
}
