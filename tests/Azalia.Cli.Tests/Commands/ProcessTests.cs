using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azalia.Cli.Tests.Samples;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>What only a process of its own can show: memory of all threads, signals, and the console.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string s_dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "azalia.dll");

    // Tests that run in the background of a script ignore two signals of the terminal, and their children would as well.
    private static readonly string[] s_prelude = IgnoresInterrupts() ? ["env", "--default-signal=INT,QUIT"] : [];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_stream_allocates_nothing_per_period_once_it_runs()
    {
        // 30 s in periods of 10 ms: 1,000 to warm up, 2,000 to be counted.
        string file = _folder.Write("a.wav", WaveBytes.Ramp(48_000, 16, 2, 48_000 * 30));

        using Process process = Start("play", file, "--json");
        (string output, string error) = Finish(process);

        Assert.Equal((0, ""), (process.ExitCode, error));
        Assert.Equal(0, JsonDocument.Parse(output).RootElement.GetProperty("allocatedBytesPerPeriod").GetDouble());
    }

    [Fact]
    public void A_line_that_cannot_be_parsed_ends_the_process_with_exit_code_2()
    {
        using Process process = Start("play");
        (string output, string error) = Finish(process);

        Assert.Equal((2, "", $"azalia: 'play' needs FILE.wav; see 'azalia play --help'{Environment.NewLine}"), (process.ExitCode, output, error));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public void Interrupted_it_ends_in_order_and_leaves_no_output(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Signals are a matter of Unix.");

        using Process process = Start("play", FirstLightTests.CommittedFile, "--realtime", "--out", _folder["out.wav"]);
        Assert.True(SpinWait.SpinUntil(() => _folder.Names.Length > 0 || process.HasExited, s_patience));
        Signal(process, signal);
        (string output, string error) = Finish(process);

        Assert.Equal((1, "", "azalia: cancelled; no output file was written\n"), (process.ExitCode, output, error));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Interrupted_while_a_pipe_says_nothing_it_leaves_no_output()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Signals are a matter of Unix.");

        using Process process = Start(start => start.RedirectStandardInput = true, "play", "/dev/stdin", "--out", _folder["out.wav"]);
        process.StandardInput.BaseStream.Write(WaveBytes.Pcm(48_000, 16, 2, WaveBytes.RampData(400), dataLength: 4_000_000));
        process.StandardInput.BaseStream.Flush();
        Assert.True(SpinWait.SpinUntil(() => _folder.Names.Length > 0 || process.HasExited, s_patience));
        Signal(process, "INT");
        (string output, string error) = Finish(process);

        Assert.Equal((1, "", "azalia: cancelled; no output file was written\n"), (process.ExitCode, output, error));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Interrupted_while_nobody_reads_its_trace_it_ends()
    {
        string pipe = MakePipe("trace");

        // Once it has spoken of the file, the program is on its way to the trace.
        string file = _folder.Write("a.wav", new WaveBytes().Format(1, 2, 48_000, 3, 16).Data(WaveBytes.RampData(400)).ToArray());
        using Process process = Start("play", file, "--trace", pipe, "--json");
        Assert.Contains("block align", process.StandardError.ReadLine(), StringComparison.Ordinal);
        Signal(process, "INT");
        (string output, string error) = Finish(process);

        Assert.Equal((1, "azalia: cancelled; no output file was written\n"), (process.ExitCode, error));
        Assert.Equal("cancelled; no output file was written", JsonDocument.Parse(output).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public void A_pipe_as_output_is_refused_and_stays_a_pipe()
    {
        string pipe = MakePipe("out.wav");

        using Process process = Start("play", FirstLightTests.CommittedFile, "--out", pipe);
        (_, string error) = Finish(process);

        Assert.Equal((1, $"azalia: {pipe} is no place for a regular file\n"), (process.ExitCode, error));
        using FileStream still = new(pipe, FileMode.Open, FileAccess.ReadWrite);
        Assert.False(still.CanSeek);
    }

    [Fact]
    public void Without_a_standard_output_it_fails_in_one_line_and_leaves_no_output()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "It takes a shell of Unix to close it.");

        using Process process = Process.Start(new ProcessStartInfo("/bin/sh",
            ["-c", "exec \"$@\" >&-", "sh", s_dotnet, s_program, "play", FirstLightTests.CommittedFile, "--out", _folder["out.wav"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        (string output, string error) = Finish(process);

        Assert.Equal((1, "", "azalia: standard output is not open for writing\n"), (process.ExitCode, output, error));
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();

    private string MakePipe(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Named pipes lie in folders on Unix only.");
        using Process make = Process.Start("mkfifo", [_folder[name]]);
        make.WaitForExit();
        return _folder[name];
    }

    private static bool IgnoresInterrupts()
    {
        const ulong InterruptAndQuit = 0b110;
        const string Ignored = "SigIgn:";
        string? line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & InterruptAndQuit) != 0;
    }

    private static void Signal(Process process, string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Start(params string[] arguments) => Start(static _ => { }, arguments);

    private static Process Start(Action<ProcessStartInfo> change, params string[] arguments)
    {
        string[] line = [.. s_prelude, s_dotnet, s_program, .. arguments];
        ProcessStartInfo start = new(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        change(start);
        return Process.Start(start)!;
    }

    private static (string Output, string Error) Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(process.WaitForExit(s_patience), "The process did not end.");
        return (output.Result, error.Result);
    }
}
