using Azalia.Audio;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;
using Azalia.Specification.Windows;

namespace Azalia.Cli.Playing;

/// <summary>One run of <c>azalia play</c> with several files: each on an endpoint of its own, all of them started in step.</summary>
/// <param name="environment">The world.</param>
/// <param name="settings">What every file has in common; its file is the first.</param>
/// <param name="files">The files, at least two.</param>
/// <param name="endpoints">--endpoint, one for each of the first files; the others take those that are left.</param>
internal sealed class PlayTogetherJob(
    CommandEnvironment environment, PlaySettings settings, IReadOnlyList<string> files, IReadOnlyList<string> endpoints)
{
    private readonly List<WaveReader> _sources = [];
    private readonly List<PlayVoice> _voices = [];

    /// <summary>Plays, and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandFailure">A name does not exist, or a path cannot carry its file.</exception>
    /// <exception cref="WaveException">A file cannot be read.</exception>
    /// <exception cref="HdaException">A driver call failed.</exception>
    public int Run()
    {
        _ = StreamModes.Find(settings.Mode);
        if (settings.Output is not null)
            throw new CommandFailure("--out keeps what one pin heard; it goes with one file");
        if (endpoints.Count > files.Count)
            throw new CommandFailure($"--endpoint is given {endpoints.Count} times for {files.Count} {(files.Count == 1 ? "file" : "files")}");
        OutputFile.RequireDistinct("the files and --trace", files, settings.Platform.TracePath);
        if (settings.IsJson)
            OutputFile.RequireApartFromResult(settings.Platform.TracePath, "--trace");

        try
        {
            OpenSources();
            using PlatformSession session = PlatformSession.Open(settings.Platform with { ExpectedRate = _sources[0].Format.SampleRate }, environment);
            PlayReport[] reports = session.Do(() => Play(session));
            WriteResult(session, reports);
            bool isFlawless = reports.All(static report => report.IsBitExact is not false && report.Glitches == 0) && _sources.TrueForAll(static source => source.Truncation is null);
            return isFlawless ? ExitCode.Done : ExitCode.DoneWithFlaws;
        }
        finally
        {
            _voices.ForEach(static voice => voice.Dispose());
            _sources.ForEach(static source => source.Dispose());
        }
    }

    private void OpenSources()
    {
        foreach (string file in files)
        {
            WaveReader source = WaveReader.Open(file);
            _sources.Add(source);
            if (source.FrameCount == 0)
                throw HoldsNoFrames(_sources.Count - 1);
            foreach (string note in source.Notes)
                environment.WriteErrorLine($"{file}: {note}");
        }
    }

    private PlayReport[] Play(PlatformSession session)
    {
        for (int i = 0; i < files.Count; i++)
        {
            StreamLengths lengths = StreamLengths.For(session, StreamModes.Find(settings.Mode), settings.PeriodFrames, _sources[i].Format.SampleRate);
            _voices.Add(i < endpoints.Count
                ? PlayVoice.Open(session, settings, _sources[i], EndpointChoice.Find(session.System.Endpoints, endpoints[i]), lengths, RemarkOn(i))
                : OpenWhereThereIsRoom(session, i, lengths));
        }

        foreach (PlayVoice voice in _voices)
            voice.Fill();
        InStepMeter meter = new(session.Platform.Clock, environment.MachineTime);
        session.System.StartInStep([.. _voices.Select(static voice => voice.Stream)]);

        // One thread serves all, so none of them may be waited for: a quarter of the shortest period is early enough for each.
        TimeSpan pause = _voices.Min(static voice => voice.Period) / 4;
        while (!_voices.TrueForAll(static voice => voice.IsOver))
        {
            environment.Cancellation.ThrowIfCancellationRequested();
            foreach (PlayVoice voice in _voices)
                voice.Serve();
            session.Platform.Clock.Wait(pause);
        }

        meter.Stop();
        for (int i = 0; i < files.Count; i++)
        {
            if (_sources[i].FramesRead == 0)
                throw HoldsNoFrames(i);
            _voices[i].TellLosses(RemarkOn(i));
            _voices[i].Close();
        }

        session.StopDrivers();
        return [.. _voices.Select(voice => voice.Report(session, settings, meter))];
    }

    /// <summary>
    /// On the first endpoint that nobody has and that can play beside the others: two of them may share a converter or an amplifier. Those that are named are not for others.
    /// </summary>
    private PlayVoice OpenWhereThereIsRoom(PlatformSession session, int index, StreamLengths lengths)
    {
        HashSet<string> taken = [.. _voices.Select(static voice => voice.Endpoint.Id)];
        HdaException? refusal = null;
        foreach (AudioEndpoint endpoint in session.System.Endpoints)
        {
            if (endpoint.Direction != AudioDirection.Render || taken.Contains(endpoint.Id))
                continue;

            List<string> remarks = [];
            try
            {
                PlayVoice voice = PlayVoice.Open(session, settings, _sources[index], endpoint, lengths, remarks.Add);
                remarks.ForEach(RemarkOn(index));
                return voice;
            }
            catch (HdaException problem) when (problem.Status == NtStatus.InsufficientResources)
            {
                refusal ??= problem;
            }
        }

        throw new CommandFailure($"there is no endpoint left for {files[index]}: {refusal?.Message ?? $"the platform has {taken.Count} that render"}", refusal?.Status, refusal);
    }

    private void WriteResult(PlatformSession session, PlayReport[] reports)
    {
        environment.WriteResult(() =>
        {
            if (settings.IsJson)
            {
                JsonText.WriteObject(environment.Output, json =>
                {
                    json.WriteStartArray("streams"u8);
                    foreach (PlayReport report in reports)
                    {
                        json.WriteStartObject();
                        report.WriteTo(json);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteNumber("startsApartTicks"u8, StartsApart());
                    DriverFinding.Write(json, session.Findings);
                });
                return;
            }

            for (int i = 0; i < reports.Length; i++)
                PlaySummary.Write(environment, settings with { File = files[i] }, _sources[i].Format, reports[i], isOneOfSeveral: true);
        });
    }

    private Action<string> RemarkOn(int index) => text => environment.WriteErrorLine($"{files[index]}: {text}");

    private CommandFailure HoldsNoFrames(int index) => WaveRemark.HoldsNoFrames(files[index], _sources[index]);

    private long StartsApart() => _voices.Max(static voice => voice.FirstTick) - _voices.Min(static voice => voice.FirstTick);
}
