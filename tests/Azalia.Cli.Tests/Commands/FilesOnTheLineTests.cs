using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>A line that would destroy one of its own files, or write where nothing can be, is refused before anything is done.</summary>
public sealed class FilesOnTheLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_trace_does_not_replace_one_of_several_files()
    {
        byte[] content = WaveBytes.Ramp(48_000, 16, 2, 100);
        string first = _folder.Write("1.wav", content);
        string second = _folder.Write("2.wav", content);

        Assert.EndsWith("is named twice; the files and --trace must differ", CommandRun.Of("play", first, second, "--trace", second).Failed(1), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(second));
    }

    [Theory]
    [InlineData("info")]
    [InlineData("verb", "0", "0xF00", "0")]
    [InlineData("conformance")]
    public void A_trace_does_not_replace_what_the_platform_is_made_of(params string[] command)
    {
        string codec = SurroundCodec.Write(_folder);
        byte[] text = File.ReadAllBytes(codec);
        string plan = _folder.Write("plan.txt", "verb codec 0 node 00h times 1: = 0x0FF000F0\n"u8.ToArray());

        Assert.EndsWith("what is read and --trace must differ", CommandRun.Of([.. command, "--codec", codec, "--trace", codec]).Failed(1), StringComparison.Ordinal);
        Assert.EndsWith("what is read and --trace must differ", CommandRun.Of([.. command, "--faults", plan, "--trace", plan]).Failed(1), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllBytes(codec));
    }

    [Fact]
    public void No_output_replaces_the_text_of_the_codec()
    {
        string codec = SurroundCodec.Write(_folder);
        string file = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 100));
        byte[] text = File.ReadAllBytes(codec);

        Assert.Contains("named twice", CommandRun.Of("play", file, "--codec", codec, "--out", codec).Failed(1), StringComparison.Ordinal);
        Assert.Contains("named twice", CommandRun.Of("record", codec, "--seconds", "1", "--codec", codec).Failed(1), StringComparison.Ordinal);
        Assert.Contains("named twice", CommandRun.Of("codec", "graph", codec, "--out", codec).Failed(1), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllBytes(codec));
    }

    [Fact]
    public void A_file_is_known_again_in_a_folder_that_is_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;         // a link needs rights there
        byte[] content = WaveBytes.Ramp(48_000, 16, 2, 100);
        string file = _folder.Write("1.wav", content);
        _ = Directory.CreateSymbolicLink(_folder["link"], _folder.Root);

        Assert.Contains("named twice", CommandRun.Of("play", file, "--trace", Path.Combine(_folder["link"], "1.wav")).Failed(1), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(file));
        Directory.Delete(_folder["link"]);
    }

    [Fact]
    public void A_name_that_nothing_can_have_is_refused_before_there_is_a_result()
    {
        string file = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 100));
        string name = _folder[new string('a', 300) + ".wav"];

        Assert.EndsWith("the name is too long", CommandRun.Of("play", file, "--out", name).Failed(1), StringComparison.Ordinal);
        Assert.EndsWith("the name is too long", CommandRun.Of("record", name, "--seconds", "0.01").Failed(1), StringComparison.Ordinal);
        Assert.Equal(["1.wav"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
