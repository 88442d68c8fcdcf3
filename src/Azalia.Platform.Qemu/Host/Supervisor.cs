using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Azalia.Platform.Qemu.Host;

/// <summary>
/// A small shell between this process and QEMU. It holds QEMU as its child and a folder as its property, and it waits on a pipe whose other end only this
/// process has: however this process ends, the pipe closes, and the shell ends QEMU and removes the folder.
/// </summary>
internal sealed class Supervisor : IDisposable
{
    /*
     * Signals from a terminal are for this process, which then ends in order; QEMU gets a session of its own so that they do not reach it. A reader of the shell's
     * own standard error would not see QEMU's end, so the shell gives it up once QEMU has it. In real time QEMU must not be late; where it is allowed to, it goes
     * before others. Should the shell itself be killed, the system kills QEMU with it, where setpriv can arrange that; the folder then goes in Dispose.
     */
    private const string Script = """
        trap '' HUP INT QUIT TERM
        folder=$1
        shift
        umask 077
        mkdir "$folder" || exit 1
        apart=$(command -v setsid)
        bound=$(command -v setpriv)
        [ -z "$bound" ] || "$bound" --pdeathsig KILL true 2>/dev/null || bound=
        renice -n -10 -p $$ >/dev/null 2>&1
        signal() { kill "-$1" "-$qemu" || kill "-$1" "$qemu"; }
        echo ready
        while read -r word; do
            case $word in
                start) ${apart:+"$apart"} ${bound:+"$bound" --pdeathsig KILL} "$@" </dev/null >/dev/null & qemu=$!; exec 2>/dev/null ;;
                end) signal TERM ;;
            esac
        done
        exec 2>/dev/null
        [ -z "$qemu" ] || { signal KILL; wait "$qemu"; }
        rm -rf "$folder"
        """;

    // What a process ends with that a signal ended: 128 and the signal.
    private const int LastOfSignals = 128;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Process _shell;
    private readonly string _folder;
    private bool _isOver;

    private Supervisor(Process shell, string folder, LastLines errors)
    {
        _shell = shell;
        _folder = folder;
        Errors = errors;
    }

    /// <summary>What QEMU says on standard error, and when it ends.</summary>
    public LastLines Errors { get; }

    /// <summary>Starts the shell, which makes the folder; QEMU is started later.</summary>
    /// <param name="folder">The folder to make. It must not exist.</param>
    /// <param name="command">QEMU and its arguments.</param>
    /// <param name="supervisor">The shell, owned by the caller.</param>
    /// <param name="problem">Why there is none, as one line.</param>
    public static bool TryCreate(
        string folder, IEnumerable<string> command, [NotNullWhen(true)] out Supervisor? supervisor, [NotNullWhen(false)] out string? problem)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", Script, "azalia-qemu", folder, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process shell = Process.Start(start)!;
        supervisor = new Supervisor(shell, folder, LastLines.Of(shell.StandardError));
        if (shell.StandardOutput.ReadLine() == "ready")
        {
            problem = null;
            return true;
        }

        _ = supervisor.Errors.WaitForEnd(s_patience);
        problem = $"no folder for QEMU: {supervisor.Errors}";
        supervisor.Dispose();
        supervisor = null;
        return false;
    }

    /// <summary>Starts QEMU.</summary>
    public void Start() => Say("start");

    /// <summary>Ends QEMU in order, so that its files are complete, and waits until it is gone.</summary>
    /// <returns>Whether it has gone.</returns>
    public bool End()
    {
        Say("end");
        return Errors.WaitForEnd(s_patience);
    }

    /// <summary>Ends QEMU at once if it still runs, and waits until the folder is gone.</summary>
    public void Dispose()
    {
        if (_isOver)
            return;

        _isOver = true;
        try
        {
            _shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // The shell is gone already.
        }

        bool isKilled = _shell.WaitForExit(s_patience) && _shell.ExitCode > LastOfSignals;
        _shell.Dispose();
        if (isKilled)
            RemoveFolder();
    }

    // A shell that was killed could not do it.
    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Somebody else did.
        }
        catch (UnauthorizedAccessException)
        {
            // It is not ours any more.
        }
    }

    private void Say(string word)
    {
        try
        {
            _shell.StandardInput.Write(word);
            _shell.StandardInput.Write('\n');
            _shell.StandardInput.Flush();
        }
        catch (IOException)
        {
            // The shell is gone: what waits for QEMU will see that it is, too.
        }
    }
}
