using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Azalia.Platform.Qemu.Finding;
using Azalia.Platform.Qemu.Link;

namespace Azalia.Platform.Qemu.Host;

/// <summary>One running QEMU with its folder and its link. Nothing of it outlives this process.</summary>
internal sealed class QemuHost : IDisposable
{
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(2);

    private readonly Supervisor _supervisor;
    private bool _isEnded;

    private QemuHost(QemuFolder folder, Supervisor supervisor, QtestLink link)
    {
        Folder = folder;
        _supervisor = supervisor;
        Link = link;
    }

    /// <summary>Its files.</summary>
    public QemuFolder Folder { get; }

    /// <summary>The link to it.</summary>
    public QtestLink Link { get; }

    /// <summary>Why QEMU is lost, with what it said last, as one line; null while it works, or after it was ended or closed in order.</summary>
    public string? Loss => _isEnded || Link.Problem is not { } problem || problem == QtestLink.Closed ? null : Describe(problem, _supervisor.Errors);

    /// <summary>Starts QEMU and waits until it answers.</summary>
    /// <param name="program">The QEMU.</param>
    /// <param name="options">What its machine is made of.</param>
    /// <param name="isDeterministic">Whether its time is stepped.</param>
    /// <param name="memoryPath">The file that is its memory, of the right size.</param>
    /// <param name="host">The QEMU, owned by the caller.</param>
    /// <param name="problem">Why there is none, as one line.</param>
    public static bool TryStart(
        QemuProgram program, QemuOptions options, bool isDeterministic, string memoryPath, [NotNullWhen(true)] out QemuHost? host, [NotNullWhen(false)] out string? problem)
    {
        host = null;
        QemuFolder folder = QemuFolder.Next();
        IReadOnlyList<string> arguments = QemuCommandLine.Create(options, folder, isDeterministic, memoryPath);
        if (!Supervisor.TryCreate(folder.Path, [program.Command, .. arguments], out Supervisor? supervisor, out problem))
            return false;

        try
        {
            HaltRom.Write(folder.Rom);
            supervisor.Start();
            if (TryConnect(folder.Socket, supervisor, options, out QtestLink? link, out problem))
            {
                host = new QemuHost(folder, supervisor, link);
                return true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"no files for QEMU: {exception.Message}";
        }

        supervisor.Dispose();
        return false;
    }

    /// <summary>
    /// Ends QEMU in order: when this returns its files are complete. The link works no more. What was posted must be settled before, by whoever drives the link.
    /// </summary>
    /// <returns>Whether it ended.</returns>
    public bool End()
    {
        if (_isEnded)
            return true;

        _isEnded = Link.Problem is null && _supervisor.End();
        return _isEnded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Link.Dispose();
        _supervisor.Dispose();
    }

    private static bool TryConnect(
        string path, Supervisor supervisor, QemuOptions options, [NotNullWhen(true)] out QtestLink? link, [NotNullWhen(false)] out string? problem)
    {
        link = null;
        for (long start = options.MachineTime.GetTimestamp(); options.MachineTime.GetElapsedTime(start) < options.Patience;)
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
                link = QtestLink.Over(socket, options.Patience);
                if (link.Greet())
                {
                    problem = null;
                    return true;
                }

                problem = Describe(link.Problem!, supervisor.Errors);
                link.Dispose();
                link = null;
                return false;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }

            if (supervisor.Errors.WaitForEnd(s_betweenTries))
            {
                problem = Describe("QEMU ended before it answered", supervisor.Errors);
                return false;
            }
        }

        problem = Describe("QEMU did not answer in time", supervisor.Errors);
        return false;
    }

    private static string Describe(string problem, LastLines errors)
    {
        // What QEMU says about its own end may still be on its way.
        _ = errors.WaitForEnd(TimeSpan.FromMilliseconds(200));
        string said = errors.ToString();
        return said.Length == 0 ? $"{problem}; it said nothing" : $"{problem}; it said: {said}";
    }
}
