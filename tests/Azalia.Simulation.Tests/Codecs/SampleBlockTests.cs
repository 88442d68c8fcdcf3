using System.Buffers.Binary;
using Azalia.Simulation.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class SampleBlockTests
{
    private static readonly int[] s_depths = [8, 16, 20, 24, 32];

    public static TheoryData<int> Depths => new(s_depths);

    [Fact]
    public void Eight_bit_samples_are_unsigned_and_their_middle_is_silence() =>
        Assert.Equal([int.MinValue, -0x0100_0000, 0, 0x0100_0000, 0x7F00_0000], Unpack(8, [0x00, 0x7F, 0x80, 0x81, 0xFF]));

    [Fact]
    public void Sixteen_bit_samples_are_little_endian_and_signed() =>
        Assert.Equal([int.MinValue, -0x0001_0000, 0, 0x1234_0000, 0x7FFF_0000], Unpack(16, [0x00, 0x80, 0xFF, 0xFF, 0x00, 0x00, 0x34, 0x12, 0xFF, 0x7F]));

    [Fact]
    public void Of_twenty_bit_samples_only_the_upper_twenty_bits_travel() =>
        Assert.Equal([unchecked((int)0xFEDC_B000), 0x7FFF_F000], Unpack(20, [0xFF, 0xBF, 0xDC, 0xFE, 0x00, 0xF0, 0xFF, 0x7F]));

    [Fact]
    public void Of_twenty_four_bit_samples_only_the_upper_twenty_four_bits_travel() =>
        Assert.Equal([unchecked((int)0xFEDC_BA00)], Unpack(24, [0x98, 0xBA, 0xDC, 0xFE]));

    [Fact]
    public void Thirty_two_bit_samples_travel_whole() =>
        Assert.Equal([unchecked((int)0xFEDC_BA98)], Unpack(32, [0x98, 0xBA, 0xDC, 0xFE]));

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_deeper_sample_is_truncated_on_the_way_to_memory(int bits)
    {
        int significant = bits == 32 ? -1 : -1 << 32 - bits;

        Assert.Equal([0x7FFF_FFFF & significant, -1 & significant], Unpack(bits, Pack(bits, [int.MaxValue, -1])));
    }

    [Fact]
    public void Containers_survive_the_way_through_samples_and_back_at_every_depth_and_length() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements(s_depths).ToArbitrary(), (bytes, bits) =>
        {
            byte[] memory = WholeContainers(bytes, bits);
            return Pack(bits, Unpack(bits, memory)).AsSpan().SequenceEqual(memory);
        }).MustHold();

    [Fact]
    public void Samples_survive_the_way_through_containers_and_back_in_their_significant_bits() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), Gen.Elements(s_depths).ToArbitrary(), (values, bits) =>
        {
            int[] samples = [.. values.Select(v => (int)(v * 2_654_435_761) & (bits == 32 ? -1 : -1 << 32 - bits))];
            return Unpack(bits, Pack(bits, samples)).AsSpan().SequenceEqual(samples);
        }).MustHold();

    [Fact]
    public void Vectors_and_single_samples_agree_with_reading_containers_one_by_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements(s_depths).ToArbitrary(), (bytes, bits) =>
        {
            int container = SampleBlock.ContainerBytes(bits);
            byte[] memory = new byte[bytes.Length * container];
            for (int i = 0; i < memory.Length; i++)
                memory[i] = (byte)(bytes[i % bytes.Length] * 37 + i);
            int[] samples = Unpack(bits, memory);
            return Enumerable.Range(0, samples.Length).All(i => samples[i] == ReadOne(memory.AsSpan(i * container), bits));
        }).MustHold();

    [Fact]
    public void Channels_are_picked_from_the_middle_of_a_frame_and_put_into_the_middle_of_another()
    {
        int[] target = [-1, -1, -1, -1, -1, -1];

        SampleBlock.CopyChannels([10, 11, 12, 13, 20, 21, 22, 23], sourceChannels: 4, sourceFirst: 2, target, targetChannels: 3, targetFirst: 1, channels: 2);

        Assert.Equal([-1, 12, 13, -1, 22, 23], target);
    }

    [Fact]
    public void Rounding_is_to_the_nearest_with_ties_to_even() =>
        Assert.Equal([0, 1, 2, 2, 3, -1, -2, -2, 0], Round([0.5, 0.75, 1.5, 2.5, 2.51, -0.51, -1.5, -2.5, -0.5]));

    [Fact]
    public void Sums_beyond_full_scale_are_limited_to_it() =>
        Assert.Equal(
            [int.MaxValue, int.MaxValue, int.MaxValue, int.MinValue, int.MinValue, int.MinValue, int.MaxValue, 5, int.MinValue],
            Round([2_147_483_647.0, 2_147_483_647.5, 1e30, -2_147_483_648.0, -2_147_483_648.5, -1e30, double.MaxValue, 5, -double.MaxValue]));

    [Fact]
    public void Rounding_agrees_with_the_arithmetic_of_the_language_for_any_sum_and_length() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat[]>(), values =>
        {
            double[] sums = [.. values.Select(v => v.Get * 1e6)];
            return Round(sums).SequenceEqual(sums.Select(s => (int)Math.Clamp(Math.Round(s, MidpointRounding.ToEven), int.MinValue, int.MaxValue)));
        }).MustHold();

    [Fact]
    public void Factor_one_is_bit_exact_for_any_samples() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), Gen.Choose(1, 4).ToArbitrary(), (values, channels) =>
        {
            int[] samples = [.. values.Select(v => v * 0x0101_0107)];
            return Scale(samples, channels, 1, 1).SequenceEqual(samples);
        }).MustHold();

    [Fact]
    public void Each_side_has_its_own_factor_whatever_the_number_of_channels() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), Gen.Choose(1, 5).ToArbitrary(), (values, channels) =>
        {
            int[] samples = [.. values.Select(v => v * 0x0011_0107)];
            return Scale(samples, channels, 0.5, -2).SequenceEqual(
                samples.Select((s, i) => (int)Math.Clamp(Math.Round(s * (i % channels % 2 == 0 ? 0.5 : -2.0)), int.MinValue, int.MaxValue)));
        }).MustHold();

    [Fact]
    public void Contributions_add_up_before_they_are_limited()
    {
        double[] sums = new double[2];

        SampleBlock.Accumulate([int.MaxValue, int.MinValue], 1, 1, 1, sums);
        SampleBlock.Accumulate([int.MaxValue, int.MinValue], 1, 1, 1, sums);
        SampleBlock.Accumulate([-int.MaxValue, int.MaxValue], 1, 1, 1, sums);

        Assert.Equal([int.MaxValue, int.MinValue], Round(sums));
    }

    [Fact]
    public void Whole_blocks_are_handled_without_allocation()
    {
        byte[] memory = new byte[4 * 1_001];
        int[] samples = new int[1_001];
        double[] sums = new double[1_001];

        AllocationAssert.None(() =>
        {
            foreach (int bits in s_depths)
            {
                SampleBlock.Unpack(memory.AsSpan(0, 1_001 * SampleBlock.ContainerBytes(bits)), bits, samples);
                SampleBlock.Pack(samples, bits, memory.AsSpan(0, 1_001 * SampleBlock.ContainerBytes(bits)));
            }
            SampleBlock.Accumulate(samples, 1, 0.7, 0.7, sums);
            SampleBlock.Round(sums, samples);
        });
    }

    private static int[] Unpack(int bits, byte[] memory)
    {
        int[] samples = new int[memory.Length / SampleBlock.ContainerBytes(bits)];
        SampleBlock.Unpack(memory, bits, samples);
        return samples;
    }

    private static byte[] Pack(int bits, int[] samples)
    {
        byte[] memory = new byte[samples.Length * SampleBlock.ContainerBytes(bits)];
        SampleBlock.Pack(samples, bits, memory);
        return memory;
    }

    private static int[] Round(double[] sums)
    {
        int[] samples = new int[sums.Length];
        SampleBlock.Round(sums, samples);
        return samples;
    }

    private static int[] Scale(int[] samples, int channels, double left, double right)
    {
        double[] sums = new double[samples.Length];
        SampleBlock.Accumulate(samples, channels, left, right, sums);
        return Round(sums);
    }

    private static byte[] WholeContainers(byte[] bytes, int bits)
    {
        int container = SampleBlock.ContainerBytes(bits);
        byte[] memory = bytes[..(bytes.Length / container * container)];
        for (int i = 0; i < memory.Length; i += container)
        {
            if (bits is 20 or 24)
                memory[i] = 0;
            if (bits == 20)
                memory[i + 1] &= 0xF0;
        }
        return memory;
    }

    private static int ReadOne(ReadOnlySpan<byte> container, int bits) => bits switch
    {
        8 => container[0] * 0x0100_0000 - 0x7FFF_FFFF - 1,
        16 => BinaryPrimitives.ReadInt16LittleEndian(container) * 65_536,
        20 => BinaryPrimitives.ReadInt32LittleEndian(container) >> 12 << 12,
        24 => BinaryPrimitives.ReadInt32LittleEndian(container) >> 8 << 8,
        _ => BinaryPrimitives.ReadInt32LittleEndian(container),
    };
}
