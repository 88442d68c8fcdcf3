using System.Text.Json;
using Azalia.Conformance;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Faults;

namespace Azalia.Cli.Tests.Commands;

/// <summary><c>azalia conformance</c>, and the checks behind it: what is right passes, and what is broken fails by its name and spoils nothing else.</summary>
public sealed class ConformanceTests
{
    [Theory]
    [InlineData("pch")]
    [InlineData("ich6")]
    [InlineData("amd")]
    [InlineData("via")]
    [InlineData("skl", "lpib-is-read-only")]
    [InlineData("virtualbox", "reset-clears-registers")]
    [InlineData("nvidia", "corb-pointer-reset")]
    [InlineData("qemu", "polling-needs-no-interrupt", "flag-does-not-stall", "fifo-is-not-ready-before", "ssync-holds")]
    [InlineData("ati-hdmi", "streams-exist", "intctl-has-its-streams")]
    [InlineData("uli", "streams-exist", "intctl-has-its-streams")]
    public void A_simulated_controller_fails_where_it_departs_from_the_specification_and_nowhere_else(string controller, params string[] failing)
    {
        CommandRun run = CommandRun.Of("conformance", "--controller", controller, "--json");

        Assert.Equal(failing, NamesOf(run.Json, "fail"));
        Assert.Equal(failing.Length == 0 ? 0 : 1, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    // One break each, and the checks that are about it.
    [Theory]
    [InlineData("read VMAJ: = 2", "version")]
    [InlineData("read SD4FIFOS: = 0", "fifo-size-settles")]
    [InlineData("read WALCLK: = 0", "wall-clock-rate")]
    [InlineData("write WAKEEN: drop", "reset-keeps-wakeen", "state-change-interrupts")]
    [InlineData("write STATESTS: drop", "statests-clears-by-one", "codecs-ask-after-release")]
    [InlineData("write SSYNC: drop", "ssync-holds")]
    [InlineData("fetch list stream 4: [96] = 1", "no-ioc-no-bcis")]
    [InlineData("store positions: drop", "position-buffer-is-written", "position-buffer-is-not-behind")]
    [InlineData("interrupt: drop", "gie-gates-the-line", "cie-gates-the-controller", "sie-gates-the-stream")]
    [InlineData("answer verb F07h: = 0", "codec-pin-control-reads-back")]
    [InlineData("store rirb: [35:32] = 7", "verb-is-answered")]
    [InlineData("store samples stream 0: drop", "input-is-written")]
    public void A_break_is_found_by_the_checks_that_are_about_it_and_spoils_no_other(string plan, params string[] failing)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Faults = FaultPlan.Parse(plan) });

        IReadOnlyList<CheckResult> results = ConformanceSuite.Run(platform);

        Assert.Equal(failing, results.Where(static result => result.Outcome == CheckOutcome.Fail).Select(static result => result.Check.Name));
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData("read GCTL: [0] = 0")]
    [InlineData("registers: gone")]
    [InlineData("registers from 500 ms: gone")]
    [InlineData("codec 0: absent")]
    [InlineData("answer: drop")]
    [InlineData("interrupt: raise")]
    [InlineData("fetch corb: refuse")]
    [InlineData("read SD*CTL: [1:0] = 3")]
    [InlineData("answer node 01h verb F00h payload 5 every 3: = 0")]
    [InlineData("seed 696\nwrite CORBWP until 1462 ms chance 5%: drop")]
    public void A_device_that_is_broken_all_over_ends_in_bounded_time_with_a_result_for_each_check(string plan)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Faults = FaultPlan.Parse(plan) });

        IReadOnlyList<CheckResult> results = ConformanceSuite.Run(platform);

        Assert.Equal(ConformanceSuite.Checks, results.Select(static result => result.Check));
        Assert.Equal(0, platform.Memory.OutstandingPages);
        Assert.InRange(platform.Clock.Ticks, 0, 600 * Platform.PlatformClock.TicksPerSecond);
    }

    [Fact]
    public void A_link_without_codecs_makes_what_is_about_codecs_not_testable()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [] });

        IReadOnlyList<CheckResult> results = ConformanceSuite.Run(platform);

        Assert.DoesNotContain(results, static result => result.Outcome == CheckOutcome.Fail);
        Assert.All(results.Where(static result => result.Check.Group == "codec"), static result => Assert.Equal(CheckOutcome.NotTestable, result.Outcome));
    }

    [Fact]
    public void A_codec_of_the_first_years_passes()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [CodecProfiles.Minimal], Controller = ControllerProfiles.Ich6 });

        Assert.Empty(ConformanceSuite.Run(platform).Where(static result => result.Outcome == CheckOutcome.Fail).Select(static result => $"{result.Check}: {result.Seen}"));
    }

    [Fact]
    public void Each_check_has_a_name_of_its_own_a_section_and_a_row_in_the_documents()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "conformance.md"));

        Assert.InRange(ConformanceSuite.Checks.Count, 60, 150);
        Assert.Equal(ConformanceSuite.Checks.Count, ConformanceSuite.Checks.Select(static check => check.Name).Distinct().Count());
        Assert.All(ConformanceSuite.Checks, check => Assert.Contains($"| `{check.Name}` | {check.Section} | {check.Claim} | pass | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_a_table_and_ends_with_the_count()
    {
        CommandRun run = CommandRun.Of("conformance");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^  pass +reset-keeps-wakeen +HDA 1\.0a 3\.3\.8 +WAKEEN 0001h after the reset$", run.Output);
        Assert.EndsWith($"platform sim: {ConformanceSuite.Checks.Count} pass, 0 fail, 0 not testable\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes() =>
        Assert.Equal(CommandRun.Of("conformance", "--json").Output, CommandRun.Of("conformance", "--json").Output);

    private static IEnumerable<string> NamesOf(JsonElement report, string outcome) =>
        from check in report.GetProperty("checks").EnumerateArray()
        where check.GetProperty("outcome").GetString() == outcome
        select check.GetProperty("name").GetString();
}
