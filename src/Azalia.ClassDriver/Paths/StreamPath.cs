using Azalia.ClassDriver.Graph;
using Azalia.Platform;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Paths;

/// <summary>
/// Everything between a stream and its pins, as a value that knows how to open itself: power, connections, amplifiers, digital converters, pins, external
/// amplifiers, in this order, so that nothing is heard of the way itself. Several converters may carry the channels of one stream.
/// </summary>
/// <remarks>
/// Opening it gives the converters nothing to carry yet: <see cref="Bind"/> does, right before the stream runs, so that a pin that is only
/// probed steals no converter (WaveRT 8.3). Closing it puts back what was there. PASSIVE_LEVEL; each step under the lock of the verbs.
/// </remarks>
internal sealed class StreamPath
{
    // Hardware 4.17: what Linux polls the power state with.
    private static readonly TimeSpan s_powerPoll = TimeSpan.FromMilliseconds(1);

    private readonly CodecGraph _graph;
    private readonly PathSteps[] _steps;
    private readonly PathVolume[] _volumes;
    private readonly UndoLog _undo = new();
    private bool _isActive;
    private (HdAudioConverterFormat Format, byte StreamId)? _binding;

    internal StreamPath(CodecGraph graph, IReadOnlyList<ChannelWay> ways, PathLevel level)
    {
        _graph = graph;
        Level = level;
        Ways = ways;
        _steps = [.. ways.Select(way => new PathSteps(graph, way.Way, way.IsCapture))];
        _volumes = [.. _steps.Select(static steps => new PathVolume(steps.AmplifiersFromConverter()))];
    }

    /// <summary>The ways, by first channel; at least one.</summary>
    public IReadOnlyList<ChannelWay> Ways { get; }

    /// <summary>The volume of each way.</summary>
    public IReadOnlyList<PathVolume> Volumes => _volumes;

    /// <summary>How loud it is to be.</summary>
    public PathLevel Level { get; }

    public bool IsCapture => Ways[0].IsCapture;

    /// <summary>The converter of the first channels.</summary>
    public Widget Converter => Ways[0].Converter;

    /// <summary>The widgets that belong to the stream alone while it is open.</summary>
    public IEnumerable<byte> Nodes => Ways.SelectMany(static way => way.Way.Nodes).Select(static node => node.Widget.NodeId);

    /// <summary>The widgets that are silenced for it or heard beside it, and that no other stream may use meanwhile.</summary>
    public IEnumerable<byte> Touched => Ways.SelectMany(way => PathFootprint.Of(_graph, way.Way).Touched);

    /// <summary>The activation, in order.</summary>
    public IReadOnlyList<PathStep> Steps =>
        [.. PowerSteps(), .. ConnectionSteps(), .. AmplifierSteps(), .. EndSteps()];

    /// <summary>Frames of sound that are on their way between converter and pin (HDA 1.0a 7.3.4.6).</summary>
    public int DelayFrames
    {
        get
        {
            int delay = Ways.Max(static way => way.Way.Nodes.Sum(static node => node.Widget.Capabilities.Delay));
            AudioGroupCapabilities group = _graph.Group.Capabilities;
            return delay != 0 ? delay : IsCapture ? group.InputDelay : group.OutputDelay;
        }
    }

    /// <summary>Opens the way. Doing it again changes nothing.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered, or a widget does not reach D0 in time.</returns>
    internal NtStatus Activate(CodecVerbs verbs, PlatformClock clock, TimeSpan powerUpTimeout)
    {
        lock (verbs.Lock)
        {
            IReadOnlyList<PathStep> steps = Steps;
            if (!_isActive)
            {
                // The power of the group, and of power widgets, is not this stream's alone: it stays.
                HashSet<byte> own = [.. Nodes];
                NtStatus noted = _undo.Note(verbs, steps.Where(step => step.Kind != PathStepKind.Power || own.Contains(step.NodeId)));
                if (!noted.IsSuccess)
                    return noted;
            }

            _isActive = true;
            NtStatus status = Send(verbs, steps.Where(static step => step.Kind == PathStepKind.Power));
            if (!status.IsSuccess)
                return status;

            status = WaitForPower(verbs, clock, powerUpTimeout);
            if (!status.IsSuccess)
                return status;

            return Send(verbs, steps.Where(static step => step.Kind != PathStepKind.Power));
        }
    }

    /// <summary>Closes the way at its end first, then puts back what was there before it was opened.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    internal NtStatus Deactivate(CodecVerbs verbs)
    {
        lock (verbs.Lock)
        {
            _isActive = false;
            return _undo.Undo(verbs);
        }
    }

    /// <summary>Makes the converters carry a stream, each from its first channel on; one that lies beyond the stream's channels repeats the first ones.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    internal NtStatus Bind(CodecVerbs verbs, HdAudioConverterFormat format, byte streamId)
    {
        lock (verbs.Lock)
        {
            StreamFormat streamFormat = format.ToStreamFormat();
            PathStep[] displays = [.. Ways.SelectMany(way => DisplaySteps(way, streamFormat.Channels))];
            if (displays.Length > 0)
            {
                NtStatus status = _undo.Note(verbs, displays);
                if (!status.IsSuccess)
                    return status;
            }

            verbs.Begin();
            foreach (ChannelWay way in Ways)
            {
                byte node = way.Converter.NodeId;
                bool isDigital = way.Converter.Capabilities.Digital;

                // Some S/PDIF transmitters take a new format only while they are off (hardware 4.11).
                if (isDigital)
                    _ = verbs.Add(node, Verb.SetDigitalConverter(0, default));

                _ = verbs.Add(node, Verb.SetConverterFormat(streamFormat));
                _ = verbs.Add(node, Verb.SetStreamChannel(streamId, (byte)way.FirstOf(streamFormat.Channels)));
                if (isDigital)
                    _ = verbs.Add(node, Verb.SetDigitalConverter(0, PathSteps.DigitalControl));
            }

            foreach (PathStep step in displays)
                _ = verbs.Add(step.NodeId, step.Verb);

            NtStatus bound = verbs.SendAll();
            if (bound.IsSuccess)
                _binding = (format, streamId);

            return bound;
        }
    }

    /// <summary>Makes the converters carry nothing: stream 0 is no stream (HDA 1.0a 7.3.3.11).</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    internal NtStatus Unbind(CodecVerbs verbs)
    {
        lock (verbs.Lock)
        {
            _binding = null;
            verbs.Begin();
            foreach (ChannelWay way in Ways)
                _ = verbs.Add(way.Converter.NodeId, Verb.SetStreamChannel(stream: 0, channel: 0));

            return verbs.SendAll();
        }
    }

    /// <summary>Programs again what a codec lost: the way, and the stream that it carried.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered, or a widget does not reach D0 in time.</returns>
    internal NtStatus Reprogram(CodecVerbs verbs, PlatformClock clock, TimeSpan powerUpTimeout)
    {
        lock (verbs.Lock)
        {
            if (!_isActive)
                return NtStatus.Success;

            NtStatus status = Activate(verbs, clock, powerUpTimeout);
            return status.IsSuccess && _binding is { } binding ? Bind(verbs, binding.Format, binding.StreamId) : status;
        }
    }

    /// <summary>Gives the amplifiers the level as it is now; nothing while the way is closed.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    internal NtStatus ApplyLevel(CodecVerbs verbs)
    {
        lock (verbs.Lock)
            return _isActive ? Send(verbs, [.. AmplifierSteps(), .. EndSteps()]) : NtStatus.Success;
    }

    private static NtStatus Send(CodecVerbs verbs, IEnumerable<PathStep> steps)
    {
        verbs.Begin();
        foreach (PathStep step in steps)
            _ = verbs.Add(step.NodeId, step.Verb);

        return verbs.SendAll();
    }

    private NtStatus WaitForPower(CodecVerbs verbs, PlatformClock clock, TimeSpan timeout)
    {
        byte[] nodes = [.. PowerSteps().Select(static step => step.NodeId)];
        long end = clock.Ticks + PlatformClock.ToTicks(timeout);
        while (true)
        {
            verbs.Begin();
            foreach (byte node in nodes)
                _ = verbs.Add(node, Verb.GetPowerState());

            NtStatus status = verbs.SendAll();
            if (!status.IsSuccess)
                return status;

            // Hardware 4.9: the state that a node acts in follows the one that was set, after a while.
            if (Enumerable.Range(0, nodes.Length).All(place =>
                verbs.TryGetAnswer(place, out uint report) && new PowerStateReport(report).Actual == PowerState.D0))
            {
                return NtStatus.Success;
            }

            if (clock.Ticks >= end)
                return NtStatus.DeviceNotReady;

            clock.Wait(s_powerPoll);
        }
    }

    private static IEnumerable<PathStep> DisplaySteps(ChannelWay way, int channels)
    {
        if (!way.IsDisplay)
            return [];

        // Hardware 4.16: only a converter of more than two channels has a count to be told.
        PathStep[] count = way.Converter.Capabilities.Channels > 2
            ? [new PathStep(PathStepKind.Display, way.Converter.NodeId, Verb.SetConverterChannelCount((byte)(channels - 1)))]
            : [];
        return
        [
            .. count,
            .. DisplayChannels.Mapping(channels)
                .Concat(DisplayChannels.Infoframe(channels, way.Pin.Pin.DisplayPort && !way.Pin.Pin.Hdmi))
                .Select(verb => new PathStep(PathStepKind.Display, way.Pin.NodeId, verb)),
        ];
    }

    private IEnumerable<PathStep> PowerSteps() => _steps.SelectMany(static steps => steps.Power()).Distinct();

    private IEnumerable<PathStep> ConnectionSteps() => _steps.SelectMany(static steps => steps.Connections());

    private IEnumerable<PathStep> AmplifierSteps() => _steps.SelectMany((steps, i) =>
    {
        PathVolume volume = _volumes[i];
        byte[] gains = volume.GainsFor(Level.Quarters);
        return steps.Amplifiers(
            amplifier => gains[volume.IndexOf(amplifier)],
            amplifier => Level.IsMuted && volume.IndexOf(amplifier) == volume.MutingIndex);
    });

    // A way that no amplifier can mute is muted at its pin.
    private IEnumerable<PathStep> EndSteps() =>
    [
        .. _steps.SelectMany(static steps => steps.Digital()),
        .. _steps.SelectMany((steps, i) => steps.PinControls(isOff: Level.IsMuted && _volumes[i].MutingIndex < 0)),
    ];
}
