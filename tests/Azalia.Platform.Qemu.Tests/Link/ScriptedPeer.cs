using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Azalia.Platform.Qemu.Link;

namespace Azalia.Platform.Qemu.Tests.Link;

/// <summary>
/// The other end of a link. What it will answer is said beforehand, since the protocol's replies come in order; so it needs no thread, and no test waits.
/// </summary>
internal sealed class ScriptedPeer : IDisposable
{
    private static int s_number;

    private readonly Socket _socket;

    public ScriptedPeer(TimeSpan? patience = null)
    {
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"azalia-peer-{Environment.ProcessId}-{Interlocked.Increment(ref s_number)}"));
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(new UnixDomainSocketEndPoint(path));
        _socket = listener.Accept();
        File.Delete(path);
        Link = QtestLink.Over(client, patience ?? TimeSpan.FromSeconds(10));
    }

    /// <summary>The end that is tested.</summary>
    public QtestLink Link { get; }

    /// <summary>What the link has sent and was not asked for yet.</summary>
    public string Heard
    {
        get
        {
            byte[] bytes = new byte[_socket.Available];
            int count = bytes.Length == 0 ? 0 : _socket.Receive(bytes);
            return Encoding.ASCII.GetString(bytes, 0, count);
        }
    }

    /// <summary>Says something to the link.</summary>
    public void Say(string text) => _socket.Send(Encoding.ASCII.GetBytes(text));

    /// <summary>Ends, as QEMU ends when it is killed.</summary>
    public void End() => _socket.Dispose();

    public void Dispose()
    {
        Link.Dispose();
        _socket.Dispose();
    }
}
