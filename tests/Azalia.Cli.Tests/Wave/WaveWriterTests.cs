using Azalia.Cli.Wave;

namespace Azalia.Cli.Tests.Wave;

/// <summary>Files that are written: whole or not at all, in the form of their source.</summary>
public sealed class WaveWriterTests : IDisposable
{
    private static readonly WaveFormat s_stereo = new(48_000, 2, 16, 16, SampleEncoding.SignedInteger);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_plain_file_has_the_header_that_every_program_reads()
    {
        Write("a.wav", s_stereo, [1, 2, 3, 4]);

        Assert.Equal(WaveBytes.Pcm(48_000, 16, 2, [1, 2, 3, 4]), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void An_extensible_file_keeps_its_form_and_its_speakers()
    {
        Write("a.wav", new WaveFormat(96_000, 2, 32, 20, SampleEncoding.SignedInteger) { IsExtensible = true, ChannelMask = 3 }, [0, 0x10, 3, 4, 0, 0x20, 7, 8]);

        Assert.Equal(new WaveBytes().Extensible(1, 2, 96_000, 32, 20, mask: 3).Data(0, 0x10, 3, 4, 0, 0x20, 7, 8).ToArray(), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void A_format_that_a_plain_header_cannot_say_is_written_as_extensible()
    {
        Write("a.wav", new WaveFormat(48_000, 1, 32, 24, SampleEncoding.SignedInteger), [0, 2, 3, 4]);

        Assert.Equal(new WaveBytes().Extensible(1, 1, 48_000, 32, 24).Data(0, 2, 3, 4).ToArray(), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void An_odd_number_of_bytes_is_followed_by_a_pad_byte()
    {
        Write("a.wav", new WaveFormat(48_000, 1, 24, 24, SampleEncoding.SignedInteger), [1, 2, 3]);

        Assert.Equal(WaveBytes.Pcm(48_000, 24, 1, [1, 2, 3]), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void What_is_heard_beyond_the_frames_is_cut_off()
    {
        using (WaveWriter writer = WaveWriter.Create(_folder["a.wav"], s_stereo, new UnfinishedWork()))
        {
            writer.Write([1, 2, 3, 4, 5, 6, 7, 8]);
            writer.Complete(maximumFrames: 1);
            writer.Commit();
        }

        Assert.Equal(WaveBytes.Pcm(48_000, 16, 2, [1, 2, 3, 4]), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void A_file_of_no_frames_is_still_a_file()
    {
        Write("a.wav", s_stereo, []);

        Assert.Equal(WaveBytes.Pcm(48_000, 16, 2, []), File.ReadAllBytes(_folder["a.wav"]));
    }

    [Fact]
    public void Until_it_is_complete_the_target_is_as_it_was()
    {
        _ = _folder.Write("a.wav", [42]);
        using WaveWriter writer = WaveWriter.Create(_folder["a.wav"], s_stereo, new UnfinishedWork());
        writer.Write([1, 2, 3, 4]);

        Assert.Equal([42], File.ReadAllBytes(_folder["a.wav"]));

        writer.Complete(1);
        writer.Commit();

        Assert.Equal(48, new FileInfo(_folder["a.wav"]).Length);
    }

    [Fact]
    public void Given_up_it_leaves_nothing_behind()
    {
        using (WaveWriter writer = WaveWriter.Create(_folder["a.wav"], s_stereo, new UnfinishedWork()))
        {
            writer.Write([1, 2, 3, 4]);
            Assert.Single(_folder.Names);
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_leftover_of_a_killed_process_is_no_obstacle()
    {
        using WaveWriter one = WaveWriter.Create(_folder["a.wav"], s_stereo, new UnfinishedWork());
        using WaveWriter other = WaveWriter.Create(_folder["a.wav"], s_stereo, new UnfinishedWork());

        Assert.Equal(2, _folder.Names.Length);
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        _ = File.CreateSymbolicLink(_folder["link.wav"], _folder["target.wav"]);
        _ = _folder.Write("target.wav", [42]);

        Write("link.wav", s_stereo, [1, 2, 3, 4]);

        Assert.Equal(48, new FileInfo(_folder["target.wav"]).Length);
        Assert.NotNull(new FileInfo(_folder["link.wav"]).LinkTarget);
    }

    [Fact]
    public void A_directory_is_no_target()
    {
        _ = Directory.CreateDirectory(_folder["d"]);

        Assert.EndsWith("d is a directory", Refusal("d"));
    }

    [Fact]
    public void A_directory_that_does_not_exist_holds_no_target() =>
        Assert.EndsWith("a.wav is in a directory that does not exist", Refusal("no/a.wav"));

    [Fact]
    public void A_read_only_file_is_no_target()
    {
        _ = _folder.Write("a.wav", [42]);
        File.SetAttributes(_folder["a.wav"], FileAttributes.ReadOnly);

        Assert.EndsWith("a.wav is read-only", Refusal("a.wav"));
        Assert.Equal([42], File.ReadAllBytes(_folder["a.wav"]));
        File.SetAttributes(_folder["a.wav"], FileAttributes.Normal);
    }

    [Fact]
    public void A_device_is_never_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Devices have no path there.");

        WaveException failure = Assert.Throws<WaveException>(() => WaveWriter.Create("/dev/null", s_stereo, new UnfinishedWork()));

        Assert.Equal("/dev/null is no place for a regular file", failure.Message);
    }

    [Fact]
    public void The_longest_name_that_there_is_can_be_written()
    {
        string name = new string('a', 251) + ".wav";

        Write(name, s_stereo, [1, 2, 3, 4]);

        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void A_job_that_was_given_up_has_no_file_and_finishes_none()
    {
        UnfinishedWork work = new();
        using WaveWriter writer = WaveWriter.Create(_folder["a.wav"], s_stereo, work);
        writer.Write([1, 2, 3, 4]);
        writer.Complete(1);

        work.GiveUp();

        Assert.Empty(_folder.Names);
        _ = Assert.Throws<OperationCanceledException>(writer.Commit);
        _ = Assert.Throws<OperationCanceledException>(() => WaveWriter.Create(_folder["b.wav"], s_stereo, work));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void An_empty_name_is_no_target() =>
        Assert.Equal("the output has no file name", Assert.Throws<WaveException>(() => WaveWriter.Create("", s_stereo, new UnfinishedWork())).Message);

    public void Dispose() => _folder.Dispose();

    private void Write(string name, WaveFormat format, byte[] frames)
    {
        using WaveWriter writer = WaveWriter.Create(_folder[name], format, new UnfinishedWork());
        if (frames.Length > 0)
            writer.Write(frames);
        writer.Complete(long.MaxValue / format.BytesPerFrame);
        writer.Commit();
    }

    private string Refusal(string name)
    {
        string message = Assert.Throws<WaveException>(() => WaveWriter.Create(_folder[name], s_stereo, new UnfinishedWork())).Message;
        Assert.DoesNotContain(_folder.Names, entry => entry.EndsWith(".partial", StringComparison.Ordinal));
        return message;
    }
}
