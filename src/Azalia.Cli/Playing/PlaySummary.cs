using System.Globalization;
using Azalia.Cli.Output;
using Azalia.Cli.Wave;
using Spectre.Console;

namespace Azalia.Cli.Playing;

/// <summary>The report of <c>azalia play</c> for a person.</summary>
internal static class PlaySummary
{
    /// <summary>Writes it to standard output.</summary>
    public static void Write(CommandEnvironment environment, PlaySettings settings, WaveFormat source, PlayReport report, bool isOneOfSeveral = false)
    {
        InfoPage page = new(environment);
        page.Title(Path.GetFileName(settings.File), $"{source}, {Duration(source.DurationOf(report.FramesIn))}");
        report.Stream.WriteTo(page);
        page.Row("at the pin", AtThePin(report), report.IsBitExact switch { true => Mood.Good, false => Mood.Bad, null => Mood.Plain });
        page.Row("glitches", report.Glitches == 0 ? "none" : $"{report.Glitches}: the device came to the end of what was written", report.Glitches == 0 ? Mood.Plain : Mood.Bad);
        page.Row("speed", Invariant($"{report.DeviceSeconds:0.###} s of device time in {report.WallSeconds:0.####} s: {report.RealtimeFactor:N0} x real time"));
        if (report.Punctuality is { } times)
        {
            page.Row("in time", Invariant($"rate off by {100 * times.RateError:0.#####} %, jitter {times.JitterSigmaMs:0.###} ms (at most {times.JitterMaxMs:0.###} ms), {times.MissedPeriods} periods missed"));
            page.Row("wake-ups", Invariant($"{times.WakeUp.P50:0.###} ms late (99 %: {times.WakeUp.P99:0.###} ms, 99.9 %: {times.WakeUp.P999:0.###} ms, at most {times.WakeUp.Max:0.###} ms)"));
        }

        page.Row("memory", $"{Allocations(report, isOneOfSeveral)}; {report.PagesOutstanding} pages outstanding", report.PagesOutstanding == 0 ? Mood.Plain : Mood.Bad);
        if (settings.Output is { } output)
            page.Row("written", output);
        page.Write();
    }

    private static string AtThePin(PlayReport report) => report.IsBitExact is not { } isBitExact
        ? Invariant($"{report.FramesIn:N0} frames were sent; a real pin is heard in the room")
        : Invariant($"{report.FramesAtPin:N0} of {report.FramesIn:N0} frames") +
        (isBitExact ? ", bit-exact from the first to the last, silence after" : ", not bit-exact");

    private static string Allocations(PlayReport report, bool isOneOfSeveral) => report.AllocatedBytesPerPeriod is { } bytes
        ? Invariant($"{bytes:0.###} bytes allocated per period")
        : isOneOfSeveral ? "allocations are counted for one file alone" : "too short to count allocations";

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? Invariant($"{time.TotalSeconds:0.###} s")
        : Invariant($"{(int)time.TotalMinutes} min {time.Seconds + (time.Milliseconds / 1000.0):0.#} s");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
