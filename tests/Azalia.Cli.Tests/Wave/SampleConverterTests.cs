using Azalia.Cli.Wave;

namespace Azalia.Cli.Tests.Wave;

/// <summary>Between file, device memory and left-justified samples: exact, or said to be not.</summary>
public sealed class SampleConverterTests
{
    [Theory]
    [InlineData(16, 16)]
    [InlineData(24, 24)]
    [InlineData(24, 20)]
    [InlineData(32, 32)]
    [InlineData(32, 24)]
    [InlineData(32, 20)]
    [InlineData(16, 12)]
    [InlineData(8, 8)]
    public void A_file_comes_back_as_it_was(int container, int valid)
    {
        WaveFormat format = new(48_000, 1, container, valid, container == 8 ? SampleEncoding.UnsignedInteger : SampleEncoding.SignedInteger);
        byte[] file = WaveBytes.RampData(container / 8 * 100);
        ClearBelow(file, container, valid);
        int[] samples = new int[100];
        byte[] back = new byte[file.Length];

        ConversionLoss loss = SampleConverter.FromFile(file, format, samples);
        int bytes = SampleConverter.ToFile(samples, format, back);

        Assert.Equal(default, loss);
        Assert.Equal(file.Length, bytes);
        Assert.Equal(file, back);
    }

    [Theory]
    [InlineData(8, new byte[] { 0x00 }, int.MinValue)]
    [InlineData(8, new byte[] { 0x80 }, 0)]
    [InlineData(8, new byte[] { 0xFF }, 0x7F00_0000)]
    [InlineData(16, new byte[] { 0x34, 0x92 }, unchecked((int)0x9234_0000))]
    [InlineData(24, new byte[] { 0x56, 0x34, 0x92 }, unchecked((int)0x9234_5600))]
    [InlineData(24, new byte[] { 0x56, 0x34, 0x12 }, 0x1234_5600)]
    [InlineData(32, new byte[] { 0x78, 0x56, 0x34, 0x92 }, unchecked((int)0x9234_5678))]
    public void A_sample_is_left_justified(int bits, byte[] file, int expected)
    {
        int[] samples = new int[1];

        _ = SampleConverter.FromFile(file, new WaveFormat(48_000, 1, bits, bits, bits == 8 ? SampleEncoding.UnsignedInteger : SampleEncoding.SignedInteger), samples);

        Assert.Equal(expected, samples[0]);
    }

    [Fact]
    public void What_lies_below_the_valid_bits_is_cleared_and_said()
    {
        int[] samples = new int[1];

        ConversionLoss loss = SampleConverter.FromFile([0x5F, 0x34, 0x12], new WaveFormat(48_000, 1, 24, 20, SampleEncoding.SignedInteger), samples);

        Assert.True(loss.HasBitsBelow);
        Assert.Equal(0x1234_5000, samples[0]);
    }

    [Theory]
    [InlineData(0f, 0, 0)]
    [InlineData(0.5f, 0x4000_0000, 0)]
    [InlineData(-0.5f, -0x4000_0000, 0)]
    [InlineData(-1f, int.MinValue, 0)]
    [InlineData(1f, int.MaxValue, 0)]
    [InlineData(0.99999994f, 0x7FFF_FF80, 0)]
    [InlineData(1.0000001f, int.MaxValue, 1)]
    [InlineData(-1.0000001f, int.MinValue, 1)]
    [InlineData(float.PositiveInfinity, int.MaxValue, 1)]
    [InlineData(float.NegativeInfinity, int.MinValue, 1)]
    [InlineData(float.NaN, 0, 1)]
    [InlineData(4.6566129e-10f, 1, 0)]
    [InlineData(float.Epsilon, 0, 0)]
    public void A_float_becomes_the_nearest_integer_and_is_clipped_at_full_scale(float value, int expected, int clipped)
    {
        int[] samples = new int[1];

        ConversionLoss loss = SampleConverter.FromFile(BitConverter.GetBytes(value), new WaveFormat(48_000, 1, 32, 32, SampleEncoding.Float), samples);

        Assert.Equal(expected, samples[0]);
        Assert.Equal(clipped, loss.ClippedSamples);
    }

    [Theory]
    [InlineData(8, 0x1234_5678, new byte[] { 0x92 })]
    [InlineData(8, int.MinValue, new byte[] { 0x00 })]
    [InlineData(16, 0x1234_5678, new byte[] { 0x34, 0x12 })]
    [InlineData(16, -65_536, new byte[] { 0xFF, 0xFF })]
    [InlineData(32, 0x1234_5678, new byte[] { 0x78, 0x56, 0x34, 0x12 })]
    public void Device_memory_holds_the_top_of_a_sample(int container, int sample, byte[] expected)
    {
        byte[] buffer = new byte[4];

        int bytes = SampleConverter.ToBuffer([sample], container, buffer);

        Assert.Equal(expected, buffer[..bytes]);
    }

    private static void ClearBelow(byte[] file, int container, int valid)
    {
        byte[] mask = BitConverter.GetBytes((uint)(0xFFFF_FFFFul << (container - valid)));
        for (int i = 0; i < file.Length; i++)
            file[i] &= container == valid ? (byte)0xFF : mask[i % (container / 8)];
    }
}
