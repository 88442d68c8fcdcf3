using System.Text;
using Azalia.Cli.Wave;
using Azalia.Platform.Diagnostics;

namespace Azalia.Cli.Platforms;

/// <summary>
/// The file of --trace. A line is written from within the drivers, where nothing may fail: a full disk is remembered, and reported by
/// <see cref="Complete"/>.
/// </summary>
internal sealed class TraceFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly string _name;
    private readonly ForgivingStream _stream;
    private readonly StreamWriter _writer;

    private TraceFile(string name, FileStream file)
    {
        _name = name;
        _stream = new ForgivingStream(file);
        _writer = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes);
        Trace = new TextTrace(_writer);
    }

    /// <summary>What the drivers write to.</summary>
    public IDeviceTrace Trace { get; }

    /// <summary>Creates or replaces the file that --trace names.</summary>
    /// <returns>The trace, or null if none is wished.</returns>
    /// <exception cref="CommandFailure">The platform is made of that file.</exception>
    /// <exception cref="WaveException">It cannot be written.</exception>
    public static TraceFile? CreateFor(PlatformSettings settings)
    {
        OutputFile.RequireDistinct("what is read and --trace", settings.FilesRead, settings.TracePath);
        return settings.TracePath is { } path ? Create(path) : null;
    }

    /// <summary>Creates or replaces the file. Unlike an output it grows in its place, so that it is there whatever becomes of the program.</summary>
    /// <exception cref="WaveException">It cannot be written.</exception>
    private static TraceFile Create(string path)
    {
        if (path.Length == 0)
            throw new WaveException("the trace", "has no file name");
        if (Directory.Exists(path))
            throw new WaveException(path, "is a directory");
        try
        {
            return new TraceFile(path, new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "written", problem);
        }
    }

    /// <summary>Writes what is left.</summary>
    /// <exception cref="WaveException">Something could not be written, now or earlier.</exception>
    public void Complete()
    {
        _writer.Flush();
        if (_stream.Problem is { } problem)
            throw WaveException.From(_name, "written", problem);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Keeps the first problem and drops what comes after it.</summary>
    private sealed class ForgivingStream(FileStream file) : Stream
    {
        public Exception? Problem { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Problem is not null)
                return;
            try
            {
                file.Write(buffer);
            }
            catch (Exception problem) when (WaveException.IsFileProblem(problem))
            {
                Problem = problem;
            }
        }

        public override void Flush()
        {
            // The file has no buffer of its own.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }
    }
}
