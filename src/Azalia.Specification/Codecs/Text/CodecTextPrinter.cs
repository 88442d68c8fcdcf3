using System.Text;

namespace Azalia.Specification.Codecs.Text;

/// <summary>Prints a codec's head and group, and asks <see cref="WidgetPrinter"/> for the nodes. Hardware 6.2.</summary>
internal sealed class CodecTextPrinter(bool hasAnnotations)
{
    private const int FewestListedPins = 1;
    private const int MostListedPins = 8;

    private readonly StringBuilder _text = new();
    private IReadOnlyList<CodecAnnotation> _annotations = [];

    /// <summary>Is told where each place's lines end; node 0 is head and group. For comparisons.</summary>
    internal Action<int, TextPlace>? PlaceEnded { get; init; }

    internal int Length => _text.Length;

    public override string ToString() => _text.ToString();

    internal void Print(CodecText codec)
    {
        PrintHead(codec);
        if (codec.AudioGroup is not { } group)
            return;

        PrintGroup(group);
        bool isRealtek = codec.VendorId?.Vendor == VendorNames.Realtek;
        foreach (WidgetText widget in group.Widgets)
        {
            _annotations = widget.Annotations;
            new WidgetPrinter(_text, widget, isRealtek, hasAnnotations, place => End(widget.NodeId, place)).Print();
        }
    }

    private void PrintHead(CodecText codec)
    {
        _annotations = codec.Annotations;
        End(0, TextPlace.None);
        _ = _text.Append("Codec: ").Append(codec.Name ?? "Not Set").Append('\n');
        End(0, TextPlace.Name);
        if (codec.Address is { } address)
            _ = _text.Append($"Address: {address}\n");

        End(0, TextPlace.Address);
        if (codec.AudioGroup?.Parameter is { } audio)
            AppendFunction("AFG", audio);

        End(0, TextPlace.AudioFunction);
        if (codec.ModemGroup?.Parameter is { } modem)
            AppendFunction("MFG", modem);

        End(0, TextPlace.ModemFunction);
        if (codec.VendorId is { } vendor)
            _ = _text.Append($"Vendor Id: 0x{vendor.Raw:x8}\n");

        End(0, TextPlace.VendorId);
        if (codec.SubsystemId is { } subsystem)
            _ = _text.Append($"Subsystem Id: 0x{subsystem:x8}\n");

        End(0, TextPlace.SubsystemId);
        if (codec.RevisionId is { } revision)
            _ = _text.Append($"Revision Id: 0x{revision.Raw:x}\n");

        End(0, TextPlace.RevisionId);
        _ = codec.ModemGroup?.NodeId is { } node
            ? _text.Append($"Modem Function Group: 0x{node:x}\n")
            : _text.Append("No Modem Function Group found\n");
        End(0, TextPlace.ModemGroup);
    }

    private void AppendFunction(string group, FunctionGroupParameter parameter) =>
        _text.Append($"{group} Function Id: 0x{parameter.Raw & 0xFF:x} (unsol {(parameter.UnsolicitedCapable ? 1 : 0)})\n");

    private void PrintGroup(AudioGroupText group)
    {
        _annotations = group.Annotations;
        End(0, TextPlace.None);
        if (group.Pcm is not null || group.StreamFormats is not null)
        {
            _ = _text.Append("Default PCM:\n");
            FactLines.AppendPcm(_text, group.Pcm ?? default, group.StreamFormats ?? default);
        }

        End(0, TextPlace.Pcm);
        if (group.InputAmplifier is { } input)
            FactLines.AppendAmplifier(_text, "Default Amp-In caps: ", input);

        End(0, TextPlace.InputAmplifier);
        if (group.OutputAmplifier is { } output)
            FactLines.AppendAmplifier(_text, "Default Amp-Out caps: ", output);

        End(0, TextPlace.OutputAmplifier);
        if (group.PowerStates is not null || group.Power is not null)
            _ = _text.Append($"State of AFG node 0x{group.NodeId:x2}:\n");

        End(0, TextPlace.GroupState);
        FactLines.AppendPowerStates(_text, group.PowerStates);
        End(0, TextPlace.PowerStates);
        FactLines.AppendPower(_text, group.Power);
        End(0, TextPlace.Power);
        if (group.HasInvalidSubtree)
            _ = _text.Append("Invalid AFG subtree\n");

        End(0, TextPlace.InvalidSubtree);
        if (group.Gpio is { } gpio)
            PrintGpio(gpio, group.GpioPins);
    }

    private void PrintGpio(GpioCapabilities gpio, GpioText? state)
    {
        _ = _text.Append($"GPIO: io={gpio.Bidirectional}, o={gpio.Outputs}, i={gpio.Inputs}, ")
            .Append($"unsolicited={(gpio.Unsolicited ? 1 : 0)}, wake={(gpio.Wake ? 1 : 0)}\n");
        End(0, TextPlace.Gpio);
        if (state is { } pins && gpio.Bidirectional is >= FewestListedPins and <= MostListedPins)
        {
            for (int pin = 0; pin < gpio.Bidirectional; pin++)
            {
                _ = _text.Append($"  IO[{pin}]: enable={pins.Enable >> pin & 1}, dir={pins.Direction >> pin & 1}, wake={pins.Wake >> pin & 1}, ")
                    .Append($"sticky={pins.Sticky >> pin & 1}, data={pins.Data >> pin & 1}, unsol={pins.Unsolicited >> pin & 1}\n");
            }
        }

        End(0, TextPlace.GpioPins);
    }

    private void End(int node, TextPlace place)
    {
        if (hasAnnotations)
        {
            for (int i = 0; i < _annotations.Count; i++)
            {
                if (_annotations[i].After == place)
                    _ = _text.Append(_annotations[i].Text).Append('\n');
            }
        }

        PlaceEnded?.Invoke(node, place);
    }
}
