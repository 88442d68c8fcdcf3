using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Azalia.Platform.Qemu.Link;

/// <summary>
/// The qtest protocol over a socket: one line for each command, one for each reply, and lines that tell interrupts before the reply of what caused them.
/// </summary>
/// <remarks>
/// <para>Writes are posted: they travel with the next command that is answered, or when 64 of them wait. QEMU writes its replies blockingly, so that a client that
/// only sent would stop both; no more than 64 replies are ever owed.</para>
/// <para>No access allocates. One thread at a time.</para>
/// <para>When QEMU ends, does not answer, or answers something else, the link is lost for good: <see cref="Problem"/> says why, reads give all ones and writes
/// go nowhere, as with a device that was pulled out.</para>
/// </remarks>
internal sealed class QtestLink : IDisposable
{
    /// <summary>The problem of a link that was closed here.</summary>
    public const string Closed = "the link to QEMU is closed";

    private const int MostOutstanding = 64;
    private const int LongestLine = 4096;

    private readonly Socket _socket;
    private readonly TimeSpan _patience;
    private readonly byte[] _sent = new byte[(MostOutstanding + 2) * QtestCommand.LongestCommand];
    private readonly byte[] _received = new byte[2 * LongestLine];
    private int _sentLength;
    private int _owed;
    private int _first;
    private int _end;

    private QtestLink(Socket socket, TimeSpan patience)
    {
        _socket = socket;
        _patience = patience;
    }

    /// <summary>Why the link is lost, or null while it works.</summary>
    public string? Problem { get; private set; }

    /// <summary>The interrupt lines.</summary>
    public QtestLines Lines { get; } = new();

    /// <summary>Commands that were sent or posted so far.</summary>
    public long Commands { get; private set; }

    /// <summary>A link over a connected socket, which it owns from now on.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="patience">How long a reply may take.</param>
    public static QtestLink Over(Socket socket, TimeSpan patience)
    {
        socket.ReceiveTimeout = (int)patience.TotalMilliseconds;
        socket.SendTimeout = (int)patience.TotalMilliseconds;
        return new QtestLink(socket, patience);
    }

    /// <summary>Asks whether somebody is there.</summary>
    /// <returns>Whether a little-endian QEMU is.</returns>
    public bool Greet()
    {
        Post(QtestCommand.Endianness(Room()));
        ReadOnlySpan<byte> answer = Exchange();
        if (Problem is null && !answer.SequenceEqual("little"u8))
            Fail(answer);
        return Problem is null;
    }

    /// <summary>Has QEMU tell every change of an interrupt line from now on.</summary>
    public void InterceptInterrupts()
    {
        Post(QtestCommand.InterceptInterrupts(Room()));
        Settle();
    }

    /// <summary>Reads memory or registers.</summary>
    /// <param name="width">1, 2 or 4 bytes.</param>
    /// <param name="address">The physical address.</param>
    public uint Read(int width, ulong address)
    {
        Post(QtestCommand.Read(Room(), width, address));
        return (uint)ExchangeNumber();
    }

    /// <summary>Posts a write to memory or registers.</summary>
    public void Write(int width, ulong address, uint value) => Post(QtestCommand.Write(Room(), width, address, value));

    /// <summary>Reads a port.</summary>
    public uint In(int width, ushort port)
    {
        Post(QtestCommand.In(Room(), width, port));
        return (uint)ExchangeNumber();
    }

    /// <summary>Posts a write to a port.</summary>
    public void Out(int width, ushort port, uint value) => Post(QtestCommand.Out(Room(), width, port, value));

    /// <summary>Lets virtual time pass; when this returns, everything that fell due meanwhile has happened.</summary>
    /// <param name="nanoseconds">How much, at least 1.</param>
    /// <param name="now">The virtual time after it.</param>
    /// <returns>Whether the link works.</returns>
    public bool Step(long nanoseconds, out long now)
    {
        Post(QtestCommand.ClockStep(Room(), nanoseconds));
        ReadOnlySpan<byte> answer = Exchange();
        bool isNumber = Utf8Parser.TryParse(answer, out now, out int used) && used == answer.Length;
        if (Problem is null && !isNumber)
            Fail(answer);
        return Problem is null;
    }

    /// <summary>Sends what is posted, without waiting for it to be done.</summary>
    public void Flush()
    {
        if (_sentLength == 0 || Problem is not null)
            return;

        for (int sent = 0; sent < _sentLength;)
        {
            int count = _socket.Send(_sent.AsSpan(sent, _sentLength - sent), SocketFlags.None, out SocketError error);
            if (error != SocketError.Success)
            {
                Lose(error);
                return;
            }

            sent += count;
        }

        _sentLength = 0;
    }

    /// <summary>Sends what is posted, and waits until all of it is done.</summary>
    public void Settle()
    {
        Flush();
        while (_owed > 0 && Problem is null)
            _ = TakeReply();
    }

    /// <summary>Takes what QEMU has told by itself meanwhile, without waiting.</summary>
    public void TakeEvents()
    {
        try
        {
            while (Problem is null && (HasLine() || _socket.Poll(0, SelectMode.SelectRead)))
            {
                ReadOnlySpan<byte> line = TakeLine();
                if (Problem is null && !Lines.TryTake(line))
                    TakePosted(line);
            }
        }
        catch (SocketException exception)
        {
            Lose(exception.SocketErrorCode);
        }
    }

    /// <summary>Closes the link; to whoever still holds it, it is lost.</summary>
    public void Dispose()
    {
        Problem ??= Closed;
        _socket.Dispose();
    }

    private Span<byte> Room()
    {
        if (_owed >= MostOutstanding)
            Settle();

        return Problem is null ? _sent.AsSpan(_sentLength) : _sent;
    }

    private void Post(int length)
    {
        if (Problem is not null)
            return;

        _sentLength += length;
        _owed++;
        Commands++;
    }

    /// <summary>Sends everything, and answers what the last command was answered.</summary>
    private ReadOnlySpan<byte> Exchange()
    {
        Flush();
        while (_owed > 1 && Problem is null)
            _ = TakeReply();
        return Problem is null ? TakeReply() : default;
    }

    private ulong ExchangeNumber()
    {
        ReadOnlySpan<byte> answer = Exchange();
        ulong number = ulong.MaxValue;
        bool isNumber = answer.StartsWith("0x"u8) && Utf8Parser.TryParse(answer[2..], out number, out int used, 'x') && used == answer.Length - 2;
        if (Problem is null && !isNumber)
            Fail(answer);
        return Problem is null ? number : ulong.MaxValue;
    }

    /// <summary>The next reply, without its OK.</summary>
    private ReadOnlySpan<byte> TakeReply()
    {
        while (true)
        {
            ReadOnlySpan<byte> line = TakeLine();
            if (Problem is not null)
                return default;
            if (!Lines.TryTake(line))
                return TakePosted(line);
        }
    }

    private ReadOnlySpan<byte> TakePosted(ReadOnlySpan<byte> line)
    {
        bool isOk = line.StartsWith("OK"u8) && (line.Length == 2 || line[2] == (byte)' ');
        if (!isOk || _owed == 0)
        {
            Fail(line);
            return default;
        }

        _owed--;
        return line.Length == 2 ? default : line[3..];
    }

    private bool HasLine() => _received.AsSpan(_first, _end - _first).Contains((byte)'\n');

    private ReadOnlySpan<byte> TakeLine()
    {
        while (true)
        {
            ReadOnlySpan<byte> waiting = _received.AsSpan(_first, _end - _first);
            int length = waiting.IndexOf((byte)'\n');
            if (length >= 0)
            {
                _first += length + 1;
                return waiting[..length];
            }

            if (waiting.Length >= LongestLine)
            {
                Fail(waiting);
                return default;
            }

            if (!TryReceive())
                return default;
        }
    }

    private bool TryReceive()
    {
        if (_end > LongestLine)
        {
            _received.AsSpan(_first, _end - _first).CopyTo(_received);
            _end -= _first;
            _first = 0;
        }

        int count = _socket.Receive(_received.AsSpan(_end), SocketFlags.None, out SocketError error);
        if (error != SocketError.Success || count == 0)
        {
            Lose(error);
            return false;
        }

        _end += count;
        return true;
    }

    private void Lose(SocketError error) => Problem ??= error switch
    {
        SocketError.TimedOut or SocketError.WouldBlock => string.Create(CultureInfo.InvariantCulture, $"QEMU has not answered for {_patience.TotalSeconds:0.#} s"),

        // The end of the stream is no error.
        SocketError.Success or SocketError.Shutdown or SocketError.ConnectionReset or SocketError.ConnectionAborted => "QEMU ended",
        _ => $"the link to QEMU broke: {error}",
    };

    private void Fail(ReadOnlySpan<byte> answer)
    {
        const int Shown = 80;
        Problem ??= $"QEMU answered '{Encoding.ASCII.GetString(answer[..Math.Min(answer.Length, Shown)])}' where the protocol has something else";
    }
}
