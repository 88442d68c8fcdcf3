using System.Globalization;
using System.Text.Json;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Wave;
using Azalia.Conformance;
using Azalia.Platform;

namespace Azalia.Cli.Conforming;

/// <summary>One run of <c>azalia conformance</c>.</summary>
internal sealed class ConformanceJob(CommandEnvironment environment, PlatformSettings settings, bool isJson)
{
    /// <summary>Runs all checks, and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandFailure">The platform cannot be had, or was lost.</exception>
    /// <exception cref="WaveException">The trace cannot be written.</exception>
    public int Run()
    {
        if (isJson)
            OutputFile.RequireApartFromResult(settings.TracePath, "--trace");
        using TraceFile? trace = TraceFile.CreateFor(settings);
        using OpenPlatform opened = settings.Source.Open(settings, environment);
        HdaPlatform platform = trace is null ? opened.Platform : new TracedPlatform(opened.Platform, trace.Trace);
        IReadOnlyList<CheckResult> results = opened.Do(() => ConformanceSuite.Run(platform));
        trace?.Complete();

        foreach (string remark in opened.Remarks)
            environment.WriteErrorLine(remark);
        environment.WriteResult(() =>
        {
            if (isJson)
                JsonText.WriteObject(environment.Output, json => Write(json, opened, results));
            else
                Write(opened, results);
        });
        return Count(results, CheckOutcome.Fail) == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Count(IReadOnlyList<CheckResult> results, CheckOutcome outcome) => results.Count(result => result.Outcome == outcome);

    private static string WordOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => "pass",
        CheckOutcome.Fail => "fail",
        _ => "not testable",
    };

    private void Write(OpenPlatform opened, IReadOnlyList<CheckResult> results)
    {
        int names = results.Max(static result => result.Check.Name.Length);
        int sections = results.Max(static result => result.Check.Section.Length);
        TextPage page = new(environment.Output, environment.Width, environment.OutputHasColour);
        foreach (IGrouping<string, CheckResult> group in results.GroupBy(static result => result.Check.Group))
        {
            page.Heading(group.Key);
            foreach (CheckResult result in group)
                environment.Output.WriteLine($"  {WordOf(result.Outcome),-12}  {result.Check.Name.PadRight(names)}  {result.Check.Section.PadRight(sections)}  {PlainText.OneLine(result.Seen)}");
        }

        page.Blank();
        environment.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"platform {opened.Platform.Name}: {Count(results, CheckOutcome.Pass)} pass, {Count(results, CheckOutcome.Fail)} fail, {Count(results, CheckOutcome.NotTestable)} not testable"));
    }

    private static void Write(Utf8JsonWriter json, OpenPlatform opened, IReadOnlyList<CheckResult> results)
    {
        json.WriteString("platform"u8, opened.Platform.Name);
        json.WriteNumber("pass"u8, Count(results, CheckOutcome.Pass));
        json.WriteNumber("fail"u8, Count(results, CheckOutcome.Fail));
        json.WriteNumber("notTestable"u8, Count(results, CheckOutcome.NotTestable));
        json.WriteStartArray("checks"u8);
        foreach (CheckResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("group"u8, result.Check.Group);
            json.WriteString("name"u8, result.Check.Name);
            json.WriteString("section"u8, result.Check.Section);
            json.WriteString("claim"u8, result.Check.Claim);
            json.WriteString("outcome"u8, WordOf(result.Outcome));
            json.WriteString("seen"u8, result.Seen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DriverFinding.Write(json, opened.Findings);
    }
}
