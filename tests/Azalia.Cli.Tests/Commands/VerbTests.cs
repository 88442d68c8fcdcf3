using System.Text.Json;
using Azalia.Cli.Verbs;
using Azalia.Specification.Codecs;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia verb</c>.</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData("GetParameter", "VendorId", 0xF0000u)]
    [InlineData("get_parameter", "vendor-id", 0xF0000u)]
    [InlineData("PARAMETERS", "AC_PAR_AUDIO_WIDGET_CAP", 0xF0009u)]
    [InlineData("AC_VERB_GET_CONFIG_DEFAULT", "0", 0xF1C00u)]
    [InlineData("0xF00", "9", 0xF0009u)]
    [InlineData("3840", "0x9", 0xF0009u)]
    [InlineData("SetPinControl", "0x40", 0x70740u)]
    [InlineData("0x3", "0xB04A", 0x3B04Au)]
    [InlineData("0x300", "0xB04A", 0x3B04Au)]
    [InlineData("0x3b0", "0x4A", 0x3B04Au)]
    [InlineData("SET_AMP_GAIN_MUTE", "45130", 0x3B04Au)]
    [InlineData("2", "0x11", 0x20011u)]
    public void A_verb_is_a_number_or_a_name(string verb, string payload, uint raw) => Assert.Equal(raw, VerbText.Parse(verb, payload).Raw);

    [Theory]
    [InlineData("0")]
    [InlineData("16")]
    [InlineData("0x7FE")]
    public void A_verb_without_a_name_has_none_in_JSON(string verb) =>
        Assert.Equal(JsonValueKind.Null, CommandRun.Of("verb", "0", verb, "0", "--json").Json.GetProperty("name").ValueKind);

    [Fact]
    public void Every_verb_is_found_by_its_own_name()
    {
        foreach (VerbId verb in Enum.GetValues<VerbId>().Where(static verb => verb != VerbId.None))
            Assert.Equal(verb, VerbText.Parse(verb.ToString(), "0").Id);
    }

    [Theory]
    [InlineData("there is no verb 'sing'; 'azalia verb --help' lists them, and a number from 0 to 0xFFF will do", "0", "sing", "0")]
    [InlineData("a verb is a number from 0 to 0xFFF, not '4096'", "0", "4096", "0")]
    [InlineData("the payload of this verb is a number from 0 to 0xFF, not '256'", "0", "0xF00", "256")]
    [InlineData("the payload of this verb is a number from 0 to 0xFF, not '0x100'", "0", "0x3B0", "0x100")]
    [InlineData("the payload of this verb is a number from 0 to 0xFFFF, not '65536'", "0", "SetAmplifier", "65536")]
    [InlineData("there is no parameter 'colour'; 'azalia verb --help' lists them, and a number from 0 to 0xFF will do", "0", "GetParameter", "colour")]
    [InlineData("a payload is a number, decimal or 0x, not 'VendorId'", "0", "SetPinControl", "VendorId")]
    [InlineData("a payload is a number, decimal or 0x, not '0x'", "0", "SetPinControl", "0x")]
    [InlineData("there is no codec at address 3; there is: 0", "0", "GetParameter", "0", "--address", "3")]
    public void What_cannot_be_sent_is_one_line_and_exit_code_1(string line, params string[] words) =>
        Assert.Equal(line, CommandRun.Of(["verb", .. words]).Failed(1));

    [Theory]
    [InlineData("NODE needs a number from 0 to 127, decimal or 0x, not '128'; see 'azalia verb --help'", "128", "0xF00", "0")]
    [InlineData("NODE needs a number from 0 to 127, decimal or 0x, not 'pin'; see 'azalia verb --help'", "pin", "0xF00", "0")]
    [InlineData("'--address' needs a whole number from 0 to 14, not '15'; see 'azalia verb --help'", "0", "0xF00", "0", "--address", "15")]
    public void A_node_or_an_address_that_none_can_be_is_exit_code_2(string line, params string[] words) =>
        Assert.Equal(line, CommandRun.Of(["verb", .. words]).Failed(2));

    [Fact]
    public void An_answer_is_told_as_JSON_and_to_a_person()
    {
        JsonElement json = CommandRun.Of("verb", "0", "GetParameter", "VendorId", "--json").Json;
        string page = CommandRun.Of("verb", "0", "GetParameter", "VendorId").Output;

        string response = json.GetProperty("response").GetString()!;
        Assert.Matches("^0x[0-9A-F]{8}$", response);
        Assert.NotEqual("0x00000000", response);
        Assert.Equal("0x000F0000", json.GetProperty("command").GetString());
        Assert.Equal("0xF00", json.GetProperty("verb").GetString());
        Assert.Equal("GetParameter", json.GetProperty("name").GetString());
        Assert.StartsWith(response, page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verb_without_a_name_is_sent_all_the_same() =>
        Assert.Equal(JsonValueKind.Null, CommandRun.Of("verb", "1", "0xFFE", "0", "--json").Json.GetProperty("name").ValueKind);
}
