using System.Text.Json;
using Azalia.Cli.Tests.Commands;
using Azalia.Cli.Tests.Wave;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Tests.Codecs;

/// <summary><c>azalia codec show</c> and <c>print</c> on texts, folders and platforms.</summary>
public sealed class CodecCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Show_tells_what_is_wired_and_what_keeps_it_silent()
    {
        CommandRun run = CommandRun.Of("codec", "show", Write("codec#0", LaptopText.Analog));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] expected =
        [
            "Azalia Laptop  codec 0",
            "0x10ec, Realtek; device 0x0269",
            "05h speaker    fixed, internal",
            "06h headphone  green 1/8\" jack, front",
            "07h microphone  pink 1/8\" jack, front",
            "to 04h mixer → 03h input converter",
            "from 02h output converter",
            "02h output converter  stereo, 44.1 48 96 192 kHz, 16/20/24 bits; stream 5 from channel 0 on",
            "output −9 dB left, 0 dB right (−65.25 to 0 dB in steps of 0.75 dB)",
            "07h (+10 dB), 08h (muted)",
            "in use: 0 out high",
            "What keeps a pin silent",
            "05h speaker  its external amplifier is off (EAPD); its output amplifier is muted; it sleeps in D3",
        ];
        string page = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(expected, text => Assert.Contains(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), page));
    }

    [Fact]
    public void Show_has_all_codecs_of_an_alsa_info_text_or_one_of_them()
    {
        string file = Write("alsa-info.txt", LaptopText.Whole);

        string all = CommandRun.Of("codec", "show", file).Output;
        string one = CommandRun.Of("codec", "show", file, "--address", "2").Output;

        Assert.Contains("Azalia Laptop  codec 0", all);
        Assert.Contains("Generic 11c1 ID 1040  codec 1", all);
        Assert.Contains("none: there is nothing to play or record on", all);
        Assert.StartsWith("Azalia Display  codec 2", one);
        Assert.Contains("HDMI or DisplayPort", one);
        Assert.Equal("there is no codec at address 7; the addresses are: 0, 1, 2", CommandRun.Of("codec", "show", file, "--address", "7").Failed(1));
    }

    [Fact]
    public void Show_as_json_has_every_number()
    {
        JsonElement codec = CommandRun.Of("codec", "show", Write("codec#0", LaptopText.Analog), "--json").Json.GetProperty("codecs")[0];

        Assert.Equal("0x10ec0269", codec.GetProperty("vendorId").GetString());
        JsonElement speaker = codec.GetProperty("pins")[0];
        Assert.Equal((5, "speaker", true), (speaker.GetProperty("node").GetInt32(), speaker.GetProperty("device").GetString(), speaker.GetProperty("output").GetBoolean()));
        Assert.Equal([5, 2], speaker.GetProperty("way").EnumerateArray().Select(static node => node.GetInt32()));
        Assert.Equal(3, speaker.GetProperty("problems").GetArrayLength());
        Assert.Equal("0x4b 0x57", codec.GetProperty("widgets")[0].GetProperty("outputValues")[0].GetString());
        Assert.Equal(8, codec.GetProperty("widgets").GetArrayLength());
    }

    [Fact]
    public void Show_reads_the_platform_s_codec_through_the_ddi()
    {
        CommandRun run = CommandRun.Of("codec", "show", "--codec", "generic");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("08h line out", run.Output);
        Assert.Contains("it is neither output nor input (pin control 0x00)", run.Output);
    }

    [Fact]
    public void A_folder_is_reported_file_by_file()
    {
        _ = Write("a.txt", LaptopText.Whole);
        _ = Write("b/codec#0", LaptopText.Modem);

        JsonElement report = CommandRun.Of("codec", "show", _folder.Root, "--json").Json;

        Assert.Equal((4, 0), (report.GetProperty("codecs").GetInt32(), report.GetProperty("errors").GetInt32()));
        Assert.Equal(
            [("a.txt", 3, null), (Path.Combine("b", "codec#0"), 1, null)],
            report.GetProperty("files").EnumerateArray().Select(file =>
                (Path.GetRelativePath(_folder.Root, file.GetProperty("file").GetString()!), file.GetProperty("codecs").GetInt32(), file.GetProperty("error").GetString())));
        Assert.Contains("2 files, 4 codecs", CommandRun.Of("codec", "show", _folder.Root).Output);
    }

    [Fact]
    public void A_folder_with_a_damaged_file_fails_and_reports_all_the_same()
    {
        _ = Write("good", LaptopText.Analog);
        string bad = Write("bad", LaptopText.Analog.Replace("Node 0x02", "Node 0xzz", StringComparison.Ordinal));

        CommandRun run = CommandRun.Of("codec", "show", _folder.Root, "--json");
        CommandRun lenient = CommandRun.Of("codec", "show", _folder.Root, "--json", "--lenient");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"1 of 2 files could not be read; the first is {bad}: line 20: the node cannot be read", run.ErrorLine);
        Assert.Equal(1, run.Json.GetProperty("codecs").GetInt32());
        Assert.StartsWith("line 20:", run.Json.GetProperty("files")[0].GetProperty("error").GetString());
        Assert.Equal((0, 2), (lenient.ExitCode, lenient.Json.GetProperty("codecs").GetInt32()));
    }

    [Fact]
    public void An_empty_folder_is_no_report() => Assert.EndsWith("has no files", CommandRun.Of("codec", "show", _folder.Root).Failed(1));

    [Theory]
    [InlineData("show")]
    [InlineData("print")]
    [InlineData("graph")]
    public void A_damaged_text_is_one_line_with_file_and_line(string command)
    {
        string file = Write("bad", LaptopText.Analog.Replace("Node 0x02", "Node 0xzz", StringComparison.Ordinal));

        Assert.Equal(
            $"{file}, line 20: the node cannot be read: '0xzz [Audio Output] wcaps 0x1d: Stereo A...'; --lenient takes what is sound",
            CommandRun.Of("codec", command, file).Failed(1));

        CommandRun lenient = CommandRun.Of("codec", command, file, "--lenient");
        Assert.Equal(0, lenient.ExitCode);
        Assert.StartsWith($"{file}, line 20:", lenient.ErrorLine);
        Assert.NotEqual("", lenient.Output);
    }

    [Fact]
    public void A_text_that_ends_early_is_taken_with_a_remark()
    {
        CommandRun run = CommandRun.Of("codec", "print", Write("short", LaptopText.Analog[..LaptopText.Analog.IndexOf("0170110", StringComparison.Ordinal)]));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the text ends inside a line", run.ErrorLine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear list, my speaker is silent.\n")]
    public void A_file_without_a_codec_says_so(string text) =>
        Assert.EndsWith("line 1: no codec begins in this text: a line 'Codec: ...' is missing", CommandRun.Of("codec", "show", Write("letter", text)).Failed(1));

    [Fact]
    public void A_file_that_is_not_there_says_so() => Assert.Equal("nowhere does not exist", CommandRun.Of("codec", "show", "nowhere").Failed(1));

    [Fact]
    public void Print_gives_a_text_of_today_back_byte_for_byte()
    {
        CommandRun run = CommandRun.Of("codec", "print", Write("codec#0", LaptopText.Analog));

        Assert.Equal((0, LaptopText.Analog, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Print_reads_texts_of_two_bytes_for_a_letter()
    {
        string file = _folder["wide"];
        File.WriteAllText(file, LaptopText.Analog, System.Text.Encoding.Unicode);

        Assert.Equal(LaptopText.Analog, CommandRun.Of("codec", "print", file).Output);
    }

    [Fact]
    public void Print_as_json_has_the_texts()
    {
        JsonElement result = CommandRun.Of("codec", "print", Write("codec#0", LaptopText.Whole), "--json").Json;

        Assert.Equal([LaptopText.Analog, LaptopText.Modem, LaptopText.Display], result.GetProperty("codecs").EnumerateArray().Select(static codec => codec.GetProperty("text").GetString()));
    }

    [Fact]
    public void Print_of_a_platform_s_codec_has_no_word_of_a_driver()
    {
        CommandRun run = CommandRun.Of("codec", "print", "--codec", "hda-duplex");
        CodecText printed = Assert.Single(CodecTextReader.Read(run.Output).Codecs);

        Assert.Equal("QEMU ID 22", printed.Name);
        Assert.DoesNotContain("Control:", run.Output);
        Assert.Equal(4, printed.Widgets.Count);
    }

    [Fact]
    public void Print_of_a_platform_with_a_text_s_codec_holds_its_unchanging_facts()
    {
        string file = Write("codec#0", LaptopText.Analog);
        CodecText text = CodecTextReader.Read(LaptopText.Analog).Codecs[0];
        CodecText live = Assert.Single(CodecTextReader.Read(CommandRun.Of("codec", "print", "--codec", file).Output).Codecs);

        // The bus driver resets the link, which resets what a reset does; capabilities and wiring stay.
        string[] kept = ["VendorId", "Node", "Pin", "PinDefault", "Pcm", "PowerStates", "InputAmplifier", "OutputAmplifier", "Delay", "Processing"];
        Assert.DoesNotContain(CodecTextComparison.Missing(text, live), difference => kept.Contains(difference.Place.ToString()));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("print")]
    [InlineData("graph")]
    public void On_a_platform_they_tell_what_lint_found(string command)
    {
        JsonElement findings = CommandRun.Of("codec", command, "--codec", "generic", "--lint", "--json").Json.GetProperty("lint");

        Assert.Equal(JsonValueKind.Array, findings.ValueKind);
        Assert.False(CommandRun.Of("codec", command, "--codec", "generic", "--json").Json.TryGetProperty("lint", out _));
    }

    [Theory]
    [InlineData("--trace", "trace.txt")]
    [InlineData("--codec", "generic")]
    [InlineData("--faults", "plan.txt")]
    [InlineData("--platform", "sim")]
    public void A_text_needs_no_platform_so_options_of_one_are_refused_beside_it(string option, string value)
    {
        string file = Write("codec#0", LaptopText.Analog);

        Assert.Equal($"'{option}' is an option of a platform, and 'codec show {file}' needs none", CommandRun.Of("codec", "show", file, option, value).Failed(1));
    }

    [Fact]
    public void A_file_without_end_is_no_text()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/zero is a matter of Linux.");
        const string Line = "/dev/zero has more than 16777216 bytes; a codec text has at most 16777216";

        Assert.Equal(Line, CommandRun.Of("codec", "show", "/dev/zero").Failed(1));
        Assert.Equal(Line, CommandRun.Of("verb", "0", "0xF00", "0", "--codec", "/dev/zero").Failed(1));
    }

    [Fact]
    public void Help_of_a_sub_command_names_it_in_full()
    {
        Assert.Contains("azalia codec show [SRC] [options]", CommandRun.Of("codec", "show", "--help").Output);
        Assert.Contains("azalia codec COMMAND [options]", CommandRun.Of("codec").Output);
        Assert.Equal("'codec' has no command 'draw'; the commands are: show, print, graph; see 'azalia codec --help'", CommandRun.Of("codec", "draw").Failed(2));
        Assert.Equal("'codec show' has no option '--colour'; see 'azalia codec show --help'", CommandRun.Of("codec", "show", "--colour").Failed(2));
    }

    private string Write(string name, string text)
    {
        string path = _folder[name];
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
