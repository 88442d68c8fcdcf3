namespace Azalia.Specification.Codecs.Text;

/// <summary>The state of a reading: the codec, group and node that a line belongs to, and the lines of a codec's head. Hardware 6.2, 6.4, 6.5.</summary>
internal sealed class CodecTextParser
{
    private const int IdentityDigits = 8;

    private readonly List<CodecText> _codecs = [];
    private readonly TextProblems _problems = new();
    private readonly GroupLines _group;
    private readonly WidgetLines _widget;
    private AnnotationList _annotations;
    private CodecText? _codec;
    private TextPlace _place;
    private int? _addressBefore;
    private bool _hasVendorLine;

    // Behind an empty line stands foreign text, unless what follows is known.
    private bool _isBehindGap;

    internal CodecTextParser()
    {
        _group = new GroupLines(_problems);
        _widget = new WidgetLines(_problems);
    }

    internal void Take(ReadOnlySpan<char> line, int number, bool isUnfinished)
    {
        _problems.Begin(number, isUnfinished);
        ReadOnlySpan<char> content = line.TrimStart();
        if (content.Length == 0)
        {
            _isBehindGap = true;
            return;
        }

        if (TextScan.Take(ref content, "Codec:"))
        {
            Open(content, number);
            return;
        }

        if (_codec is null)
        {
            LookForHead(content, number);
            return;
        }

        if (IsEnd(content))
        {
            Close();
            return;
        }

        AnnotationKind? kind = AnnotationLine.KindOf(content);
        if (kind is null && TryKnown(content, number))
            _isBehindGap = false;
        else if (kind is not null || !_isBehindGap)
            Annotate(kind, line);
    }

    internal CodecTextReading Finish()
    {
        Close();
        if (_codecs.Count == 0 && _problems.Errors.Count == 0)
            _problems.FailAt(1, "no codec begins in this text: a line 'Codec: ...' is missing");

        return new CodecTextReading(_codecs, _problems.Errors, _problems.Warnings);
    }

    private bool TryKnown(ReadOnlySpan<char> content, int number) => _widget.IsOpen
        ? _widget.TryTake(content) || TryNode(content, number)
        : TryHead(content) || _group.TryTake(content) || TryNode(content, number);

    // What stands behind a codec in an alsa-info text, and what head and tail write before a file.
    private static bool IsEnd(ReadOnlySpan<char> content) =>
        content[0] is '!' or '-' && (content.StartsWith("!!") || content.StartsWith("--endcollapse") || content.StartsWith("--startcollapse"))
        || content[0] == '<' && content.StartsWith("</pre")
        || content[0] == '=' && content.StartsWith("==> ");

    private void Open(ReadOnlySpan<char> name, int number)
    {
        Close();
        _codec = new CodecText { Name = name.Length > 0 ? name.ToString() : null, Line = number };
        _place = TextPlace.Name;
        _isBehindGap = _hasVendorLine = false;
    }

    // A copy may lack the first line. The address alone is not enough: other listings have lines of that name.
    private void LookForHead(ReadOnlySpan<char> content, int number)
    {
        ReadOnlySpan<char> rest = content;
        if (TextScan.Take(ref rest, "Address:") && TextScan.TryNumber(ref rest, out uint found) && rest.Length == 0)
        {
            _addressBefore = (int)found;
            return;
        }

        rest = content;
        if (TextScan.Take(ref rest, "Vendor Id: 0x") && TextScan.HexDigits(rest) == IdentityDigits || IsFunctionId(content))
        {
            int? address = _addressBefore;
            Open([], number);
            _codec!.Address = address;
            _ = TryHead(content);
            return;
        }

        _addressBefore = null;
    }

    private static bool IsFunctionId(ReadOnlySpan<char> content) =>
        content.StartsWith("AFG Function Id: 0x") || content.StartsWith("MFG Function Id: 0x") || content.StartsWith("Function Id: 0x");

    private bool TryHead(ReadOnlySpan<char> line)
    {
        switch (line[0])
        {
            case 'A' when TextScan.Take(ref line, "Address:"):
                if (_problems.Number(ref line, "address", out uint address))
                    _codec!.Address = (int)address;

                return At(TextPlace.Address);
            case 'A' when TextScan.Take(ref line, "AFG Function Id:"):
                if (TryFunction(line, out FunctionGroupParameter audio))
                    Group().Parameter = audio;

                return At(TextPlace.AudioFunction);
            case 'F' when TextScan.Take(ref line, "Function Id:"):
                if (TryFunction(line, out FunctionGroupParameter either))
                    TakeEither(either);

                return At(TextPlace.AudioFunction);
            case 'M' when TextScan.Take(ref line, "MFG Function Id:"):
                if (TryFunction(line, out FunctionGroupParameter modem))
                    Modem().Parameter = modem;

                return At(TextPlace.ModemFunction);
            case 'V' when TextScan.Take(ref line, "Vendor Id:"):
                _hasVendorLine = true;
                if (_problems.WholeNumber(ref line, "vendor", out uint vendor))
                    _codec!.VendorId = new VendorIdentity(vendor);

                return At(TextPlace.VendorId);
            case 'S' when TextScan.Take(ref line, "Subsystem Id:"):
                if (_problems.Number(ref line, "subsystem", out uint subsystem))
                    _codec!.SubsystemId = subsystem;

                return At(TextPlace.SubsystemId);
            case 'R' when TextScan.Take(ref line, "Revision Id:"):
                if (_problems.Number(ref line, "revision", out uint revision))
                    _codec!.RevisionId = new RevisionIdentity(revision);

                return At(TextPlace.RevisionId);
            case 'N' when line.StartsWith("No Modem Function Group"):
                return At(TextPlace.ModemGroup);
            case 'M' when TextScan.Take(ref line, "Modem Function Group:"):
                if (_problems.Number(ref line, "modem group's node", out uint node))
                    Modem().NodeId = (byte)node;

                return At(TextPlace.ModemGroup);
            default:
                if (GroupLines.Begins(line))
                    _ = Group();

                return false;
        }
    }

    private bool TryFunction(ReadOnlySpan<char> line, out FunctionGroupParameter parameter)
    {
        parameter = default;
        if (!_problems.Number(ref line, "function group's type", out uint type))
            return false;

        _ = TextScan.TryField(ref line, "(unsol ", out uint unsolicited);
        parameter = new FunctionGroupParameter { Type = (FunctionGroupType)(type & 0xFF), UnsolicitedCapable = unsolicited != 0 };
        return true;
    }

    // Old kernels had one line for both, and the group that was found last wrote it.
    private void TakeEither(FunctionGroupParameter parameter)
    {
        if (parameter.Type == FunctionGroupType.Modem)
            Modem().Parameter = parameter;
        else
            Group().Parameter = parameter;
    }

    private bool TryNode(ReadOnlySpan<char> line, int number)
    {
        if (line[0] != 'N' || !TextScan.Take(ref line, "Node "))
            return false;

        WidgetText? widget = null;
        if (_problems.Number(ref line, "node", out uint node) && _problems.Field(ref line, "wcaps ", out uint capabilities))
        {
            if (node is 0 or > 0x7F)
                _problems.Fail($"node 0x{node:x2} is none: numbers go from 0x01 to 0x7f");
            else
                widget = new WidgetText((byte)node, new WidgetCapabilities(capabilities)) { Line = number };
        }

        _ = Group();
        _group.ClosePcm();
        _widget.Close();
        if (widget is not null)
            _group.Add(widget);

        // The lines of a node that cannot be known belong to nothing.
        _widget.Open(widget ?? new WidgetText(0, default));
        return true;
    }

    private AudioGroupText Group()
    {
        if (_codec!.AudioGroup is { } group)
            return group;

        group = new AudioGroupText();
        _codec.AudioGroup = group;
        _group.Open(group);
        return group;
    }

    private ModemGroupText Modem() => _codec!.ModemGroup ??= new ModemGroupText();

    private bool At(TextPlace place)
    {
        _place = place;
        return true;
    }

    private void Annotate(AnnotationKind? kind, ReadOnlySpan<char> line)
    {
        if (_widget.IsOpen)
            _widget.Annotate(kind, line);
        else if (_codec!.AudioGroup is not null && _group.Place != TextPlace.None)
            _group.Annotate(kind, line);
        else
            _annotations.Add(kind, _place, line);
    }

    private void Close()
    {
        if (_codec is not { } codec)
            return;

        _widget.Close();
        _group.Close(codec.ModemGroup);
        codec.Annotations = _annotations.Take();
        _codec = null;
        _addressBefore = null;
        if (!_hasVendorLine)
        {
            // A name alone is a line of another listing.
            if (codec.Address is null && codec.AudioGroup is null)
                return;

            _problems.FailAt(codec.Line, "the codec that begins here has no line 'Vendor Id: ...'");
        }

        _codecs.Add(codec);
    }
}
