using System.Text.Json;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia record</c>: what goes into a pin comes out of the file.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("timer", 48_000, 16, 2)]
    [InlineData("event", 44_100, 24, 2)]
    [InlineData("packet", 96_000, 32, 1)]
    [InlineData("event", 8_000, 16, 1)]
    [InlineData("packet", 192_000, 24, 2)]
    public void What_is_spoken_into_the_pin_is_recorded_bit_for_bit(string mode, int rate, int bits, int channels)
    {
        byte[] spoken = WaveBytes.Ramp(rate, bits, channels, rate / 4);
        string input = _folder.Write("in.wav", spoken);
        string output = _folder["out.wav"];

        CommandRun run = CommandRun.Of("record", output, "--seconds", "0.25", "--input", input, "--mode", mode, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(spoken, File.ReadAllBytes(output));
        Assert.Equal((rate / 4, rate / 4), (run.Json.GetProperty("framesRecorded").GetInt32(), run.Json.GetProperty("framesFromInput").GetInt32()));
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("pagesOutstanding").GetInt32());
    }

    [Fact]
    public void A_recording_of_a_played_file_through_a_loopback_is_the_file()
    {
        string file = _folder.Write("in.wav", WaveBytes.Ramp(48_000, 16, 2, 24_000));
        string heard = _folder["heard.wav"];
        string recorded = _folder["recorded.wav"];

        Assert.Equal(0, CommandRun.Of("play", file, "--mode", "packet", "--out", heard).ExitCode);
        Assert.Equal(0, CommandRun.Of("record", recorded, "--seconds", "0.5", "--input", heard, "--mode", "packet").ExitCode);

        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(recorded));
    }

    [Fact]
    public void Behind_the_input_and_without_one_there_is_silence()
    {
        string input = _folder.Write("in.wav", WaveBytes.Ramp(48_000, 16, 2, 100));
        string output = _folder["out.wav"];
        CommandRun run = CommandRun.Of("record", output, "--seconds", "0.1", "--input", input, "--json");
        Assert.Equal((0, 100), (run.ExitCode, run.Json.GetProperty("framesFromInput").GetInt32()));
        Assert.All(File.ReadAllBytes(output)[^(4 * 4_700)..], static value => Assert.Equal(0, value));

        run = CommandRun.Of("record", output, "--seconds", "0.05", "--format", "44100:20:1", "--endpoint", "line-in", "--json");
        JsonElement format = run.Json.GetProperty("format");
        Assert.Equal((44_100, 20, 32, 1), (
            format.GetProperty("rate").GetInt32(), format.GetProperty("validBits").GetInt32(), format.GetProperty("containerBits").GetInt32(),
            format.GetProperty("channels").GetInt32()));
        Assert.Equal((2_205, "line-in"), (run.Json.GetProperty("framesRecorded").GetInt32(), run.Json.GetProperty("endpoint").GetString()));
    }

    [Fact]
    public void A_person_gets_a_page()
    {
        CommandRun run = CommandRun.Of("record", _folder["out.wav"], "--seconds", "0.1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("4,800 frames, silence, bit-exact", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.wav", "--seconds", "0")]
    [InlineData("out.wav", "--seconds", "-1")]
    [InlineData("out.wav", "--seconds", "x")]
    [InlineData("out.wav", "--seconds", "1", "--format", "48000:16")]
    [InlineData("out.wav", "--seconds", "1", "--format", "48000:17:2")]
    [InlineData("out.wav", "--seconds", "1", "--format", "0:16:2")]
    [InlineData("out.wav", "--seconds", "1", "--format", "48000:16:17")]
    [InlineData("out.wav")]
    [InlineData("--seconds", "1")]
    public void A_line_that_cannot_be_understood_is_said_so(params string[] arguments) =>
        _ = CommandRun.Of(["record", .. arguments]).Failed(2);

    [Fact]
    public void What_cannot_be_is_one_line_and_leaves_no_file()
    {
        string output = _folder["out.wav"];
        string input = _folder.Write("in.wav", WaveBytes.Ramp(48_000, 16, 2, 100));

        Assert.Contains("it carries", CommandRun.Of("record", output, "--seconds", "1", "--format", "12000:16:2").Failed(1), StringComparison.Ordinal);
        Assert.Contains("renders", CommandRun.Of("record", output, "--seconds", "1", "--endpoint", "line-out").Failed(1), StringComparison.Ordinal);
        Assert.Contains("there is no mode", CommandRun.Of("record", output, "--seconds", "1", "--mode", "psychic").Failed(1), StringComparison.Ordinal);
        Assert.Contains("nothing is resampled", CommandRun.Of("record", output, "--seconds", "1", "--input", input, "--format", "44100:16:2").Failed(1), StringComparison.Ordinal);
        Assert.Contains("named twice", CommandRun.Of("record", input, "--seconds", "1", "--input", input).Failed(1), StringComparison.Ordinal);
        Assert.Contains("does not exist", CommandRun.Of("record", output, "--seconds", "1", "--input", _folder["none.wav"]).Failed(1), StringComparison.Ordinal);
        Assert.Contains("need a buffer of", CommandRun.Of("record", output, "--seconds", "1", "--period", "16000000").Failed(1), StringComparison.Ordinal);
        Assert.Contains("holds no frames", CommandRun.Of("record", output, "--seconds", "1", "--input", _folder.Write("empty.wav", WaveBytes.Ramp(48_000, 16, 2, 0))).Failed(1), StringComparison.Ordinal);
        Assert.Equal("0.00001 s is less than half a frame of 48000 Hz", CommandRun.Of("record", output, "--seconds", "0.00001").Failed(1));
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void What_the_samples_of_the_input_cannot_keep_is_told()
    {
        string input = _folder.Write("in.wav", new WaveBytes().Extensible(1, 2, 48_000, 16, 12).Data(WaveBytes.RampData(400)).ToArray());

        CommandRun run = CommandRun.Of("record", _folder["out.wav"], "--seconds", "0.01", "--input", input, "--json");

        Assert.Equal((0, true), (run.ExitCode, run.Json.GetProperty("bitExact").GetBoolean()));
        Assert.Contains("below their 12 valid bits", run.ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timer")]
    [InlineData("event")]
    [InlineData("packet")]
    public void A_file_is_played_bit_for_bit_in_each_mode(string mode)
    {
        string file = _folder.Write("in.wav", WaveBytes.Ramp(44_100, 24, 2, 20_000));
        string output = _folder["out.wav"];

        CommandRun run = CommandRun.Of("play", file, "--mode", mode, "--period", "441", "--out", output, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((mode, 448, 0), (run.Json.GetProperty("mode").GetString(), run.Json.GetProperty("periodFrames").GetInt32(), run.Json.GetProperty("glitches").GetInt32()));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(output));
    }

    public void Dispose() => _folder.Dispose();
}
