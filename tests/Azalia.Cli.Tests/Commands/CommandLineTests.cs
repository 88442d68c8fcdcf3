namespace Azalia.Cli.Tests.Commands;

/// <summary>Command lines that are understood, and those that are not.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Alone_the_program_prints_its_help()
    {
        CommandRun run = CommandRun.Of();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains("azalia play samples/first-light.wav --out out.wav", run.Output);
        Assert.Equal(run.Output, CommandRun.Of("--help").Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Help_has_its_usual_names(string option) => Assert.StartsWith("Play a WAV file", CommandRun.Of("play", option).Output);

    [Fact]
    public void Help_is_given_even_where_something_else_is_wrong()
    {
        CommandRun run = CommandRun.Of("play", "--nonsense", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("azalia play FILE.wav [options]", run.Output);
    }

    [Theory]
    [InlineData("play", "FILE.wav", "--endpoint", "--mode", "--period", "--out", "--realtime", "--platform", "--codec", "--trace", "--seed", "--scatter", "--controller", "--faults", "--lint", "--json", "--help")]
    [InlineData("info", "--platform", "--codec", "--trace", "--seed", "--scatter", "--controller", "--faults", "--lint", "--json", "--help")]
    public void A_help_page_names_everything_that_the_command_takes(string command, params string[] names)
    {
        string page = CommandRun.Of(command, "--help").Output;

        foreach (string name in names)
            Assert.Matches($@"(?m)^  (-h, )?{name.Replace(".", "\\.", StringComparison.Ordinal)}( |$)", page);
    }

    [Theory]
    [InlineData()]
    [InlineData("play")]
    [InlineData("info")]
    public void A_help_page_fits_its_width_has_examples_and_exit_codes(params string[] command)
    {
        string page = CommandRun.Of(environment => environment with { Width = 72 }, [.. command, "--help"]).Output;

        Assert.All(page.Split('\n').Where(line => !line.Contains("azalia ", StringComparison.Ordinal)), line => Assert.True(line.Length <= 72, line));
        Assert.All(page.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains("\nExamples\n", page);
        Assert.Contains("\nExit codes\n", page);
    }

    [Fact]
    public void Help_is_bold_only_where_colours_are_welcome()
    {
        Assert.DoesNotContain("\e", CommandRun.Of("--help").Output);
        Assert.Contains("\e[1mUsage\e[0m", CommandRun.Of(environment => environment with { OutputHasColour = true }, "--help").Output);
    }

    [Fact]
    public void Version_is_one_line() => Assert.Matches(@"^azalia \d+\.\d+\.\d+\n$", CommandRun.Of("--version").Output);

    [Theory]
    [InlineData("there is no command 'sing'; the commands are: play, record, info, conformance, codec, verb, devices, bind, unbind; see 'azalia --help'", "sing")]
    [InlineData("there is no command '[suggest]'; the commands are: play, record, info, conformance, codec, verb, devices, bind, unbind; see 'azalia --help'", "[suggest]", "pl")]
    [InlineData("there is no command '[diagram]'; the commands are: play, record, info, conformance, codec, verb, devices, bind, unbind; see 'azalia --help'", "[diagram]", "info")]
    [InlineData("'azalia' has no option '--loud'; see 'azalia --help'", "--loud")]
    [InlineData("'play' needs FILE.wav; see 'azalia play --help'", "play")]
    [InlineData("'play' has no option '--loud'; see 'azalia play --help'", "play", "a.wav", "--loud")]
    [InlineData("'play' has no option '--loud'; see 'azalia play --help'", "play", "a.wav", "b.wav", "--loud")]
    [InlineData("'info' does not know what to do with 'x'; see 'azalia info --help'", "info", "x")]
    [InlineData("'--out' needs OUT.wav; see 'azalia play --help'", "play", "a.wav", "--out")]
    [InlineData("'--out' is given more than once; see 'azalia play --help'", "play", "a.wav", "--out", "b.wav", "--out", "c.wav")]
    [InlineData("'--codec' needs NAME; see 'azalia info --help'", "info", "--codec")]
    [InlineData("'--period' needs FRAMES; see 'azalia play --help'", "play", "a.wav", "--period")]
    [InlineData("'--period' needs a whole number from 1 to 16777216, not '0'; see 'azalia play --help'", "play", "a.wav", "--period", "0")]
    [InlineData("'--period' needs a whole number from 1 to 16777216, not '-480'; see 'azalia play --help'", "play", "a.wav", "--period", "-480")]
    [InlineData("'--period' needs a whole number from 1 to 16777216, not '10ms'; see 'azalia play --help'", "play", "a.wav", "--period", "10ms")]
    [InlineData("'--period' needs a whole number from 1 to 16777216, not '99999999999'; see 'azalia play --help'", "play", "a.wav", "--period", "99999999999")]
    [InlineData("'--seed' needs a whole number from 0 to 18446744073709551615, not '-1'; see 'azalia info --help'", "info", "--seed", "-1")]
    public void A_line_that_cannot_be_parsed_gets_one_line_and_exit_code_2(string line, params string[] arguments) =>
        Assert.Equal(line, CommandRun.Of(arguments).Failed(2));

    [Fact]
    public void A_line_that_cannot_be_parsed_gets_its_error_as_JSON_where_JSON_was_asked_for()
    {
        CommandRun run = CommandRun.Of("play", "--json", "--loud", "a.wav");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["error", "status"], run.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(run.ErrorLine, run.Json.GetProperty("error").GetString());
    }

    [Fact]
    public void A_file_may_be_called_like_an_option_or_a_response_file()
    {
        Assert.Equal("--json does not exist", CommandRun.Of("play", "--", "--json").Failed(1));
        Assert.Equal("@x does not exist", CommandRun.Of("play", "@x").Failed(1));
    }

    [Fact]
    public void Help_and_version_are_plain_text_even_where_JSON_was_asked_for()
    {
        Assert.Equal(CommandRun.Of("play", "--help").Output, CommandRun.Of("play", "--help", "--json").Output);
        Assert.Equal(0, CommandRun.Of("info", "--json", "--help").ExitCode);
    }

    [Fact]
    public void A_dash_is_a_name_and_its_error_says_where_standard_input_is() =>
        Assert.Equal("- does not exist; standard input is /dev/stdin", CommandRun.Of("play", "-").Failed(1));

    [Fact]
    public void A_name_with_control_characters_stays_on_one_line() =>
        Assert.Equal("a b?[31m.wav does not exist", CommandRun.Of("play", "a\nb\e[31m.wav").Failed(1));
}
