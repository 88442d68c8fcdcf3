using System.Text.Json;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia info</c>, for a person and for a program.</summary>
public sealed class InfoTests
{
    [Fact]
    public void The_page_names_controller_codec_endpoints_and_paths()
    {
        CommandRun run = CommandRun.Of("info");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string fact in new[] { "Controller", "HD Audio 1.0", "output", "64 bits", "SDO lines", "Codec 0", "generic", "vendor", "revision", "HDAUDIO\\FUNC_01", "line-out", "headphone", "speaker", "microphone", "->", "44.1, 48" })
            Assert.Contains(fact, run.Output);
    }

    [Fact]
    public void The_bandwidth_of_a_line_stands_apart_from_its_name() =>
        Assert.Contains("output: 0 of 960 bits in use; input of codec 0: 0 of 464 bits in use", CommandRun.Of("info").Output);

    [Fact]
    public void The_object_is_complete()
    {
        JsonElement info = CommandRun.Of("info", "--json").Json;

        Assert.Equal(["platform", "controller", "codecs", "endpoints", "dmaEngines", "lines", "unusedPins"], Names(info));
        Assert.Equal(
            ["version", "outputStreams", "inputStreams", "bidirectionalStreams", "supports64BitAddresses", "serialDataOutLines", "outputPayloadWords", "inputPayloadWords"],
            Names(info.GetProperty("controller")));
        JsonElement codec = Assert.Single(info.GetProperty("codecs").EnumerateArray());
        Assert.Equal(["address", "name", "vendorId", "deviceId", "revision", "functionGroups"], Names(codec));
        Assert.Equal(["node", "kind", "subsystemId", "deviceId", "instanceId", "hardwareIds", "compatibleIds", "widgets", "problem"], Names(Assert.Single(codec.GetProperty("functionGroups").EnumerateArray())));
        Assert.All(info.GetProperty("endpoints").EnumerateArray(), endpoint =>
            Assert.Equal(["id", "name", "direction", "codecAddress", "path", "sampleRates", "validBits", "maximumChannels", "number", "kind", "pins", "volume", "jack", "display"], Names(endpoint)));
        Assert.Contains("line-out", info.GetProperty("endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("id").GetString()));
        Assert.Equal(
            info.GetProperty("controller").GetProperty("outputStreams").GetInt32() + info.GetProperty("controller").GetProperty("inputStreams").GetInt32(),
            info.GetProperty("dmaEngines").GetArrayLength());
        Assert.All(info.GetProperty("dmaEngines").EnumerateArray(), static engine => Assert.Equal(
            ["descriptor", "kind", "state", "handle", "streamNumber", "format", "bufferBytes", "pages"], Names(engine)));
        Assert.Equal(["output", "input 0"], info.GetProperty("lines").EnumerateArray().Select(static line => line.GetProperty("name").GetString()));
        Assert.Equal([960, 464], info.GetProperty("lines").EnumerateArray().Select(static line => line.GetProperty("freeBits").GetInt32()));
    }

    [Fact]
    public void Two_codecs_are_two_codecs()
    {
        JsonElement info = CommandRun.Of("info", "--json", "--codec", "generic", "--codec", "generic").Json;

        Assert.Equal([0, 1], info.GetProperty("codecs").EnumerateArray().Select(codec => codec.GetProperty("address").GetInt32()));
        Assert.Equal(info.GetProperty("endpoints").GetArrayLength(), info.GetProperty("endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public void A_pin_that_is_no_endpoint_is_listed_with_the_reason()
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of("info", "--codec", SurroundCodec.Write(folder));

        Assert.Contains("Line Out 5.1, 1/8\" jack, green, rear", run.Output);
        Assert.Contains("center and LFE", run.Output);
        Assert.Contains("Speaker, not connected: nothing is connected to it", run.Output);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
