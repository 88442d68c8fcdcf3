using System.Text.Json;
using Azalia.Cli.Tests.Codecs;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>Several files at once, each on an endpoint of its own, started in step.</summary>
public sealed class PlayTogetherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("timer")]
    [InlineData("event")]
    [InlineData("packet")]
    public void Files_of_any_lengths_and_rates_start_in_the_same_frame_and_come_out_bit_for_bit(string mode)
    {
        string first = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 10_000));
        string second = _folder.Write("2.wav", WaveBytes.Ramp(96_000, 24, 2, 4_321));

        CommandRun run = CommandRun.Of("play", first, second, "--mode", mode, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement[] streams = [.. run.Json.GetProperty("streams").EnumerateArray()];
        Assert.Equal(["line-out", "headphone"], streams.Select(static stream => stream.GetProperty("endpoint").GetString()));
        Assert.Equal([10_000, 4_321], streams.Select(static stream => stream.GetProperty("framesAtPin").GetInt32()));
        Assert.All(streams, static stream => Assert.True(stream.GetProperty("bitExact").GetBoolean()));
        Assert.All(streams, static stream => Assert.Equal(0, stream.GetProperty("glitches").GetInt32()));
        Assert.Equal(0, run.Json.GetProperty("startsApartTicks").GetInt64());
    }

    [Theory]
    [InlineData("timer", 1)]
    [InlineData("event", 1)]
    [InlineData("packet", 1)]
    [InlineData("timer", 479)]
    [InlineData("event", 960)]
    [InlineData("packet", 1_441)]
    public void A_file_that_is_shorter_than_the_buffer_is_no_glitch(string mode, int frames)
    {
        string first = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 5_000));
        string second = _folder.Write("2.wav", WaveBytes.Ramp(48_000, 16, 2, frames));

        CommandRun run = CommandRun.Of("play", first, second, "--mode", mode, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(frames, run.Json.GetProperty("streams")[1].GetProperty("framesAtPin").GetInt32());
    }

    [Fact]
    public void Endpoints_go_with_the_files_in_their_order_and_a_person_gets_a_page_for_each()
    {
        string file = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 1_000));

        CommandRun run = CommandRun.Of("play", file, file, "--endpoint", "headphone", "--endpoint", "line-out");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Output.IndexOf("(headphone)", StringComparison.Ordinal) < run.Output.IndexOf("(line-out)", StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_that_shares_a_converter_with_one_that_plays_is_passed_over()
    {
        // The speaker hangs on the headphones' converter; a digital output behind it has one of its own.
        string codec = _folder["codec.txt"];
        File.WriteAllText(codec, LaptopText.Analog + """
            Node 0x0a [Audio Output] wcaps 0x211: Stereo Digital
              Converter: stream=0, channel=0
              Digital:
              PCM:
                rates [0x560]: 44100 48000 96000 192000
                bits [0xe]: 16 20 24
                formats [0x1]: PCM
            Node 0x0b [Pin Complex] wcaps 0x400301: Stereo Digital
              Pincap 0x00000010: OUT
              Pin Default 0x01451130: [Jack] SPDIF Out at Ext Rear
                Conn = Optical, Color = Black
                DefAssociation = 0x3, Sequence = 0x0
              Pin-ctls: 0x40: OUT
              Connection: 1
                 0x0a

            """);
        string file = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 1_000));

        CommandRun two = CommandRun.Of("play", file, file, "--codec", codec, "--json");
        string none = CommandRun.Of("play", file, file, file, "--codec", codec).Failed(1);

        Assert.Equal((0, ""), (two.ExitCode, two.Error));
        Assert.Equal(["headphone", "spdif-out"], two.Json.GetProperty("streams").EnumerateArray().Select(static stream => stream.GetProperty("endpoint").GetString()));
        Assert.StartsWith($"there is no endpoint left for {file}: Speaker, built in cannot be opened now", none, StringComparison.Ordinal);
        Assert.StartsWith("STATUS_INSUFFICIENT_RESOURCES", CommandRun.Of("play", file, file, file, "--codec", codec, "--json").Json.GetProperty("status").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_one_line()
    {
        string file = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 1_000));

        Assert.Contains("one file", CommandRun.Of("play", file, file, "--out", _folder["out.wav"]).Failed(1), StringComparison.Ordinal);
        Assert.Contains("2 times", CommandRun.Of("play", file, "--endpoint", "headphone", "--endpoint", "line-out").Failed(1), StringComparison.Ordinal);
        Assert.Contains("cannot be opened now", CommandRun.Of("play", file, file, file).Failed(1), StringComparison.Ordinal);
        Assert.Contains("need a buffer of", CommandRun.Of("play", file, file, "--period", "16000000").Failed(1), StringComparison.Ordinal);
        Assert.Contains("holds no frames", CommandRun.Of("play", file, _folder.Write("empty.wav", WaveBytes.Ramp(48_000, 16, 2, 0))).Failed(1), StringComparison.Ordinal);
        Assert.Contains("does not exist", CommandRun.Of("play", file, _folder["none.wav"]).Failed(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_early_is_told_by_its_name_and_is_exit_code_3()
    {
        string whole = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 1_000));
        string half = _folder.Write("2.wav", WaveBytes.Pcm(48_000, 16, 2, WaveBytes.RampData(400), dataLength: 800));

        CommandRun run = CommandRun.Of("play", whole, half, "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal($"{half}: its data ends after 400 of 800 bytes; 100 frames were played", run.ErrorLine);
    }

    [Fact]
    public void Samples_that_were_clipped_are_told_by_the_name_of_their_file()
    {
        string whole = _folder.Write("1.wav", WaveBytes.Ramp(48_000, 16, 2, 1_000));
        byte[] samples = [.. new[] { 0.5f, 2f, float.NaN, -1f }.SelectMany(BitConverter.GetBytes)];
        string loud = _folder.Write("2.wav", new WaveBytes().Format(3, 2, 48_000, 8, 32).Data(samples).ToArray());

        CommandRun run = CommandRun.Of("play", whole, loud, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"azalia: {loud}: 2 float samples are above full scale, or no numbers, and were clipped\n", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
