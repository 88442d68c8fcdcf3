using Azalia.Cli.Tests.Samples;
using Azalia.Simulation.Controller;

namespace Azalia.Cli.Tests.Commands;

/// <summary>--lint: the device has nothing to tell on the drivers of this project.</summary>
public sealed class LintTests
{
    public static TheoryData<string> Controllers => [.. ControllerProfiles.All.Select(static profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Controllers))]
    public void The_whole_way_of_a_file_breaks_no_rule(string controller)
    {
        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--lint", "--scatter", "--controller", controller, "--json");

        Assert.Equal("lint: the driver did nothing that the hardware does not allow", run.ErrorLine);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run.Json.GetProperty("lint").GetArrayLength());
    }

    [Fact]
    public void Info_with_two_codecs_breaks_no_rule()
    {
        CommandRun run = CommandRun.Of("info", "--lint", "--codec", "generic", "--codec", "generic", "--json");

        Assert.Equal("lint: the driver did nothing that the hardware does not allow", run.ErrorLine);
        Assert.Equal(0, run.Json.GetProperty("lint").GetArrayLength());
    }

    [Fact]
    public void What_is_found_is_told_with_register_and_time_and_the_exit_code_stays()
    {
        // A verb that its codec never got to know is what a driver looks like that asks for what is not there.
        string plan = System.IO.Path.GetTempFileName();
        File.WriteAllText(plan, "verb codec 0 node 00h times 1: = 0x0FF000F0\n");
        CommandRun run = CommandRun.Of("info", "--lint", "--faults", plan, "--json");
        File.Delete(plan);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("azalia: lint: ", run.Error);
        System.Text.Json.JsonElement finding = run.Json.GetProperty("lint")[0];
        Assert.Equal(["rule", "section", "ticks", "register", "message", "count"], finding.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("unknown-verb", finding.GetProperty("rule").GetString());
    }

    [Fact]
    public void A_recording_and_a_verb_have_findings_too()
    {
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        CommandRun record = CommandRun.Of("record", file, "--seconds", "0.01", "--lint", "--json");
        File.Delete(file);
        CommandRun verb = CommandRun.Of("verb", "0", "0xF00", "0", "--lint", "--json");

        Assert.All([record, verb], static run =>
        {
            Assert.Equal("lint: the driver did nothing that the hardware does not allow", run.ErrorLine);
            Assert.Equal(0, run.Json.GetProperty("lint").GetArrayLength());
        });
    }

    [Fact]
    public void Nobody_is_told_anything_who_did_not_ask()
    {
        CommandRun run = CommandRun.Of("info", "--json");

        Assert.Equal("", run.Error);
        Assert.False(run.Json.TryGetProperty("lint", out _));
    }
}
