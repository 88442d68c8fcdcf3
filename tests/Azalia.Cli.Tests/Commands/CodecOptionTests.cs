using System.Text;
using System.Text.Json;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>--codec FILE</c>, <c>--plug</c> and <c>--unplug</c>.</summary>
public sealed class CodecOptionTests : IDisposable
{
    private const string Text = """
        Codec: Realtek ALC000
        Address: 2
        AFG Function Id: 0x1 (unsol 1)
        Vendor Id: 0x10ec0000
        Subsystem Id: 0x12345678
        Revision Id: 0x100101
        No Modem Function Group found
        Default PCM:
            rates [0x560]: 44100 48000 96000 192000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D1 D2 D3 CLKSTOP EPSS
          Power: setting=D0, actual=D0
        GPIO: io=0, o=0, i=0, unsolicited=0, wake=0
        Node 0x02 [Audio Output] wcaps 0x41d: Stereo Amp-Out
          Amp-Out caps: ofs=0x40, nsteps=0x40, stepsize=0x03, mute=0
          Amp-Out vals:  [0x21 0x21]
          Converter: stream=0, channel=0
          PCM:
            rates [0x560]: 44100 48000 96000 192000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
          Power states:  D0 D1 D2 D3 EPSS
          Power: setting=D3, actual=D3
        Node 0x03 [Pin Complex] wcaps 0x400181: Stereo
          Pincap 0x00000014: OUT Detect
          Pin Default 0x01014010: [Jack] Line Out at Ext Rear
            Conn = 1/8, Color = Green
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x00:
          Unsolicited: tag=00, enabled=0
          Connection: 1
             0x02

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_with_a_codec_text_is_a_codec_at_its_own_address()
    {
        JsonElement info = CommandRun.Of("info", "--json", "--codec", Write(Text)).Json;

        JsonElement codec = Assert.Single(info.GetProperty("codecs").EnumerateArray());
        Assert.Equal((2, "Realtek ALC000"), (codec.GetProperty("address").GetInt32(), codec.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_file_with_several_is_several_codecs_and_those_of_one_address_make_room()
    {
        string file = Write($"upload=true\n!!HDA-Intel Codec information\n{Text}\n--endcollapse--\n{Text.Replace("Address: 2", "Address: 0", StringComparison.Ordinal)}{Text}");

        JsonElement info = CommandRun.Of("info", "--json", "--codec", file, "--codec", "generic").Json;

        Assert.Equal(
            [(0, "Realtek ALC000"), (1, "Realtek ALC000"), (2, "Realtek ALC000"), (3, "generic")],
            info.GetProperty("codecs").EnumerateArray().Select(codec => (codec.GetProperty("address").GetInt32(), codec.GetProperty("name").GetString()!)).Order());
    }

    [Fact]
    public void A_codec_text_plays_to_the_bit()
    {
        string wave = _folder.Write("ramp.wav", WaveBytes.Ramp(44_100, 24, 2, 5_000));

        JsonElement report = CommandRun.Of("play", wave, "--json", "--codec", Write(Text)).Json;

        Assert.Equal((true, 5_000, "Realtek ALC000"), (report.GetProperty("bitExact").GetBoolean(), report.GetProperty("framesAtPin").GetInt32(), report.GetProperty("codec").GetString()));
    }

    [Fact]
    public void A_codec_text_is_printed_again_from_the_codecs_answers()
    {
        string printed = CommandRun.Of("codec", "print", "--codec", Write(Text)).Output;

        // The chip's name is the driver's word.
        Assert.Equal(Text[Text.IndexOf('\n', StringComparison.Ordinal)..], printed[printed.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_damaged_text_fails_with_its_file_and_line() =>
        Assert.StartsWith($"{_folder["codec.txt"]}, line 4: ", CommandRun.Of("info", "--codec", Write(Text.Replace("0x10ec0000", "0xten", StringComparison.Ordinal))).Failed(1), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_codec_text_fails() =>
        Assert.Equal($"{_folder["codec.txt"]}, line 1: no codec begins in this text: a line 'Codec: ...' is missing", CommandRun.Of("info", "--codec", Write("nothing of the kind\n")).Failed(1));

    [Fact]
    public void A_file_that_does_not_exist_and_a_directory_fail()
    {
        Assert.StartsWith($"{_folder["no.txt"]} cannot be read: ", CommandRun.Of("info", "--codec", _folder["no.txt"]).Failed(1), StringComparison.Ordinal);
        Assert.Equal($"{_folder.Root} is a directory", CommandRun.Of("info", "--codec", _folder.Root).Failed(1));
    }

    [Fact]
    public void A_pin_is_unplugged_and_plugged_before_the_drivers_start()
    {
        Assert.Equal(0x8000_0000u, Sense());
        Assert.Equal(0u, Sense("--unplug", "0x08"));
        Assert.Equal(0u, Sense("--unplug", "0:8"));
        Assert.Equal(0u, Sense("--plug", "08h", "--unplug", "08h"));
        Assert.Equal(0x8000_0000u, Sense("--unplug", "9", "--unplug", "0Ah"));
    }

    [Fact]
    public void A_node_that_is_no_pin_fails_and_lists_those_that_are()
    {
        Assert.Equal("node 0x2 is not a pin; the pins are: 0x08, 0x09, 0x0a, 0x0b, 0x0c", CommandRun.Of("info", "--unplug", "0x2").Failed(1));
        Assert.Equal("there is no codec at address 3", CommandRun.Of("info", "--plug", "3:0x8").Failed(1));
        Assert.Equal("node 1:0x20 is not a pin; the pins are: 1:0x03", CommandRun.Of("info", "--codec", "generic", "--codec", "hda-output", "--plug", "1:0x20").Failed(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pin")]
    [InlineData("0x80")]
    [InlineData("15:0x8")]
    [InlineData("0x8:1:2")]
    [InlineData("-1")]
    public void What_is_no_node_is_a_wrong_command_line(string node) => Assert.Equal(2, CommandRun.Of("info", $"--plug={node}").ExitCode);

    private static uint Sense(params string[] options)
    {
        CommandRun run = CommandRun.Of(["verb", "0x08", "GetPinSense", "0", "--json", .. options]);
        return Convert.ToUInt32(run.Json.GetProperty("response").GetString()!, 16);
    }

    private string Write(string text) => _folder.Write("codec.txt", Encoding.UTF8.GetBytes(text));
}
