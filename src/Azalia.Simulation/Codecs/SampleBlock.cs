// The samples of whole blocks are handled here and nowhere else in this project. Reading a byte span as a span of containers, and spans as
// vectors, needs MemoryMarshal; every cast below is between plain values, of a length that the cast itself derives from the span.
#pragma warning disable RS0030 // Raw memory: this is the one file of the simulator that may (see above).

using System.Numerics;
using System.Runtime.InteropServices;

namespace Azalia.Simulation.Codecs;

/// <summary>Operations on blocks of samples: between memory containers (HDA 1.0a 4.5.1) and signed 32-bit samples, left-justified; gain; mixing.</summary>
/// <remarks>
/// <para>Containers are little endian, as the machines are that this runs on. Only the significant bits travel on the link: the rest of a container is ignored on
/// the way out and zero on the way in, so a deeper sample is truncated, not rounded.</para>
/// <para>Gain and mixing are one sum of products in double precision, in the order of the paths, rounded once to the nearest integer (ties to even) and then
/// limited to 32 bits. At factor 1 the product is exact, and a sum of up to 2^21 such samples is too.</para>
/// </remarks>
internal static class SampleBlock
{
    // A double at this magnitude has a spacing of exactly 1, and its low 32 bits are the integer part in two's complement: adding it rounds.
    private const double RoundingBias = 6_755_399_441_055_744.0;     // 1.5 * 2^52
    private const long RoundingBiasBits = 0x4338_0000_0000_0000;

    /// <summary>The container of one sample in memory, in bytes: 1, 2 or 4.</summary>
    /// <param name="bits">Significant bits: 8, 16, 20, 24 or 32.</param>
    public static int ContainerBytes(int bits) => bits switch { 8 => 1, 16 => 2, _ => 4 };

    /// <summary>Reads memory containers as samples.</summary>
    /// <param name="memory">Containers, exactly as many as there are samples.</param>
    /// <param name="bits">Significant bits: 8 (unsigned), 16, 20, 24 or 32.</param>
    /// <param name="samples">Receives the samples.</param>
    public static void Unpack(ReadOnlySpan<byte> memory, int bits, Span<int> samples)
    {
        switch (bits)
        {
            case 8:
                Unpack8(memory, samples);
                break;
            case 16:
                Unpack16(MemoryMarshal.Cast<byte, short>(memory), samples);
                break;
            default:
                Mask(MemoryMarshal.Cast<byte, int>(memory), SignificantBits(bits), samples);
                break;
        }
    }

    /// <summary>Writes samples as memory containers; the bits below the significant ones become 0.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="bits">Significant bits: 8 (unsigned), 16, 20, 24 or 32.</param>
    /// <param name="memory">Receives the containers, exactly as many as there are samples.</param>
    public static void Pack(ReadOnlySpan<int> samples, int bits, Span<byte> memory)
    {
        switch (bits)
        {
            case 8:
                Pack8(samples, memory);
                break;
            case 16:
                Pack16(samples, MemoryMarshal.Cast<byte, short>(memory));
                break;
            default:
                Mask(samples, SignificantBits(bits), MemoryMarshal.Cast<byte, int>(memory));
                break;
        }
    }

    /// <summary>Copies some adjacent channels of interleaved frames into some adjacent channels of others.</summary>
    /// <param name="source">Frames of <paramref name="sourceChannels"/> samples.</param>
    /// <param name="sourceChannels">Channels of a source frame.</param>
    /// <param name="sourceFirst">The first channel to take.</param>
    /// <param name="target">As many frames of <paramref name="targetChannels"/> samples; other channels stay as they are.</param>
    /// <param name="targetChannels">Channels of a target frame.</param>
    /// <param name="targetFirst">The first channel to fill.</param>
    /// <param name="channels">How many channels to copy.</param>
    public static void CopyChannels(
        ReadOnlySpan<int> source, int sourceChannels, int sourceFirst, Span<int> target, int targetChannels, int targetFirst, int channels)
    {
        if (sourceChannels == channels && targetChannels == channels)
        {
            source.CopyTo(target);
            return;
        }

        for (int from = sourceFirst, to = targetFirst; from < source.Length; from += sourceChannels, to += targetChannels)
            source.Slice(from, channels).CopyTo(target[to..]);
    }

    /// <summary>Exchanges the left and the right sample of each pair of a frame; an odd last channel stays.</summary>
    /// <param name="source">Interleaved frames.</param>
    /// <param name="target">As many; may be the source.</param>
    /// <param name="channels">Samples per frame.</param>
    public static void SwapSides(ReadOnlySpan<int> source, Span<int> target, int channels)
    {
        source.CopyTo(target);
        for (int frame = 0; frame < target.Length; frame += channels)
        {
            for (int left = frame; left + 1 < frame + channels; left += 2)
                (target[left], target[left + 1]) = (target[left + 1], target[left]);
        }
    }

    /// <summary>Stretches or thins a run of frames over another number of frames: each target frame repeats the source frame that stands at its place in time.</summary>
    /// <param name="source">Whole frames, at least one.</param>
    /// <param name="target">Receives whole frames.</param>
    /// <param name="channels">Samples per frame of both.</param>
    public static void Hold(ReadOnlySpan<int> source, Span<int> target, int channels)
    {
        long sourceFrames = source.Length / channels;
        long targetFrames = target.Length / channels;
        for (long frame = 0; frame < targetFrames; frame++)
            source.Slice((int)(frame * sourceFrames / targetFrames) * channels, channels).CopyTo(target[((int)frame * channels)..]);
    }

    /// <summary>Widens frames: a single channel goes to every channel, several go to the first ones and leave the others silent.</summary>
    /// <param name="source">Frames of <paramref name="sourceChannels"/> samples.</param>
    /// <param name="sourceChannels">Channels of a source frame.</param>
    /// <param name="target">As many frames of <paramref name="targetChannels"/> samples.</param>
    /// <param name="targetChannels">Channels of a target frame, not fewer.</param>
    public static void Spread(ReadOnlySpan<int> source, int sourceChannels, Span<int> target, int targetChannels)
    {
        if (sourceChannels == 1)
        {
            for (int frame = 0; frame < source.Length; frame++)
                target.Slice(frame * targetChannels, targetChannels).Fill(source[frame]);
            return;
        }

        target.Clear();
        CopyChannels(source, sourceChannels, 0, target, targetChannels, 0, sourceChannels);
    }

    /// <summary>Adds samples times their side's factor to sums.</summary>
    /// <param name="samples">Interleaved frames.</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="left">The factor of even channels.</param>
    /// <param name="right">The factor of odd channels.</param>
    /// <param name="sums">As many sums.</param>
    public static void Accumulate(ReadOnlySpan<int> samples, int channels, double left, double right, Span<double> sums)
    {
        int i = 0;
        if (left == right || int.IsEvenInteger(channels))
        {
            // An even number of lanes over an even number of channels: a lane is always the same side.
            Vector<double> factors = Alternating(left, right);
            ReadOnlySpan<Vector<int>> whole = MemoryMarshal.Cast<int, Vector<int>>(samples);
            Span<Vector<double>> wholeSums = MemoryMarshal.Cast<double, Vector<double>>(sums)[..(2 * whole.Length)];
            for (int v = 0; v < whole.Length; v++)
            {
                Vector.Widen(whole[v], out Vector<long> low, out Vector<long> high);
                wholeSums[2 * v] += ToDouble(low) * factors;
                wholeSums[2 * v + 1] += ToDouble(high) * factors;
            }
            i = whole.Length * Vector<int>.Count;
        }

        for (; i < samples.Length; i++)
            sums[i] += samples[i] * (int.IsEvenInteger(i % channels) ? left : right);
    }

    /// <summary>Rounds sums to samples: nearest, ties to even, limited to 32 bits.</summary>
    /// <param name="sums">The sums; finite.</param>
    /// <param name="samples">As many samples.</param>
    public static void Round(ReadOnlySpan<double> sums, Span<int> samples)
    {
        ReadOnlySpan<Vector<double>> whole = MemoryMarshal.Cast<double, Vector<double>>(sums);
        Span<Vector<int>> wholeSamples = MemoryMarshal.Cast<int, Vector<int>>(samples)[..(whole.Length / 2)];
        for (int v = 0; v < wholeSamples.Length; v++)
            wholeSamples[v] = Vector.Narrow(ToBiased(whole[2 * v]), ToBiased(whole[2 * v + 1]));

        for (int i = wholeSamples.Length * Vector<int>.Count; i < sums.Length; i++)
            samples[i] = (int)Math.Round(Math.Clamp(sums[i], int.MinValue, int.MaxValue), MidpointRounding.ToEven);
    }

    private static int SignificantBits(int bits) => -1 << (32 - bits);

    private static void Unpack8(ReadOnlySpan<byte> memory, Span<int> samples)
    {
        // Hardware 2.5: 8-bit samples are unsigned; the middle, 80h, is silence.
        for (int i = 0; i < memory.Length; i++)
            samples[i] = (memory[i] ^ 0x80) << 24;
    }

    private static void Pack8(ReadOnlySpan<int> samples, Span<byte> memory)
    {
        for (int i = 0; i < samples.Length; i++)
            memory[i] = (byte)((samples[i] >> 24) ^ 0x80);
    }

    private static void Unpack16(ReadOnlySpan<short> memory, Span<int> samples)
    {
        ReadOnlySpan<Vector<short>> whole = MemoryMarshal.Cast<short, Vector<short>>(memory);
        Span<Vector<int>> wholeSamples = MemoryMarshal.Cast<int, Vector<int>>(samples)[..(2 * whole.Length)];
        for (int v = 0; v < whole.Length; v++)
        {
            Vector.Widen(whole[v], out Vector<int> low, out Vector<int> high);
            wholeSamples[2 * v] = Vector.ShiftLeft(low, 16);
            wholeSamples[2 * v + 1] = Vector.ShiftLeft(high, 16);
        }

        for (int i = whole.Length * Vector<short>.Count; i < memory.Length; i++)
            samples[i] = memory[i] << 16;
    }

    private static void Pack16(ReadOnlySpan<int> samples, Span<short> memory)
    {
        Span<Vector<short>> whole = MemoryMarshal.Cast<short, Vector<short>>(memory);
        ReadOnlySpan<Vector<int>> wholeSamples = MemoryMarshal.Cast<int, Vector<int>>(samples)[..(2 * whole.Length)];
        for (int v = 0; v < whole.Length; v++)
            whole[v] = Vector.Narrow(Vector.ShiftRightArithmetic(wholeSamples[2 * v], 16), Vector.ShiftRightArithmetic(wholeSamples[2 * v + 1], 16));

        for (int i = whole.Length * Vector<short>.Count; i < samples.Length; i++)
            memory[i] = (short)(samples[i] >> 16);
    }

    private static void Mask(ReadOnlySpan<int> source, int mask, Span<int> target)
    {
        if (mask == -1)
        {
            source.CopyTo(target);
            return;
        }

        ReadOnlySpan<Vector<int>> whole = MemoryMarshal.Cast<int, Vector<int>>(source);
        Span<Vector<int>> wholeTarget = MemoryMarshal.Cast<int, Vector<int>>(target)[..whole.Length];
        Vector<int> masks = new(mask);
        for (int v = 0; v < whole.Length; v++)
            wholeTarget[v] = whole[v] & masks;

        for (int i = whole.Length * Vector<int>.Count; i < source.Length; i++)
            target[i] = source[i] & mask;
    }

    private static Vector<double> Alternating(double even, double odd)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = int.IsEvenInteger(i) ? even : odd;
        return new Vector<double>(lanes);
    }

    private static Vector<double> ToDouble(Vector<long> integers) =>
        Vector.AsVectorDouble(integers + new Vector<long>(RoundingBiasBits)) - new Vector<double>(RoundingBias);

    private static Vector<long> ToBiased(Vector<double> sums) =>
        Vector.AsVectorInt64(Vector.Min(Vector.Max(sums, new Vector<double>(int.MinValue)), new Vector<double>(int.MaxValue)) + new Vector<double>(RoundingBias));
}
