using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Azalia.Platform;
using Azalia.Platform.Qemu;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Machines;

/// <summary>QEMU as one side of a comparison, with the deterministic clock; used for many scripts.</summary>
internal sealed class QemuMachine : Machine
{
    private const int WaveHeader = 44;

    private readonly QemuPlatform _qemu;
    private readonly FileStream?[] _files;

    private QemuMachine(QemuPlatform qemu, MachineShape shape)
    {
        _qemu = qemu;
        _files = new FileStream?[shape.Codecs];
    }

    /// <inheritdoc/>
    public override HdaPlatform Platform => _qemu;

    /// <inheritdoc/>
    public override string? Loss => _qemu.Loss;

    /// <summary>Starts one.</summary>
    /// <param name="shape">What scripts need.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="problem">Why there is none, in one line.</param>
    public static bool TryStart(MachineShape shape, [NotNullWhen(true)] out QemuMachine? machine, [NotNullWhen(false)] out string? problem)
    {
        QemuCodec codec = shape.Codec switch { "hda-output" => QemuCodec.Output, "hda-micro" => QemuCodec.Micro, _ => QemuCodec.Duplex };
        QemuOptions options = new()
        {
            Clock = QemuClock.Deterministic,
            Interrupt = QemuInterrupt.Line,
            Codecs = [.. Enumerable.Repeat(codec, shape.Codecs)],
            WaveRate = shape.Rate,
            MemoryBytes = 16 << 20,
        };
        machine = QemuPlatform.TryOpen(options, out QemuPlatform? qemu, out problem) ? new QemuMachine(qemu, shape) : null;
        return machine is not null;
    }

    /// <inheritdoc/>
    public override short[] TakeHeard(int codec)
    {
        // It stays open: a script more is a look at its length more.
        FileStream file = _files[codec] ??= Open(_qemu.WaveFile(codec));
        int length = (int)(file.Length - file.Position) & ~3;
        if (length <= 0)
            return [];

        byte[] bytes = new byte[length];
        file.ReadExactly(bytes);
        short[] samples = new short[bytes.Length / sizeof(short)];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short)));
        return HeardSamples.Trim(samples);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (FileStream? file in _files)
            file?.Dispose();
        base.Dispose();
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1) { Position = WaveHeader };
}
