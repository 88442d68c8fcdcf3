using System.Buffers.Binary;

namespace Azalia.Cli.Wave;

/// <summary>
/// Between the bytes of a WAV file, the bytes of an HD Audio buffer and the one form that both are compared in: interleaved 32-bit
/// samples, left-justified. Allocates nothing.
/// </summary>
/// <remarks>
/// Every direction is exact for integer formats. Float goes to 32-bit integer, the nearest one, clipped at full scale: exact down to
/// -48 dBFS and finer than 2^-32 of full scale below.
/// </remarks>
internal static class SampleConverter
{
    /// <summary>2^31: full scale of a left-justified sample.</summary>
    private const double FullScale = 2_147_483_648.0;

    /// <summary>Turns a file's bytes into left-justified samples.</summary>
    /// <param name="file">Whole samples in the file's format.</param>
    /// <param name="format">The file's format; bits below its valid ones are no part of a sample and become 0.</param>
    /// <param name="samples">Gets the samples; at least as many as <paramref name="file"/> holds.</param>
    /// <returns>What could not be kept: samples that were clipped, and whether there was something below the valid bits.</returns>
    public static ConversionLoss FromFile(ReadOnlySpan<byte> file, WaveFormat format, Span<int> samples)
    {
        int count = file.Length / format.ContainerBytes;
        samples = samples[..count];
        if (format.Encoding == SampleEncoding.Float)
            return new ConversionLoss(FromFloat(file, samples), HasBitsBelow: false);

        switch (format.ContainerBits)
        {
            case 8:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = (file[i] - 128) << 24;
                break;
            case 16:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(file[(i * 2)..]) << 16;
                break;
            case 24:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = (BinaryPrimitives.ReadUInt16LittleEndian(file[(i * 3)..]) << 8) | (file[(i * 3) + 2] << 24);
                break;
            default:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(file[(i * 4)..]);
                break;
        }

        return new ConversionLoss(0, format.ValidBits != format.ContainerBits && ClearBelow(samples, format.ValidMask));
    }

    /// <summary>Turns left-justified samples into a file's bytes.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="format">The file's format, an integer one.</param>
    /// <param name="file">Gets the bytes.</param>
    /// <returns>The number of bytes.</returns>
    public static int ToFile(ReadOnlySpan<int> samples, WaveFormat format, Span<byte> file)
    {
        int mask = format.ValidMask;
        switch (format.ContainerBits)
        {
            case 8:
                for (int i = 0; i < samples.Length; i++)
                    file[i] = (byte)(((samples[i] & mask) >> 24) + 128);
                break;
            case 16:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(file[(i * 2)..], (short)((samples[i] & mask) >> 16));
                break;
            case 24:
                for (int i = 0; i < samples.Length; i++)
                {
                    int sample = samples[i] & mask;
                    BinaryPrimitives.WriteInt16LittleEndian(file[(i * 3)..], (short)(sample >> 8));
                    file[(i * 3) + 2] = (byte)(sample >> 24);
                }

                break;
            default:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt32LittleEndian(file[(i * 4)..], samples[i] & mask);
                break;
        }

        return samples.Length * format.ContainerBytes;
    }

    /// <summary>Turns left-justified samples into the bytes of an HD Audio buffer (containers of 1, 2 and 4 bytes, left-justified).</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="containerBits">8 (unsigned), 16 or 32.</param>
    /// <param name="buffer">Gets the bytes.</param>
    /// <returns>The number of bytes.</returns>
    public static int ToBuffer(ReadOnlySpan<int> samples, int containerBits, Span<byte> buffer)
    {
        switch (containerBits)
        {
            case 8:
                for (int i = 0; i < samples.Length; i++)
                    buffer[i] = (byte)((samples[i] >> 24) + 128);
                break;
            case 16:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(buffer[(i * 2)..], (short)(samples[i] >> 16));
                break;
            default:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt32LittleEndian(buffer[(i * 4)..], samples[i]);
                break;
        }

        return samples.Length * (containerBits / 8);
    }

    /// <summary>Turns the bytes of an HD Audio buffer into left-justified samples: the way back of <see cref="ToBuffer"/>.</summary>
    /// <param name="buffer">Whole samples.</param>
    /// <param name="containerBits">8 (unsigned), 16 or 32.</param>
    /// <param name="samples">Gets the samples; as many as the buffer holds.</param>
    public static void FromBuffer(ReadOnlySpan<byte> buffer, int containerBits, Span<int> samples)
    {
        switch (containerBits)
        {
            case 8:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = (buffer[i] - 128) << 24;
                break;
            case 16:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(buffer[(i * 2)..]) << 16;
                break;
            default:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(buffer[(i * 4)..]);
                break;
        }
    }

    private static int FromFloat(ReadOnlySpan<byte> file, Span<int> samples)
    {
        int clipped = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            // A float is exact in a double, and so is its product with a power of two.
            double value = Math.Round(BinaryPrimitives.ReadSingleLittleEndian(file[(i * 4)..]) * FullScale);
            if (double.IsNaN(value))
            {
                value = 0;
                clipped++;
            }
            else if (value is >= FullScale or < -FullScale)
            {
                // 1.0 itself is one step above the highest integer: every float file that touches full scale has it, and it is no loss to speak of.
                clipped += value is > FullScale or < -FullScale ? 1 : 0;
                value = value > 0 ? int.MaxValue : int.MinValue;
            }

            samples[i] = (int)value;
        }

        return clipped;
    }

    private static bool ClearBelow(Span<int> samples, int mask)
    {
        int below = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            below |= samples[i] & ~mask;
            samples[i] &= mask;
        }

        return below != 0;
    }
}
