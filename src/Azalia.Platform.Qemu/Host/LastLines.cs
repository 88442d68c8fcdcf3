namespace Azalia.Platform.Qemu.Host;

/// <summary>
/// The last lines of a process's standard error, read on a thread of its own until the process ends: its end is the end of this stream.
/// </summary>
internal sealed class LastLines
{
    private const int Kept = 4;
    private const int LongestLine = 300;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new(Kept);
    private readonly TaskCompletionSource _ended = new();
    private readonly StreamReader _reader;
    private readonly Thread _thread;

    private LastLines(StreamReader reader)
    {
        _reader = reader;
        _thread = new Thread(Read) { IsBackground = true, Name = "azalia-qemu-errors" };
    }

    /// <summary>Starts to read.</summary>
    public static LastLines Of(StreamReader reader)
    {
        LastLines lines = new(reader);
        lines._thread.Start();
        return lines;
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>Whether it has.</returns>
    public bool WaitForEnd(TimeSpan timeout) => _ended.Task.Wait(timeout);

    /// <summary>What was said last, on one line.</summary>
    public override string ToString()
    {
        lock (_lock)
            return string.Join("; ", _lines);
    }

    /// <summary>A codec with a microphone says each time that its sound goes to a file only.</summary>
    private static bool IsUsual(string line) => line.Contains("`adc'", StringComparison.Ordinal) || line.Contains("'adc'", StringComparison.Ordinal);

    private void Read()
    {
        try
        {
            while (_reader.ReadLine() is { } line)
            {
                line = line.Trim();
                if (line.Length == 0 || IsUsual(line))
                    continue;

                lock (_lock)
                {
                    if (_lines.Count == Kept)
                        _ = _lines.Dequeue();
                    _lines.Enqueue(line[..Math.Min(line.Length, LongestLine)]);
                }
            }
        }
        catch (IOException)
        {
            // The pipe broke, which is an end as well.
        }

        _ended.SetResult();
    }
}
