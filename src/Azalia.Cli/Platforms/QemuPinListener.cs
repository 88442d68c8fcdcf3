using System.Buffers.Binary;
using Azalia.Cli.Playing;
using Azalia.Cli.Wave;
using Azalia.Platform.Qemu;

namespace Azalia.Cli.Platforms;

/// <summary>
/// Reads the file in which QEMU writes what its codec plays, while it grows and to its end. It is 16-bit stereo at the stream's rate; a mono stream is on both
/// channels.
/// </summary>
internal sealed class QemuPinListener : PinListener
{
    private const int HeaderBytes = 44;
    private const int FileChannels = 2;
    private const int BytesPerFrame = FileChannels * sizeof(short);
    private const int FramesAtOnce = 4096;

    // What QEMU drops when a stream stops: its codec's buffer, and what its mixer has not fetched within a period of its timer.
    private const int CodecBufferBytes = 8192;
    private static readonly TimeSpan s_mixerPeriod = TimeSpan.FromMilliseconds(50);

    private readonly QemuPlatform _platform;
    private readonly PinRecorder _recorder;
    private readonly FileStream _file;
    private readonly byte[] _bytes = new byte[FramesAtOnce * BytesPerFrame];
    private readonly int[] _samples = new int[FramesAtOnce * FileChannels];
    private int _leftOver;

    /// <summary>Opens the file of a codec.</summary>
    /// <exception cref="WaveException">It cannot be read.</exception>
    public QemuPinListener(QemuPlatform platform, int address, PinRecorder recorder)
    {
        _platform = platform;
        _recorder = recorder;
        string file = platform.WaveFile(address);
        try
        {
            _file = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0) { Position = HeaderBytes };
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(file, "read", problem);
        }
    }

    /// <inheritdoc/>
    public override int TailFrames => (CodecBufferBytes / (sizeof(short) * _recorder.Channels)) + (int)(s_mixerPeriod.TotalSeconds * _recorder.SampleRate);

    /// <inheritdoc/>
    public override bool Collect()
    {
        int bytes = _leftOver + _file.Read(_bytes.AsSpan(_leftOver));
        int frames = bytes / BytesPerFrame;
        ReadOnlySpan<byte> whole = _bytes.AsSpan(0, frames * BytesPerFrame);
        if (_recorder.Channels == 1)
            TakeMono(whole, frames);
        else
            TakeStereo(whole, frames);

        _bytes.AsSpan(whole.Length, bytes - whole.Length).CopyTo(_bytes);
        _leftOver = bytes - whole.Length;
        return frames > 0;
    }

    /// <inheritdoc/>
    /// <exception cref="CommandFailure">QEMU does not end, so that the file may not be complete.</exception>
    public override void Complete()
    {
        if (!_platform.End())
            throw new CommandFailure(_platform.Loss ?? "QEMU does not end when it is told to, so what its codec played is not known");
    }

    /// <inheritdoc/>
    protected override void Close() => _file.Dispose();

    private static int Sample(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadInt16LittleEndian(bytes[(index * sizeof(short))..]) << 16;

    private void TakeStereo(ReadOnlySpan<byte> bytes, int frames)
    {
        Span<int> samples = _samples.AsSpan(0, frames * FileChannels);
        for (int i = 0; i < samples.Length; i++)
            samples[i] = Sample(bytes, i);
        _recorder.Take(samples);
    }

    private void TakeMono(ReadOnlySpan<byte> bytes, int frames)
    {
        Span<int> samples = _samples.AsSpan(0, frames);
        for (int i = 0; i < frames; i++)
        {
            samples[i] = Sample(bytes, FileChannels * i);
            if (samples[i] != Sample(bytes, (FileChannels * i) + 1))
                _recorder.Lose(1);
        }

        _recorder.Take(samples);
    }
}
