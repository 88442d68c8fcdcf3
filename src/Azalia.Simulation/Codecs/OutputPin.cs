namespace Azalia.Simulation.Codecs;

/// <summary>A pin that can be an output: it adds up what reaches it and speaks to what is plugged in.</summary>
/// <param name="node">The pin.</param>
/// <param name="entry">The device entry of a display pin that is heard; null is the selected one.</param>
/// <param name="sink">Who hears it.</param>
internal sealed class OutputPin(SimulatedNode node, int? entry, IFrameSink sink)
{
    private readonly List<SignalRoute> _routes = [];
    private ScratchBuffer<int> _mixed = new();
    private ScratchBuffer<int> _heard = new();
    private ScratchBuffer<int> _mapped = new();
    private ScratchBuffer<int> _slots = new();

    private DisplayEntry? Entry => node.Display is not { } display ? null : entry is { } number ? display.Entries[number] : display.Selected;

    private bool IsSwapped => node.Traits.Widget.LeftRightSwap && node.Settings.Eapd.LeftRightSwap;

    /// <summary>Whether this is what hears a pin, or one device entry of it.</summary>
    public bool Is(SimulatedNode pin, int? deviceEntry) => pin == node && deviceEntry == entry;

    /// <summary>Whether this hears a pin.</summary>
    public bool IsAt(SimulatedNode pin) => pin == node;

    /// <summary>Finds the open paths to the pin.</summary>
    public void FindRoutes(RouteFinder finder)
    {
        int connection = node.Display is { IsMultiStream: true } ? Entry!.ConnectionSelect : node.ConnectionSelect;
        finder.FindToPin(node, connection, _routes);
    }

    /// <summary>Whether a path leads here from a converter.</summary>
    public bool Hears(OutputConverter converter)
    {
        foreach (SignalRoute route in _routes)
        {
            if (route.Converter == converter)
                return true;
        }
        return false;
    }

    /// <summary>Speaks the current run, if any stream reaches the pin in it.</summary>
    /// <remarks>
    /// The stream of the highest rate gives the clock; others are held on it. Input pins on a path (an analog monitor) are heard only while a stream plays,
    /// since without one nothing says at which rate the pin is heard.
    /// </remarks>
    public void Speak(MixBus bus)
    {
        if (FindClock(out int channels) is not { } clock)
            return;

        SignalRoute only = default;
        int audible = 0;
        foreach (SignalRoute route in _routes)
        {
            if (!IsAudible(route, channels))
                continue;
            only = route;
            audible++;
        }

        // The usual case: one stream, nothing changed on the way. What the converter put out is what the pin hears.
        bool isCopy = audible == 1 && only.Converter == clock && clock.Channels == channels && only.Gain.IsUnity(channels);
        ReadOnlySpan<int> samples = isCopy ? clock.Samples : Mix(bus, clock, channels);
        if (IsSwapped)
            samples = Swap(samples, channels);
        if (Entry is { IsIdentity: false } display)
        {
            int slots = Math.Max(1, display.SlotsFor(channels));
            samples = Map(samples, display, channels, slots);
            channels = slots;
        }

        sink.Hear(new FrameBlock
        {
            SampleRate = clock.SampleRate,
            Channels = channels,
            FrameCount = clock.FrameCount,
            FirstTick = clock.FirstTick,
            Samples = samples,
        });
    }

    // A stream whose paths are all mute does not make the pin's rate or channels while another one is heard.
    private OutputConverter? FindClock(out int channels)
    {
        bool isHeard = HasAudibleStream();
        OutputConverter? clock = null;
        channels = 0;
        foreach (SignalRoute route in _routes)
        {
            if (route.Converter is not { IsActive: true } converter || (isHeard && route.Gain.IsSilent(converter.Channels)))
                continue;
            channels = Math.Max(channels, converter.Channels);
            if (converter.FrameCount > 0 && (clock is null || converter.SampleRate > clock.SampleRate))
                clock = converter;
        }
        return clock;
    }

    private bool HasAudibleStream()
    {
        foreach (SignalRoute route in _routes)
        {
            if (route.Converter is { IsActive: true } converter && !route.Gain.IsSilent(converter.Channels))
                return true;
        }
        return false;
    }

    private Span<int> Mix(MixBus bus, OutputConverter clock, int channels)
    {
        bus.Begin(clock.FrameCount, channels);
        foreach (SignalRoute route in _routes)
        {
            if (!IsAudible(route, channels))
                continue;

            if (route.Converter is { } converter)
            {
                bus.Add(converter.Samples, converter.Channels, route.Gain);
            }
            else
            {
                Span<int> heard = _heard.Take(clock.FrameCount * channels);
                route.Pin!.Source!.Speak(clock.SampleRate, channels, clock.FirstTick, heard);
                bus.Add(heard, channels, route.Gain);
            }
        }

        Span<int> mixed = _mixed.Take(clock.FrameCount * channels);
        bus.Finish(mixed);
        return mixed;
    }

    private Span<int> Swap(ReadOnlySpan<int> samples, int channels)
    {
        Span<int> swapped = _mapped.Take(samples.Length);
        SampleBlock.SwapSides(samples, swapped, channels);
        return swapped;
    }

    // Hardware 4.14: slots of the packet carry the channels that they were mapped to; a frame ends with the last slot that carries one.
    private Span<int> Map(ReadOnlySpan<int> samples, DisplayEntry display, int channels, int slots)
    {
        Span<int> mapped = _slots.Take(samples.Length / channels * slots);
        mapped.Clear();
        for (int slot = 0; slot < slots; slot++)
        {
            if (display.ChannelOf(slot, channels) is var channel and >= 0)
                SampleBlock.CopyChannels(samples, channels, channel, mapped, slots, slot, 1);
        }
        return mapped;
    }

    private static bool IsAudible(SignalRoute route, int channels) =>
        !route.Gain.IsSilent(channels) && (route.Converter is { } converter ? converter.IsActive : route.Pin!.Source is not null);
}
