using Azalia.Cli.Tests.Samples;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>--faults and --controller.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("answer codec 0 after 60 times 2: drop\ninterrupt after 300 times 1: lose\nfetch samples stream 4 every 40: garble\nread SD4LPIB every 7: add -512\nregisters from 2500 ms: gone", 1)]
    [InlineData("# only the sound\nseed 42\nfetch samples stream 4 every 2: garble\nsink node 08h every 5: = 0\nread WALCLK: = 0\nstore positions: drop\nunsolicited codec 0 from 20 ms until 30 ms: send 0xFC000000", 3)]
    public void A_plan_of_five_lines_ends_play_with_a_clear_message_and_the_same_bytes_each_time(string plan, int exitCode)
    {
        string file = _folder["plan.txt"];
        File.WriteAllText(file, plan);
        string first = _folder["first.wav"];
        string second = _folder["second.wav"];

        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--faults", file, "--seed", "7", "--out", first, "--trace", first + ".trace");
        CommandRun again = CommandRun.Of("play", FirstLightTests.CommittedFile, "--faults", file, "--seed", "7", "--out", second, "--trace", second + ".trace");

        Assert.True(exitCode == run.ExitCode, $"{run.ExitCode}: {run.Error}");
        Assert.Equal(run.Error, again.Error);
        Assert.Equal(5, run.Error.Split('\n').Count(line => line.StartsWith($"azalia: {file}:", StringComparison.Ordinal)));
        Assert.Equal(File.ReadAllBytes(first + ".trace"), File.ReadAllBytes(second + ".trace"));
        Assert.Equal(exitCode == 3, File.Exists(first));
        if (exitCode == 3)
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        else
            Assert.Contains("STATUS_", run.Error);
    }

    // The driver reads the position whenever a period ends, and before it has read it the next has ended.
    [Theory]
    [InlineData("timer")]
    [InlineData("event")]
    [InlineData("packet")]
    public void A_register_that_is_slower_than_the_sound_keeps_no_mode_from_ending(string mode)
    {
        string file = _folder["plan.txt"];
        File.WriteAllText(file, "read SD4LPIB: stall 19 ms\n");

        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--faults", file, "--mode", mode);

        Assert.True(run.ExitCode is 0 or 1 or 3, run.Error);
        Assert.DoesNotContain("cancelled", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_never_strikes_changes_nothing_and_says_so()
    {
        string file = _folder["plan.txt"];
        File.WriteAllText(file, "codec 14: absent\n");

        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--faults", file, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
        Assert.Equal($"{file}:1: never struck: codec 14: absent", run.ErrorLine);
    }

    [Fact]
    public void A_plan_that_is_wrong_is_one_line_with_its_place()
    {
        string file = _folder["plan.txt"];
        File.WriteAllText(file, "seed 1\nread GCTL: wobble\n");

        Assert.Equal(
            $"{file}:2:12: 'wobble' cannot happen to 'read'; what can: =, add, flip, freeze, garble, stall", CommandRun.Of("info", "--faults", file).Failed(1));
    }

    [Fact]
    public void A_plan_that_cannot_be_read_is_one_line()
    {
        string folder = _folder["folder"];
        _ = Directory.CreateDirectory(folder);

        Assert.Equal("nowhere.txt does not exist", CommandRun.Of("info", "--faults", "nowhere.txt").Failed(1));
        Assert.Equal($"{folder} is a directory", CommandRun.Of("info", "--faults", folder).Failed(1));
        Assert.Equal("the plan of faults has no file name", CommandRun.Of("info", "--faults", "").Failed(1));
    }

    [Theory]
    [MemberData(nameof(LintTests.Controllers), MemberType = typeof(LintTests))]
    public void A_controller_is_chosen_by_name_and_the_file_comes_through(string name)
    {
        CommandRun run = CommandRun.Of("play", FirstLightTests.CommittedFile, "--controller", name, "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(run.Json.GetProperty("bitExact").GetBoolean());
    }

    [Fact]
    public void A_controller_that_does_not_exist_is_one_line_with_those_that_do() =>
        Assert.StartsWith("there is no controller 'nonesuch'; the controllers are: pch, ich6", CommandRun.Of("info", "--controller", "nonesuch").Failed(1), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
