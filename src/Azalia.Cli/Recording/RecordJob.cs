using System.Globalization;
using Azalia.Audio;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Recording;

/// <summary>One run of <c>azalia record</c>, from the pin to the file and the report.</summary>
internal sealed class RecordJob(CommandEnvironment environment, RecordSettings settings)
{
    private static readonly WaveFormat s_default = new(48_000, 2, 16, 16, SampleEncoding.SignedInteger);

    /// <summary>Records, and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandFailure">A name does not exist, or the path cannot carry the format.</exception>
    /// <exception cref="WaveException">A file cannot be read or written.</exception>
    /// <exception cref="HdaException">A driver call failed.</exception>
    public int Run()
    {
        _ = StreamModes.Find(settings.Mode);
        RequireDistinctFiles();

        using WaveReader? input = settings.Input is { } file ? WaveReader.Open(file) : null;
        if (input is { FrameCount: 0 })
            throw WaveRemark.HoldsNoFrames(settings.Input!, input);
        foreach (string note in input?.Notes ?? [])
            Remark(note);
        if (input is not null && settings.Format is { } wished && (wished.SampleRate, wished.Channels) != (input.Format.SampleRate, input.Format.Channels))
            throw new CommandFailure($"--format is {wished}, and {settings.Input} has {input.Format}: nothing is resampled or mixed");

        RecordReport report = Record(input);
        if (input?.Truncation is { } truncation)
            Remark(truncation);

        return report.IsBitExact is not false && report.Glitches == 0 && input?.Truncation is null ? ExitCode.Done : ExitCode.DoneWithFlaws;
    }

    private RecordReport Record(WaveReader? input)
    {
        WaveFormat? wished = settings.Format ?? input?.Format;
        int expectedRate = (wished ?? s_default).SampleRate;
        using PlatformSession session = PlatformSession.Open(settings.Platform with { ExpectedRate = expectedRate, IsRecording = true }, environment);
        AudioEndpoint endpoint = EndpointChoice.Find(session.System.Endpoints, settings.Endpoint, AudioDirection.Capture);
        WaveFormat format = wished ?? DefaultOf(endpoint.SupportedFormats);
        FormatPlan plan = FormatPlan.Choose(format, endpoint);
        if (plan.Remark is not null && settings.Format is { } asked)
            environment.WriteErrorLine($"--format {asked}: {plan.Remark}");
        else if (plan.Remark is not null)
            Remark(plan.Remark);

        long frames = (long)Math.Round(settings.Seconds * format.SampleRate);
        if (frames == 0)
            throw new CommandFailure(string.Create(CultureInfo.InvariantCulture, $"{settings.Seconds:0.#########} s is less than half a frame of {format.SampleRate} Hz"));
        if (frames > WaveWriter.MaximumFrames(plan.Output))
            throw new CommandFailure($"{settings.Output} cannot hold {frames} frames of {plan.Output}: a RIFF file ends at 4 GiB");

        using WaveWriter output = WaveWriter.Create(settings.Output, plan.Output, environment.Work);
        RecordReport report = session.Do(() => Stream(input, session, endpoint, plan, output, frames));
        output.Complete(report.FramesRecorded);
        environment.WriteResult(() =>
        {
            if (settings.IsJson)
                JsonText.WriteObject(environment.Output, json => { report.WriteTo(json); DriverFinding.Write(json, session.Findings); });
            else
                WriteSummary(plan.Output, report);
        });
        output.Commit();
        return report;
    }

    private RecordReport Stream(
        WaveReader? input, PlatformSession session, AudioEndpoint endpoint, FormatPlan plan, WaveWriter output, long frames)
    {
        StreamLengths.RequirePeriodThatFits(session, settings.PeriodFrames, plan.Stream);
        PathGain gain = PathGain.Set(endpoint, settings.Volume, settings.IsMuted, Remark);
        StreamLengths lengths = StreamLengths.For(session, StreamModes.Find(settings.Mode), settings.PeriodFrames, plan.Stream.SampleRate);
        using CaptureStream stream = endpoint.OpenCapture(
            plan.Stream, new CaptureOptions { Mode = lengths.Mode, PeriodFrames = lengths.PeriodFrames, BufferPeriods = lengths.BufferPeriods });

        // The device captures while the client is away, by no more than its buffer; and in real time a little longer, before that is found out.
        int ahead = 2 * stream.BufferBytes / stream.Format.BytesPerFrame + 2 * stream.PeriodFrames + stream.Format.SampleRate / 2;
        PinSpeaker speaker = new(stream.Format.SampleRate, stream.Format.Channels, 3 * RecordingLoop.PieceFrames(stream) + 2 * ahead);
        if (input is not null)
            session.Speak(endpoint, speaker);

        StreamMeter meter = new(stream, frames, session.Platform.Clock, environment.MachineTime);
        RecordingLoop loop = new(input, speaker, stream, output, gain, ahead, meter);
        StreamProgress.Run(
            environment, Path.GetFileName(settings.Output), frames, progress => loop.Run(frames, progress, environment.Cancellation));
        if (loop.ClippedSamples > 0)
            Remark(WaveRemark.Clipped(loop.ClippedSamples));
        if (loop.HasBitsBelow)
            Remark(WaveRemark.BitsBelow(input!.Format));

        RecordReport report = new()
        {
            Stream = new StreamFacts(session, endpoint, stream, gain, settings.Mode),
            FramesRecorded = loop.Frames,
            FramesFromInput = loop.FramesFromInput,
            IsBitExact = session.IsWitnessed ? loop.IsBitExact : null,
            Glitches = stream.Glitches,
            AllocatedBytesPerPeriod = meter.AllocatedBytesPerPeriod,
            DeviceSeconds = meter.DeviceSeconds,
            WallSeconds = meter.WallSeconds,
        };
        stream.Dispose();
        session.StopDrivers();
        return report with { PagesOutstanding = session.Platform.Memory.OutstandingPages };
    }

    // The nearest to the usual format that the path carries.
    private static WaveFormat DefaultOf(SupportedFormats formats) => new(
        formats.SampleRates.Contains(s_default.SampleRate) ? s_default.SampleRate : formats.SampleRates[^1],
        Math.Min(s_default.Channels, formats.MaximumChannels),
        s_default.ContainerBits,
        s_default.ValidBits,
        s_default.Encoding);

    private void WriteSummary(WaveFormat format, RecordReport report)
    {
        InfoPage page = new(environment);
        page.Title(Path.GetFileName(settings.Output), $"{format}, {format.DurationOf(report.FramesRecorded).TotalSeconds:0.###} s");
        report.Stream.WriteTo(page);
        page.Row("recorded", Recorded(report), report.IsBitExact switch { true => Mood.Good, false => Mood.Bad, null => Mood.Plain });
        page.Row("glitches", report.Glitches == 0 ? "none" : $"{report.Glitches}: the device overwrote what was not read", report.Glitches == 0 ? Mood.Plain : Mood.Bad);
        page.Row("speed", Invariant($"{report.DeviceSeconds:0.###} s of device time in {report.WallSeconds:0.####} s: {report.RealtimeFactor:N0} x real time"));
        page.Row("memory", $"{report.PagesOutstanding} pages outstanding", report.PagesOutstanding == 0 ? Mood.Plain : Mood.Bad);
        page.Row("written", settings.Output);
        page.Write();
    }

    private string Recorded(RecordReport report)
    {
        string what = report.IsBitExact is null ? "from the room" : settings.Input is null ? "silence" : Invariant($"{report.FramesFromInput:N0} of the input");
        return Invariant($"{report.FramesRecorded:N0} frames, {what}") + (report.IsBitExact switch { true => ", bit-exact", false => ", not bit-exact", null => "" });
    }

    /// <summary>Found out before anything is opened: the output would replace the input, or the trace one of them.</summary>
    private void RequireDistinctFiles()
    {
        OutputFile.RequireDistinct(
            "the file, --input and --trace", [settings.Input, .. settings.Platform.FilesRead], settings.Output, settings.Platform.TracePath);
        OutputFile.RequireApartFromResult(settings.Output, "the file");
        if (settings.IsJson)
            OutputFile.RequireApartFromResult(settings.Platform.TracePath, "--trace");
        _ = OutputFile.Resolve(settings.Output);
    }

    private void Remark(string text) => environment.WriteErrorLine($"{settings.Input ?? settings.Output}: {text}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
