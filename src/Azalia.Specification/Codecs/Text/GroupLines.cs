namespace Azalia.Specification.Codecs.Text;

/// <summary>The lines of the audio group, between the head and the first node. Hardware 6.2, 6.4.</summary>
internal sealed class GroupLines(TextProblems problems)
{
    private const int MostGpioPins = 8;

    private readonly List<WidgetText> _widgets = [];
    private AnnotationList _annotations;
    private PcmLines _pcm;
    private AudioGroupText? _group;
    private bool _hasNode;

    /// <summary>The place of the last line; <see cref="TextPlace.None"/> while there was none.</summary>
    internal TextPlace Place { get; private set; }

    /// <summary>Whether a line belongs to a group, so that there must be one.</summary>
    internal static bool Begins(ReadOnlySpan<char> line) => line[0] switch
    {
        'D' => line.StartsWith("Default PCM:") || line.StartsWith("Default Amp-"),
        'S' => line.StartsWith("State of AFG node"),
        'G' => line.StartsWith("GPIO:"),
        'I' => line.StartsWith("Invalid AFG subtree"),
        _ => false,
    };

    internal void Open(AudioGroupText group)
    {
        _group = group;
        _hasNode = false;
        Place = TextPlace.None;
        _pcm.Close();
    }

    internal void Add(WidgetText widget)
    {
        if (_widgets.Count > 0 && _widgets[^1].NodeId >= widget.NodeId && _widgets.Exists(other => other.NodeId == widget.NodeId))
            problems.WarnAt(widget.Line, $"node 0x{widget.NodeId:x2} is there twice; the first is taken");
        else
            _widgets.Add(widget);
    }

    internal void Annotate(AnnotationKind? kind, ReadOnlySpan<char> line) => _annotations.Add(kind, Place, line);

    /// <summary>Completes the group.</summary>
    /// <param name="modem">The group beside it, whose node it cannot have.</param>
    internal void Close(ModemGroupText? modem)
    {
        if (_group is not { } group)
            return;

        ClosePcm();
        if (!_hasNode && modem?.NodeId == group.NodeId)
            group.NodeId++;

        group.Widgets = [.. _widgets];
        group.Annotations = _annotations.Take();
        _widgets.Clear();
        _group = null;
    }

    internal bool TryTake(ReadOnlySpan<char> line)
    {
        if (_group is null)
            return false;

        if (_pcm.TryTake(line, problems))
            return true;

        switch (line[0])
        {
            case 'D' when TextScan.Take(ref line, "Default PCM:"):
                _pcm.Open(line);
                return At(TextPlace.Pcm);
            case 'D' when TextScan.Take(ref line, "Default Amp-In caps:"):
                _group.InputAmplifier = AmplifierLines.Capabilities(line, problems);
                return At(TextPlace.InputAmplifier);
            case 'D' when TextScan.Take(ref line, "Default Amp-Out caps:"):
                _group.OutputAmplifier = AmplifierLines.Capabilities(line, problems);
                return At(TextPlace.OutputAmplifier);
            case 'S' when TextScan.Take(ref line, "State of AFG node"):
                if (problems.Number(ref line, "group's node", out uint node))
                {
                    _group.NodeId = (byte)node;
                    _hasNode = true;
                }

                return At(TextPlace.GroupState);
            case 'P' when TextScan.Take(ref line, "Power states:"):
                _group.PowerStates = PowerLines.States(line);
                return At(TextPlace.PowerStates);
            case 'P' when TextScan.Take(ref line, "Power:"):
                _group.Power = PowerLines.Report(line, problems);
                return At(TextPlace.Power);
            case 'I' when line.StartsWith("Invalid AFG subtree"):
                _group.HasInvalidSubtree = true;
                return At(TextPlace.InvalidSubtree);
            case 'G' when TextScan.Take(ref line, "GPIO:"):
                TakeGpio(line);
                return At(TextPlace.Gpio);
            case 'I' when TextScan.Take(ref line, "IO["):
                TakePin(line);
                return At(TextPlace.GpioPins);
            default:
                return false;
        }
    }

    /// <summary>The block of formats is complete: a node begins, or the group ends.</summary>
    internal void ClosePcm()
    {
        if (_pcm.Pcm is { } pcm)
            _group!.Pcm = pcm;

        if (_pcm.Formats is { } formats)
            _group!.StreamFormats = formats;

        _pcm.Close();
    }

    private void TakeGpio(ReadOnlySpan<char> line)
    {
        if (problems.Field(ref line, "io=", out uint io)
            && problems.Field(ref line, "o=", out uint outputs)
            && problems.Field(ref line, "i=", out uint inputs))
        {
            _ = TextScan.TryField(ref line, "unsolicited=", out uint unsolicited);
            _ = TextScan.TryField(ref line, "wake=", out uint wake);
            _group!.Gpio = new GpioCapabilities
            {
                Bidirectional = (byte)io,
                Outputs = (byte)outputs,
                Inputs = (byte)inputs,
                Unsolicited = unsolicited != 0,
                Wake = wake != 0,
            };
        }
    }

    private void TakePin(ReadOnlySpan<char> line)
    {
        if (!problems.Number(ref line, "GPIO pin's number", out uint pin)
            || !problems.Field(ref line, "enable=", out uint enable)
            || !problems.Field(ref line, "dir=", out uint direction)
            || !problems.Field(ref line, "wake=", out uint wake)
            || !problems.Field(ref line, "sticky=", out uint sticky)
            || !problems.Field(ref line, "data=", out uint data))
        {
            return;
        }

        _ = TextScan.TryField(ref line, "unsol=", out uint unsolicited);
        if (pin >= MostGpioPins)
        {
            problems.Fail($"GPIO pin {pin} is none: numbers go from 0 to {MostGpioPins - 1}");
            return;
        }

        GpioText pins = _group!.GpioPins ?? default;
        _group.GpioPins = new GpioText(
            With(pins.Enable, pin, enable),
            With(pins.Direction, pin, direction),
            With(pins.Wake, pin, wake),
            With(pins.Sticky, pin, sticky),
            With(pins.Data, pin, data),
            With(pins.Unsolicited, pin, unsolicited));
    }

    private static byte With(byte mask, uint pin, uint value) => (byte)(value != 0 ? mask | 1u << (int)pin : mask);

    private bool At(TextPlace place)
    {
        if (place != TextPlace.Pcm)
            ClosePcm();

        Place = place;
        return true;
    }
}
