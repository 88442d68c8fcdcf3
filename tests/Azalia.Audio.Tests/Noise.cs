using System.Buffers.Binary;

namespace Azalia.Audio.Tests;

/// <summary>Frames without a silent sample, so that silence is told from data, and what a pin must hear of them.</summary>
internal static class Noise
{
    public static byte[] Frames(AudioFormat format, int count, uint seed = 1)
    {
        byte[] bytes = new byte[format.BytesPerFrame * count];
        uint state = seed * 2_654_435_761;
        int unused = format.ContainerBits - format.ValidBits;
        for (int offset = 0; offset < bytes.Length; offset += format.ContainerBits / 8)
        {
            do
            {
                state = state * 1_664_525 + 1_013_904_223;
            }
            while (state >> 32 - format.ValidBits == 0);

            int sample = (int)(state >> 32 - format.ValidBits) << unused;
            if (format.ContainerBits == 16)
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(offset), (short)sample);
            else
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), sample);
        }

        return bytes;
    }

    public static int[] AsHeard(AudioFormat format, ReadOnlySpan<byte> frames)
    {
        int bytes = format.ContainerBits / 8;
        int[] samples = new int[frames.Length / bytes];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = bytes == 2
                ? BinaryPrimitives.ReadInt16LittleEndian(frames[(i * bytes)..]) << 16
                : BinaryPrimitives.ReadInt32LittleEndian(frames[(i * bytes)..]);
        }

        return samples;
    }
}
