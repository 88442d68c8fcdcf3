using Azalia.Audio;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Playing;

/// <summary>One run of <c>azalia play</c>, from the file to the report.</summary>
internal sealed class PlayJob(CommandEnvironment environment, PlaySettings settings)
{
    /// <summary>Plays, and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandFailure">A name does not exist, or the path cannot carry the file.</exception>
    /// <exception cref="WaveException">A file cannot be read or written.</exception>
    /// <exception cref="HdaException">A driver call failed.</exception>
    public int Run()
    {
        _ = StreamModes.Find(settings.Mode);
        RequireDistinctFiles();

        using WaveReader source = WaveReader.Open(settings.File);
        if (source.FrameCount == 0)
            throw WaveRemark.HoldsNoFrames(settings.File, source);
        foreach (string note in source.Notes)
            Remark(note);

        PlayReport report = Play(source);
        bool isFlawless = report.IsBitExact is not false && report.Glitches == 0 && source.Truncation is null;
        return isFlawless ? ExitCode.Done : ExitCode.DoneWithFlaws;
    }

    private PlayReport Play(WaveReader source)
    {
        using PlatformSession session = PlatformSession.Open(settings.Platform with { ExpectedRate = source.Format.SampleRate }, environment);
        AudioEndpoint endpoint = EndpointChoice.Find(session.System.Endpoints, settings.Endpoint);
        FormatPlan plan = FormatPlan.Choose(source.Format, endpoint);
        if (plan.Remark is not null)
            Remark(plan.Remark);

        if (settings.Output is not null && !session.IsWitnessed)
            throw new CommandFailure($"what {session.Platform.Name} plays is heard in the room and by nobody here; leave --out away");

        using WaveWriter? output = CreateOutput(plan.Output, source);
        PlayReport report = session.Do(() => Stream(source, session, endpoint, plan, output));
        output?.Complete(report.FramesIn);

        // Renaming is what hardly ever fails, so it comes last: a result that nobody can take leaves no output.
        WriteResult(source, session, report);
        output?.Commit();
        return report;
    }

    private void WriteResult(WaveReader source, PlatformSession session, PlayReport report)
    {
        if (source.Truncation is { } truncation)
            Remark(WaveRemark.Truncated(truncation, report.FramesIn));
        environment.WriteResult(() =>
        {
            if (settings.IsJson)
                JsonText.WriteObject(environment.Output, json => { report.WriteTo(json); DriverFinding.Write(json, session.Findings); });
            else
                PlaySummary.Write(environment, settings, source.Format, report);
        });
    }

    private PlayReport Stream(WaveReader source, PlatformSession session, AudioEndpoint endpoint, FormatPlan plan, WaveWriter? output)
    {
        StreamLengths.RequirePeriodThatFits(session, settings.PeriodFrames, plan.Stream);
        PathGain gain = PathGain.Set(endpoint, settings.Volume, settings.IsMuted, Remark);
        using RenderStream stream = endpoint.OpenRender(plan.Stream, OptionsOfStream(session, plan.Stream.SampleRate));

        PunctualityWatch? watch = settings.Platform.IsPaced ? new PunctualityWatch(stream, source.FrameCount) : null;
        stream.Watch = watch;

        int pieceFrames = StreamingLoop.PieceFrames(stream, source.FrameCount, session.IsPaced);
        int onTheWay = (2 * pieceFrames) + (2 * stream.BufferBytes / stream.Format.BytesPerFrame) + (2 * stream.PeriodFrames) + stream.Format.SampleRate;
        PinRecorder recorder = new(stream.Format.SampleRate, stream.Format.Channels, onTheWay);
        PinCheck check = new(recorder, output, stream.Format.Channels, onTheWay, gain);
        using PinListener listener = session.Listen(endpoint, recorder);

        StreamMeter meter = new(stream, source.FrameCount, session.Platform.Clock, environment.MachineTime);
        StreamingLoop loop = new(source, stream, check, listener, pieceFrames, meter);
        StreamProgress.Run(environment, Path.GetFileName(settings.File), source.FrameCount, progress => loop.Run(progress, environment.Cancellation));

        if (loop.FramesIn == 0)
            throw WaveRemark.HoldsNoFrames(settings.File, source);
        if (loop.ClippedSamples > 0)
            Remark(WaveRemark.Clipped(loop.ClippedSamples));
        if (loop.HasBitsBelow)
            Remark(WaveRemark.BitsBelow(source.Format));

        PlayReport report = new()
        {
            Stream = new StreamFacts(session, endpoint, stream, gain, settings.Mode),
            FramesIn = loop.FramesIn,
            FramesAtPin = check.FramesAtPin,
            IsBitExact = check.IsBitExact,
            Glitches = stream.Glitches,
            AllocatedBytesPerPeriod = meter.AllocatedBytesPerPeriod,
            Punctuality = watch?.Report(stream.BufferBytes),
            DeviceSeconds = meter.DeviceSeconds,
            WallSeconds = meter.WallSeconds,
        };

        stream.Dispose();
        session.StopDrivers();
        listener.Complete();
        check.TakeWhatWasHeard(listener);
        return report with
        {
            FramesAtPin = session.IsWitnessed ? check.FramesAtPin : null,
            IsBitExact = session.IsWitnessed ? check.IsBitExact : null,
            PagesOutstanding = session.Platform.Memory.OutstandingPages,
        };
    }

    private RenderOptions OptionsOfStream(PlatformSession session, int sampleRate)
    {
        StreamLengths lengths = StreamLengths.For(session, StreamModes.Find(settings.Mode), settings.PeriodFrames, sampleRate);
        return new RenderOptions { Mode = lengths.Mode, PeriodFrames = lengths.PeriodFrames, BufferPeriods = lengths.BufferPeriods };
    }

    private WaveWriter? CreateOutput(WaveFormat format, WaveReader source)
    {
        if (settings.Output is null)
            return null;
        if (source.FrameCount > WaveWriter.MaximumFrames(format))
            throw new CommandFailure($"{settings.Output} cannot hold {source.FrameCount} frames of {format}: a RIFF file ends at 4 GiB");
        return WaveWriter.Create(settings.Output, format, environment.Work);
    }

    /// <summary>Found out before anything is opened: the output would replace the source, or the trace one of them.</summary>
    private void RequireDistinctFiles()
    {
        OutputFile.RequireDistinct(
            "the file, --out and --trace", [settings.File, .. settings.Platform.FilesRead], settings.Output, settings.Platform.TracePath);
        OutputFile.RequireApartFromResult(settings.Output, "--out");
        if (settings.IsJson)
            OutputFile.RequireApartFromResult(settings.Platform.TracePath, "--trace");
        if (settings.Output is not null)
            _ = OutputFile.Resolve(settings.Output);
    }

    /// <summary>A line on standard error about something that is no failure.</summary>
    private void Remark(string text) => environment.WriteErrorLine($"{settings.File}: {text}");
}
