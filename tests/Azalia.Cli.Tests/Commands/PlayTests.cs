using System.Text.Json;
using System.Text.Json.Nodes;
using Azalia.Cli.Tests.Samples;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia play</c>, from the file to the pin and back into a file.</summary>
public sealed class PlayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void First_light_comes_out_of_the_pin_bit_for_bit()
    {
        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--out", _folder["out.wav"], "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("pagesOutstanding").GetInt32());
        Assert.Equal(File.ReadAllBytes(FirstLightTests.CommittedFile), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void The_report_has_its_documented_keys_in_their_order()
    {
        CommandRun run = CommandRun.Of("play", Ramp(48_000, 16, 2, 4_800), "--json");

        Assert.Equal(
            ["platform", "codec", "endpoint", "format", "mode", "periodFrames", "bufferBytes", "streamId", "fifoBytes", "framesIn", "framesAtPin", "bitExact",
             "glitches", "allocatedBytesPerPeriod", "deviceSeconds", "wallSeconds", "realtimeFactor", "pagesOutstanding", "volume", "mute"],
            run.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["rate", "validBits", "containerBits", "channels"], run.Json.GetProperty("format").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void The_report_says_what_happened()
    {
        JsonElement report = CommandRun.Of("play", Ramp(48_000, 24, 2, 4_800), "--json").Json;

        Assert.Equal(("sim", "generic", "timer"), (report.GetProperty("platform").GetString(), report.GetProperty("codec").GetString(), report.GetProperty("mode").GetString()));
        Assert.Equal("""{"rate":48000,"validBits":24,"containerBits":32,"channels":2}""", Compact(report.GetProperty("format")));
        Assert.Equal((4_800, 4_800), (report.GetProperty("framesIn").GetInt64(), report.GetProperty("framesAtPin").GetInt64()));
        Assert.Equal(0, report.GetProperty("glitches").GetInt32());
        Assert.InRange(report.GetProperty("streamId").GetInt32(), 1, 15);
        Assert.InRange(report.GetProperty("deviceSeconds").GetDouble(), 0.1, 1);
        Assert.True(report.GetProperty("bufferBytes").GetInt32() >= 2 * 8 * report.GetProperty("periodFrames").GetInt32());
    }

    public static TheoryData<int, int, int> CarriedFormats
    {
        get
        {
            TheoryData<int, int, int> formats = [];
            foreach (int rate in new[] { 8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000 })
            {
                foreach (int bits in new[] { 16, 24, 32 })
                {
                    formats.Add(rate, bits, 1);
                    formats.Add(rate, bits, 2);
                }
            }

            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(CarriedFormats))]
    public void Every_format_that_the_path_carries_comes_out_as_it_went_in(int rate, int bits, int channels)
    {
        string file = Ramp(rate, bits, channels, 3_001);

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json", "--scatter", "--seed", "5");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Theory]
    [InlineData(24, 20, 20)]
    [InlineData(32, 20, 20)]
    [InlineData(32, 24, 24)]
    [InlineData(24, 18, 20)]
    [InlineData(16, 12, 16)]
    [InlineData(32, 30, 32)]
    public void Fewer_valid_bits_than_the_container_has_come_out_as_they_went_in(int container, int valid, int carried)
    {
        byte[] data = WaveBytes.RampData(600 * container / 8);
        for (int i = 0; i < data.Length; i++)
            data[i] &= (byte)(0xFFFF_FFFFul << (container - valid) >> (8 * (i % (container / 8))));
        string file = _folder.Write("a.wav", new WaveBytes().Extensible(1, 2, 48_000, container, valid, mask: 3).Data(data).ToArray());

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(carried, run.Json.GetProperty("format").GetProperty("validBits").GetInt32());
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(479)]
    [InlineData(480)]
    [InlineData(481)]
    [InlineData(1_919)]
    [InlineData(1_920)]
    [InlineData(1_921)]
    [InlineData(48_001)]
    public void Every_length_comes_out_whole(int frames)
    {
        string file = Ramp(48_000, 16, 2, frames);

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json");

        Assert.Equal((0, frames), (run.ExitCode, run.Json.GetProperty("framesAtPin").GetInt32()));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void Ten_minutes_come_out_whole()
    {
        string file = Ramp(8_000, 16, 1, 8_000 * 600);

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json", "--scatter");

        Assert.Equal((0, 4_800_000), (run.ExitCode, run.Json.GetProperty("framesAtPin").GetInt32()));
        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(_folder["out.wav"])));
    }

    [Fact]
    public void Eight_bits_travel_as_sixteen_and_the_output_says_so()
    {
        CommandRun run = CommandRun.Of("play", _folder.Write("a.wav", WaveBytes.Pcm(48_000, 8, 1, [0x80, 0x00, 0xFF, 0x81])), "--out", _folder["out.wav"], "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("a.wav: its 8-bit samples travel as 16-bit ones: the path has no 8-bit", run.ErrorLine);
        Assert.Equal(WaveBytes.Pcm(48_000, 16, 1, [0, 0, 0, 0x80, 0, 0x7F, 0, 1]), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void Float_travels_as_32_bit_integers_and_the_output_says_so()
    {
        byte[] data = [.. new[] { 0f, 0.5f, -1f, 0.25f }.SelectMany(BitConverter.GetBytes)];
        string file = _folder.Write("a.wav", new WaveBytes().Format(3, 1, 48_000, 4, 32).Data(data).ToArray());

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("a.wav: its float samples travel as 32-bit integers", run.ErrorLine);
        byte[] integers = [.. new[] { 0, 0x4000_0000, int.MinValue, 0x2000_0000 }.SelectMany(BitConverter.GetBytes)];
        Assert.Equal(WaveBytes.Pcm(48_000, 32, 1, integers), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Theory]
    [InlineData("line-out")]
    [InlineData("headphone")]
    [InlineData("speaker")]
    public void Every_endpoint_plays(string endpoint)
    {
        CommandRun run = CommandRun.Of("play", Ramp(48_000, 16, 2, 3_000), "--endpoint", endpoint, "--json");

        Assert.Equal((0, endpoint), (run.ExitCode, run.Json.GetProperty("endpoint").GetString()));
    }

    [Fact]
    public void A_period_is_a_wish_that_is_never_undercut()
    {
        CommandRun run = CommandRun.Of("play", Ramp(48_000, 16, 2, 30_000), "--period", "4801", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(run.Json.GetProperty("periodFrames").GetInt32(), 4_801, 5_000);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_in_file_JSON_and_trace()
    {
        string file = Ramp(44_100, 24, 2, 5_000);
        (byte[] Output, string Json, byte[] Trace) Run(string name)
        {
            CommandRun run = CommandRun.Of("play", file, "--out", _folder[name + ".wav"], "--trace", _folder[name + ".txt"], "--scatter", "--seed", "9", "--json");
            JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
            _ = json.Remove("wallSeconds");
            _ = json.Remove("realtimeFactor");
            _ = json.Remove("allocatedBytesPerPeriod");
            return (File.ReadAllBytes(_folder[name + ".wav"]), json.ToJsonString(), File.ReadAllBytes(_folder[name + ".txt"]));
        }

        (byte[] Output, string Json, byte[] Trace) one = Run("one");
        (byte[] Output, string Json, byte[] Trace) other = Run("other");

        Assert.Equal(one.Output, other.Output);
        Assert.Equal(one.Json, other.Json);
        Assert.Equal(one.Trace, other.Trace);
        Assert.True(one.Trace.Length > 1_000);
    }

    [Fact]
    public void A_trace_has_registers_verbs_responses_and_states()
    {
        _ = CommandRun.Of("play", Ramp(48_000, 16, 2, 1_000), "--trace", _folder["trace.txt"]);

        string trace = File.ReadAllText(_folder["trace.txt"]);
        foreach (char kind in "RWVAS")
            Assert.Matches($"(?m)^\\d{{12}} {kind} ", trace);
    }

    [Fact]
    public void The_summary_tells_a_person_what_happened()
    {
        CommandRun run = CommandRun.Of("play", Ramp(48_000, 16, 2, 4_800), "--out", _folder["out.wav"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("ramp.wav  48000 Hz, 16 bits, 2 channels, 0.1 s\n", run.Output);
        foreach (string fact in new[] { "endpoint", "->", "periods of 480 frames (10 ms)", "4,800 of 4,800 frames, bit-exact", "x real time", "0 pages outstanding", "out.wav" })
            Assert.Contains(fact, run.Output);
        Assert.DoesNotContain("\e", run.Output);
    }

    [Fact]
    public void Progress_is_drawn_on_a_terminal_and_never_mixed_with_the_result()
    {
        CommandRun run = CommandRun.Of(environment => environment with { ErrorIsTerminal = true }, "play", Ramp(48_000, 16, 2, 4_800), "--json");

        Assert.Contains("100%", run.Error);
        Assert.Equal(JsonValueKind.Object, run.Json.ValueKind);
    }

    [Fact]
    public void Truncated_data_are_played_as_far_as_they_go_with_exit_code_3()
    {
        byte[] data = WaveBytes.RampData(4_000);
        string file = _folder.Write("a.wav", WaveBytes.Pcm(48_000, 16, 2, data, dataLength: 40_000));

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.EndsWith("a.wav: its data ends after 4000 of 40000 bytes; 1000 frames were played", run.ErrorLine);
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
        Assert.Equal(WaveBytes.Pcm(48_000, 16, 2, data), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void A_header_that_was_put_right_is_reported_and_no_fault()
    {
        string file = _folder.Write("a.wav", new WaveBytes().Format(1, 2, 48_000, 3, 16).Data(WaveBytes.RampData(400)).ToArray());

        CommandRun run = CommandRun.Of("play", file, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("a.wav: its block align of 3 contradicts 2 x 16 bits and was taken as 4", run.ErrorLine);
    }

    [Fact]
    public void Bits_below_the_valid_ones_are_left_out_and_reported()
    {
        string file = _folder.Write("a.wav", new WaveBytes().Extensible(1, 1, 48_000, 24, 20).Data(0xFF, 1, 2).ToArray());

        CommandRun run = CommandRun.Of("play", file, "--out", _folder["out.wav"], "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("below their 20 valid bits", run.ErrorLine);
        Assert.Equal(new WaveBytes().Extensible(1, 1, 48_000, 24, 20).Data(0xF0, 1, 2).ToArray(), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void A_file_that_does_not_exist_fails() => Assert.Equal("no.wav does not exist", CommandRun.Of("play", "no.wav").Failed(1));

    [Fact]
    public void A_directory_fails() => Assert.EndsWith(" is a directory", CommandRun.Of("play", _folder.Root).Failed(1));

    [Fact]
    public void An_empty_name_fails() => Assert.Equal("the file has no name", CommandRun.Of("play", "").Failed(1));

    [Fact]
    public void A_file_that_is_no_WAV_file_fails() =>
        Assert.EndsWith("a.mp3 is not a WAV file: it does not begin with RIFF", CommandRun.Of("play", _folder.Write("a.mp3", "ID3 and the rest"u8.ToArray())).Failed(1));

    [Fact]
    public void A_truncated_header_fails() =>
        Assert.EndsWith("a.wav has a truncated header: it ends inside its format chunk", CommandRun.Of("play", _folder.Write("a.wav", WaveBytes.Ramp(48_000, 16, 2, 9)[..30])).Failed(1));

    [Fact]
    public void A_file_without_frames_fails_and_writes_nothing() =>
        Assert.EndsWith("a.wav holds no frames", Refused(WaveBytes.Pcm(48_000, 16, 2, [])));

    [Fact]
    public void A_file_with_less_than_a_frame_fails_and_says_why() =>
        Assert.EndsWith("a.wav holds no frames: its last frame has 3 of 4 bytes and was left out", Refused(WaveBytes.Pcm(48_000, 16, 2, [1, 2, 3])));

    [Theory]
    [InlineData(48_000, 16, 3, "48000 Hz, 16 bits, 3 channels")]
    [InlineData(7_000, 16, 2, "7000 Hz, 16 bits, 2 channels")]
    [InlineData(192_001, 32, 1, "192001 Hz, 32 bits, 1 channel")]
    public void A_format_that_the_path_cannot_carry_fails_and_lists_what_it_can(int rate, int bits, int channels, string format)
    {
        string line = Refused(WaveBytes.Ramp(rate, bits, channels, 10));

        Assert.Matches($"^'[a-z-]+' cannot carry {format}; it carries 8, .*44.1, 48, .*192 kHz; 16, 20, 24, 32 bit; 1 to 2 channels$", line);
    }

    [Fact]
    public void An_endpoint_that_does_not_exist_fails_and_lists_those_that_do() =>
        Assert.Equal("there is no endpoint 'horn'; those that render are: line-out, headphone, speaker", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--endpoint", "horn").Failed(1));

    [Fact]
    public void An_endpoint_that_captures_fails_and_lists_those_that_render() =>
        Assert.Equal("endpoint 'microphone' captures; those that render are: line-out, headphone, speaker", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--endpoint", "microphone").Failed(1));

    [Fact]
    public void A_codec_that_does_not_exist_fails_and_lists_those_that_do() =>
        Assert.Equal("there is no codec 'alc9000'; the codecs are: generic, hda-output, hda-output-nomixer, hda-duplex, hda-duplex-nomixer, hda-micro, hda-micro-nomixer, or a file with a Linux codec text", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--codec", "alc9000").Failed(1));

    [Theory]
    [InlineData("2", "headphone")]
    [InlineData("Headphone", "headphone")]
    [InlineData("speaker, built in", "speaker")]
    [InlineData("green, front", "headphone")]
    public void An_endpoint_is_found_by_number_name_or_a_part_of_one(string name, string id) =>
        Assert.Equal(id, CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--endpoint", name, "--json").Json.GetProperty("endpoint").GetString());

    [Theory]
    [InlineData("green", "'green' may be any of: line-out, headphone")]
    [InlineData("9", "there is no endpoint '9'; those that render are: line-out, headphone, speaker")]
    [InlineData("4", "endpoint '4' captures; those that render are: line-out, headphone, speaker")]
    [InlineData("pink", "endpoint 'pink' captures; those that render are: line-out, headphone, speaker")]
    public void An_endpoint_that_is_not_meant_clearly_fails(string name, string line) =>
        Assert.Equal(line, CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--endpoint", name).Failed(1));

    [Theory]
    [InlineData("-6", -6)]
    [InlineData("-0.3", -0.5)]
    [InlineData("6", 6)]
    public void A_volume_scales_what_the_pin_hears_exactly(string volume, double decibels)
    {
        JsonElement report = CommandRun.Of("play", Ramp(48_000, 16, 2, 999), "--volume", volume, "--json").Json;

        Assert.True(report.GetProperty("bitExact").GetBoolean());
        Assert.Equal(decibels, report.GetProperty("volume").GetDouble());
    }

    [Fact]
    public void A_mute_endpoint_hears_silence()
    {
        JsonElement report = CommandRun.Of("play", Ramp(48_000, 16, 2, 999), "--mute", "--json").Json;

        Assert.True(report.GetProperty("bitExact").GetBoolean());
        Assert.True(report.GetProperty("mute").GetBoolean());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void Surround_is_heard_exactly_at_every_pin_and_kept_as_one_file(int channels)
    {
        string file = Ramp(48_000, 16, channels, 4_800);
        CommandRun run = CommandRun.Of("play", file, "--codec", SurroundCodec.Write(_folder), "--out", _folder["out.wav"], "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
        Assert.Equal(4_800, run.Json.GetProperty("framesAtPin").GetInt64());
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Theory]
    [InlineData("loud")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    public void A_volume_that_is_no_number_is_named(string volume) =>
        Assert.Contains("'--volume' needs a number of decibels", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--volume", volume).Failed(2), StringComparison.Ordinal);

    [Fact]
    public void A_platform_that_does_not_exist_fails_and_lists_those_that_do() =>
        Assert.Equal("there is no platform 'abacus'; the platforms are: sim, qemu, vfio:ADDRESS", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--platform", "abacus").Failed(1));

    [Theory]
    [InlineData("psychic")]
    [InlineData("Event")]
    public void A_mode_that_does_not_exist_fails_and_lists_those_that_do(string mode) =>
        Assert.Equal($"there is no mode '{mode}'; the modes are: timer, event, packet", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--mode", mode).Failed(1));

    [Fact]
    public void A_period_that_no_buffer_can_hold_fails_and_says_what_fits() =>
        Assert.Equal("periods of 16777216 frames need a buffer of 134217728 bytes; the largest has 16777216",
            CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--period", "16777216").Failed(1));

    [Fact]
    public void More_codecs_than_a_link_has_addresses_for_fail() =>
        Assert.Equal("16 codecs are more than the 15 that a link has addresses for",
            CommandRun.Of(["info", .. Enumerable.Repeat("--codec", 16).SelectMany(option => new[] { option, "generic" })]).Failed(1));

    [Fact]
    public void An_output_in_no_directory_fails_before_playing() =>
        Assert.EndsWith("out.wav is in a directory that does not exist", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--out", _folder["no/out.wav"]).Failed(1));

    [Fact]
    public void A_directory_as_output_fails_before_playing() =>
        Assert.EndsWith(" is a directory", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--out", _folder.Root).Failed(1));

    [Fact]
    public void The_file_itself_as_output_fails_and_stays_as_it_was()
    {
        string file = Ramp(48_000, 16, 2, 9);

        Assert.EndsWith("is named twice; the file, --out and --trace must differ", CommandRun.Of("play", file, "--out", Path.Combine(_folder.Root, ".", "ramp.wav")).Failed(1));
        Assert.EndsWith("is named twice; the file, --out and --trace must differ", CommandRun.Of("play", file, "--trace", file).Failed(1));
        Assert.Equal(WaveBytes.Ramp(48_000, 16, 2, 9), File.ReadAllBytes(file));
    }

    [Fact]
    public void A_trace_that_cannot_be_written_fails() =>
        Assert.EndsWith("t.txt is in a directory that does not exist", CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--trace", _folder["no/t.txt"]).Failed(1));

    [Fact]
    public void A_trace_that_runs_full_fails_and_leaves_no_output()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device that is always full.");

        string line = CommandRun.Of("play", Ramp(48_000, 16, 2, 9), "--out", _folder["out.wav"], "--trace", "/dev/full").Failed(1);

        Assert.Equal("/dev/full cannot be written: No space left on device", line);
        Assert.Equal(["ramp.wav"], _folder.Names);
    }

    [Fact]
    public void A_result_that_nobody_can_take_is_an_error_in_one_line()
    {
        CommandRun run = CommandRun.Of(environment => environment with { Output = new FullWriter() }, "info", "--json");

        Assert.Equal("standard output cannot be written: The disk is full.", run.Failed(1));
    }

    [Fact]
    public void A_result_that_nobody_can_take_leaves_no_output()
    {
        CommandRun run = CommandRun.Of(environment => environment with { Output = new FullWriter() }, "play", Ramp(48_000, 16, 2, 9), "--out", _folder["out.wav"]);

        Assert.Equal("standard output cannot be written: The disk is full.", run.Failed(1));
        Assert.Equal(["ramp.wav"], _folder.Names);
    }

    [Fact]
    public void One_frame_is_said_in_the_singular() =>
        Assert.EndsWith("its data ends after 4 of 8 bytes; 1 frame was played",
            CommandRun.Of("play", _folder.Write("a.wav", WaveBytes.Pcm(48_000, 16, 2, [1, 2, 3, 4], dataLength: 8))).ErrorLine);

    [Fact]
    public void Standard_output_is_no_place_for_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Devices have no path there.");
        string file = Ramp(48_000, 16, 2, 9);

        Assert.Equal("/dev/stdout is standard output, which is for the result; --out needs a file of its own", CommandRun.Of("play", file, "--out", "/dev/stdout").Failed(1));
        Assert.Equal("/dev/stdout is standard output, which is for the result; --trace needs a file of its own",
            CommandRun.Of("play", file, "--json", "--trace", "/dev/stdout").ErrorLine);
        Assert.Equal("/dev/fd/1 is standard output, which is for the result; --trace needs a file of its own",
            CommandRun.Of("info", "--json", "--trace", "/dev/fd/1").ErrorLine);
    }

    [Fact]
    public void Cancelled_it_fails_and_leaves_no_output()
    {
        CommandRun run = CommandRun.Of(environment => environment with { Cancellation = new CancellationToken(canceled: true) },
            "play", Ramp(48_000, 16, 2, 9), "--out", _folder["out.wav"]);

        Assert.Equal("cancelled; no output file was written", run.Failed(1));
        Assert.Equal(["ramp.wav"], _folder.Names);
    }

    [Fact]
    public void An_error_with_JSON_is_one_object_and_one_line()
    {
        CommandRun run = CommandRun.Of("play", "no.wav", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("""{"error":"no.wav does not exist","status":null}""", Compact(run.Json));
        Assert.Equal("no.wav does not exist", run.ErrorLine);
    }

    [Fact]
    public void What_nobody_foresaw_is_one_line_with_a_hint()
    {
        CommandRun run = CommandRun.Of(environment => environment with { MachineTime = new BrokenTime() }, "play", Ramp(48_000, 16, 2, 9), "--out", _folder["out.wav"]);

        Assert.Equal("unexpected InvalidOperationException: The clock is broken. (set AZALIA_DEBUG=1 for details)", run.Failed(1));
        Assert.Equal(["ramp.wav"], _folder.Names);
    }

    [Fact]
    public void What_nobody_foresaw_has_its_stack_trace_where_details_are_asked_for()
    {
        CommandRun run = CommandRun.Of(environment => environment with { MachineTime = new BrokenTime(), ShowDetails = true }, "play", Ramp(48_000, 16, 2, 9));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("at Azalia.Cli.Playing", run.Error);
    }

    [Fact]
    public void In_real_time_the_device_follows_the_clock_of_the_machine()
    {
        CommandRun run = CommandRun.Of("play", Ramp(48_000, 16, 2, 9_600), "--realtime", "--json");

        // A busy machine may let the device run dry, or be later than it ever should; it says so then.
        bool isExact = run.Json.GetProperty("bitExact").GetBoolean() && run.Json.GetProperty("glitches").GetInt32() == 0;
        Assert.Equal(isExact ? 0 : 3, run.ExitCode);
        Assert.Equal(9_600, run.Json.GetProperty("framesIn").GetInt32());
        Assert.InRange(run.Json.GetProperty("realtimeFactor").GetDouble(), double.Epsilon, 2.5);
    }

    public void Dispose() => _folder.Dispose();

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    private string Ramp(int rate, int bits, int channels, int frames) => _folder.Write("ramp.wav", WaveBytes.Ramp(rate, bits, channels, frames));

    /// <summary>Plays a file that must be refused, with an output that must not appear.</summary>
    private string Refused(byte[] file)
    {
        string line = CommandRun.Of("play", _folder.Write("a.wav", file), "--out", _folder["out.wav"]).Failed(1);
        Assert.Equal(["a.wav"], _folder.Names);
        return line;
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("The disk is full.");
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override long GetTimestamp() => throw new InvalidOperationException("The clock is broken.");
    }
}
