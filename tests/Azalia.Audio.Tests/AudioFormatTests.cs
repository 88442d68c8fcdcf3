namespace Azalia.Audio.Tests;

public sealed class AudioFormatTests
{
    [Theory]
    [InlineData(8, 8)]
    [InlineData(12, 16)]
    [InlineData(16, 16)]
    [InlineData(20, 32)]
    [InlineData(24, 32)]
    [InlineData(32, 32)]
    public void The_hardware_has_one_container_for_each_sample_size(int valid, int container)
    {
        AudioFormat format = new(48_000, valid, (valid + 7) / 8 * 8, 2);

        Assert.Equal(format with { ContainerBits = container }, format.HardwareContainer);
        Assert.Equal(format.HardwareContainer, AudioFormat.Pcm(48_000, valid, 2));
    }

    [Fact]
    public void Sizes_follow_from_the_container()
    {
        AudioFormat format = new(44_100, 24, 24, 6);

        Assert.Equal(18, format.BytesPerFrame);
        Assert.Equal(793_800, format.BytesPerSecond);
    }

    [Theory]
    [InlineData(44_100, 16, 16, 2, "44.1 kHz, 16 bit, 2 channels")]
    [InlineData(11_025, 8, 8, 1, "11.025 kHz, 8 bit, 1 channel")]
    [InlineData(48_000, 24, 24, 2, "48 kHz, 24 bit in 24, 2 channels")]
    [InlineData(48_000, 24, 32, 2, "48 kHz, 24 bit, 2 channels")]
    public void A_format_reads_as_a_person_writes_it(int rate, int valid, int container, int channels, string text) =>
        Assert.Equal(text, new AudioFormat(rate, valid, container, channels).ToString());
}
