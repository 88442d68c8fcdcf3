namespace Azalia.Specification.Codecs.Text;

/// <summary>The lines of a node, without its connections. Hardware 6.2, 6.4.</summary>
internal sealed class WidgetLines(TextProblems problems)
{
    private const uint CategoryBits = 0x7F00;
    private const uint CodingTypeBits = 0xF_0000;
    private const uint FlagBits = 0xFF;
    private const int IdentityDigits = 8;

    private readonly List<AmplifierReading> _values = [];
    private readonly List<CoefficientText> _coefficients = [];
    private readonly ConnectionLines _connections = new(problems);
    private AnnotationList _annotations;
    private PcmLines _pcm;
    private WidgetText? _widget;

    internal bool IsOpen => _widget is not null;

    /// <summary>The place of the last line.</summary>
    internal TextPlace Place { get; private set; }

    internal void Open(WidgetText widget)
    {
        _widget = widget;
        Place = TextPlace.Node;
    }

    internal void Annotate(AnnotationKind? kind, ReadOnlySpan<char> line)
    {
        if (_connections.IsForeignListNext && kind is null && line.TrimStart().StartsWith("0x"))
            kind = AnnotationKind.InDriverConnection;

        _connections.IsForeignListNext = kind == AnnotationKind.InDriverConnection;
        _annotations.Add(kind, Place, line);
    }

    internal void Close()
    {
        if (_widget is not { } widget)
            return;

        Leave();
        _connections.Close(widget);
        if (_coefficients.Count > 0)
            widget.Coefficients = [.. _coefficients];

        widget.Annotations = _annotations.Take();
        _coefficients.Clear();
        _widget = null;
    }

    /// <summary>Takes a line of the node.</summary>
    /// <returns>False when it is none; it may be an annotation, or the next node.</returns>
    internal bool TryTake(ReadOnlySpan<char> line)
    {
        if (_pcm.TryTake(line, problems))
            return true;

        return line[0] switch
        {
            'A' => TryAmplifier(line),
            'P' => TryPin(line) || TryPower(line) || TryProcessing(line),
            'E' => TryEapd(line),
            'C' => TryConverter(line) || TryConnections(line) || TryProcessing(line),
            'D' or 'I' => TryDigital(line) || TryDevices(line) || TryDelay(line) || IsPinInWords(line),
            'S' => TrySdi(line),
            'U' => TryUnsolicited(line),
            'V' => TryKnob(line) || IsPinInWords(line),
            'M' => IsPinInWords(line),
            '[' => TryMoreValues(line),
            '0' => _connections.TryContinue(line),
            '*' => TryDevices(line),
            _ => false,
        };
    }

    private bool TryAmplifier(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Amp-In caps:"))
        {
            _widget!.InputAmplifier = AmplifierLines.Capabilities(line, problems);
            return At(TextPlace.InputAmplifier);
        }

        if (TextScan.Take(ref line, "Amp-Out caps:"))
        {
            _widget!.OutputAmplifier = AmplifierLines.Capabilities(line, problems);
            return At(TextPlace.OutputAmplifier);
        }

        TextPlace place = TextScan.Take(ref line, "Amp-In vals:") ? TextPlace.InputValues
            : TextScan.Take(ref line, "Amp-Out vals:") ? TextPlace.OutputValues
            : TextPlace.None;
        if (place == TextPlace.None)
            return false;

        _ = At(place);
        AmplifierLines.Values(line, _widget!.Capabilities.Stereo, _values, problems);
        return true;
    }

    // A mail may have broken the line between two values.
    private bool TryMoreValues(ReadOnlySpan<char> line)
    {
        if (Place is not (TextPlace.InputValues or TextPlace.OutputValues))
            return false;

        AmplifierLines.Values(line, _widget!.Capabilities.Stereo, _values, problems);
        return true;
    }

    private bool TryPin(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Pincap "))
        {
            line = WithoutPrintedZeros(line);
            if (problems.WholeNumber(ref line, "pin's capabilities", out uint raw))
                _widget!.Pin = new PinCapabilities(raw);

            return At(TextPlace.Pin);
        }

        if (TextScan.Take(ref line, "Pin Default "))
        {
            if (problems.WholeNumber(ref line, "pin's default", out uint raw))
                _widget!.PinDefault = new ConfigurationDefault(raw);

            return At(TextPlace.PinDefault);
        }

        if (!TextScan.Take(ref line, "Pin-ctls:"))
            return false;

        if (problems.Number(ref line, "pin's control", out uint control))
            _widget!.PinControl = control;

        return At(TextPlace.PinControl);
    }

    // Hardware 6.4: "0x08" and then the value, where %08x was meant. Exactly eight digits are the value itself.
    private static ReadOnlySpan<char> WithoutPrintedZeros(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("0x08"))
            return line;

        int digits = TextScan.HexDigits(line[2..]);
        return digits is IdentityDigits or <= 2 ? line : string.Concat("0x", line[4..]);
    }

    private bool TryEapd(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "EAPD:") && !TextScan.Take(ref line, "EAPD "))
            return false;

        if (problems.Number(ref line, "EAPD control", out uint raw))
            _widget!.Eapd = raw;

        return At(TextPlace.Eapd);
    }

    // The words below a pin's default say once more what its number says.
    private static bool IsPinInWords(ReadOnlySpan<char> line) =>
        line.StartsWith("Conn = ") || line.StartsWith("DefAssociation = ") || line.StartsWith("Misc = ") || line.StartsWith("Vref caps:");

    private bool TryKnob(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "Volume-Knob:"))
            return false;

        if (problems.Field(ref line, "delta=", out uint delta)
            && problems.Field(ref line, "steps=", out uint steps)
            && problems.Field(ref line, "direct=", out uint direct)
            && problems.Field(ref line, "val=", out uint value))
        {
            _widget!.KnobCapabilities = new VolumeKnobCapabilities { Delta = delta != 0, StepCount = (byte)(steps & 0x7F) };
            _widget.Knob = new VolumeKnob { Direct = direct != 0, Volume = (byte)(value & 0x7F) };
        }

        return At(TextPlace.VolumeKnob);
    }

    private bool TryConverter(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "Converter:"))
            return IsPinInWords(line);

        if (problems.Field(ref line, "stream=", out uint stream) && problems.Field(ref line, "channel=", out uint channel))
            _widget!.Converter = new ConverterBinding { Stream = (byte)stream, Channel = (byte)channel };

        return At(TextPlace.Converter);
    }

    private bool TrySdi(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "SDI-Select:"))
            return false;

        if (problems.Number(ref line, "SDI line", out uint sdi))
            _widget!.SdiSelect = (byte)(sdi & 0xF);

        return At(TextPlace.SdiSelect);
    }

    private bool TryDigital(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Digital:"))
        {
            Know(FlagBits | DigitalFlags(line), DigitalFlags(line));
            return At(TextPlace.Digital);
        }

        if (TextScan.Take(ref line, "Digital category:"))
        {
            if (problems.Number(ref line, "digital category", out uint category))
                Know(CategoryBits, category << 8 & CategoryBits);

            return At(TextPlace.Digital);
        }

        if (!TextScan.Take(ref line, "IEC Coding Type:"))
            return false;

        if (problems.Number(ref line, "IEC coding type", out uint type))
            Know(CodingTypeBits, type << 16 & CodingTypeBits);

        return At(TextPlace.Digital);
    }

    private void Know(uint bits, uint values)
    {
        _widget!.DigitalKnown |= bits;
        _widget.Digital = new DigitalConverter((_widget.Digital?.Raw ?? 0) & ~bits | values);
    }

    private static uint DigitalFlags(ReadOnlySpan<char> line)
    {
        DigitalConverter flags = default;
        for (ReadOnlySpan<char> word = TextScan.Word(ref line); word.Length > 0; word = TextScan.Word(ref line))
        {
            flags = word switch
            {
                "Enabled" => flags with { Enable = true },
                "Validity" => flags with { Validity = true },
                "ValidityCfg" => flags with { ValidityConfiguration = true },
                "Preemphasis" => flags with { Preemphasis = true },
                "Non-Copyright" or "Copyright" => flags with { NonCopyright = true },
                "Non-Audio" => flags with { NonAudio = true },
                "Pro" => flags with { Professional = true },
                "GenLevel" => flags with { GenerationLevel = true },
                "KAE" => flags with { KeepAlive = true },
                _ => flags,
            };
        }

        return flags.Raw;
    }

    private bool TryUnsolicited(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "Unsolicited:"))
            return false;

        int at = line.IndexOf("tag=");
        ReadOnlySpan<char> digits = at < 0 ? [] : line[(at + "tag=".Length)..];
        if (!TextScan.TryHex(ref digits, out uint tag))
            problems.FailUnreadable(line, "tag");
        else if (problems.Field(ref digits, "enabled=", out uint enabled))
            _widget!.Unsolicited = new UnsolicitedControl { Tag = (byte)(tag & 0x3F), Enable = enabled != 0 };

        return At(TextPlace.Unsolicited);
    }

    private bool TryPower(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Power states:"))
        {
            _widget!.PowerStates = PowerLines.States(line);
            return At(TextPlace.PowerStates);
        }

        if (TextScan.Take(ref line, "Power:"))
        {
            _widget!.Power = PowerLines.Report(line, problems);
            return At(TextPlace.Power);
        }

        if (!TextScan.Take(ref line, "PCM:"))
            return false;

        _ = At(TextPlace.Pcm);
        _pcm.Open(line);
        return true;
    }

    // The number says no more than the capabilities do.
    private bool TryDelay(ReadOnlySpan<char> line) => line.StartsWith("Delay:") && At(TextPlace.Delay);

    private bool TryDevices(ReadOnlySpan<char> line) => _connections.TryDevices(line) && At(TextPlace.Devices);

    private bool TryConnections(ReadOnlySpan<char> line) => _connections.TryOpen(line) && At(TextPlace.Connections);

    private bool TryProcessing(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Processing caps:"))
        {
            if (problems.Field(ref line, "benign=", out uint benign) && problems.Field(ref line, "ncoeff=", out uint count))
                _widget!.Processing = new ProcessingCapabilities { Benign = benign != 0, CoefficientCount = (byte)count };
        }
        else if (TextScan.Take(ref line, "Coeff "))
        {
            if (problems.Number(ref line, "coefficient's index", out uint index) && problems.Field(ref line, ":", out uint value))
                _coefficients.Add(new CoefficientText((ushort)index, (ushort)value));
        }
        else if (TextScan.Take(ref line, "Processing Coefficient:"))
        {
            if (problems.Number(ref line, "coefficient", out uint coefficient))
                _widget!.ProcessingCoefficient = (ushort)coefficient;
        }
        else if (TextScan.Take(ref line, "Coefficient Index:"))
        {
            if (problems.Number(ref line, "coefficient's index", out uint index))
                _widget!.CoefficientIndex = (ushort)index;
        }
        else
        {
            return false;
        }

        return At(TextPlace.Processing);
    }

    private bool At(TextPlace place)
    {
        if (Place != place || place is TextPlace.InputValues or TextPlace.OutputValues)
            Leave();

        Place = place;
        return true;
    }

    // What stretches over several lines is complete when a line of another kind comes.
    private void Leave()
    {
        if (Place == TextPlace.InputValues)
            _widget!.InputValues = [.. _values];
        else if (Place == TextPlace.OutputValues)
            _widget!.OutputValues = [.. _values];

        _values.Clear();
        if (_pcm.Pcm is { } pcm)
            _widget!.Pcm = pcm;

        if (_pcm.Formats is { } formats)
            _widget!.StreamFormats = formats;

        _pcm.Close();
    }
}
