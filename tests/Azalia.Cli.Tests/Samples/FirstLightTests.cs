using Azalia.Samples.FirstLight;

namespace Azalia.Cli.Tests.Samples;

/// <summary>The sample file and the program that makes it.</summary>
public sealed class FirstLightTests
{
    [Fact]
    public void The_program_makes_the_committed_file_byte_for_byte()
    {
        byte[] committed = File.ReadAllBytes(CommittedFile);

        Assert.Equal(committed, Piece.Render());
    }

    [Fact]
    public void The_piece_ends_in_silence_and_never_clips()
    {
        byte[] file = Piece.Render();
        short[] samples = [.. Enumerable.Range(0, Piece.Frames * 2).Select(i => BitConverter.ToInt16(file, 44 + (i * 2)))];

        Assert.Equal(0, samples[^1]);
        Assert.Equal(0, samples[^2]);
        Assert.InRange(samples.Max(), 8_000, 32_000);
        Assert.InRange(samples.Min(), -32_000, -8_000);
    }

    /// <summary>The committed file, beside the tests.</summary>
    internal static string CommittedFile { get; } = Path.Combine(AppContext.BaseDirectory, "first-light.wav");
}
