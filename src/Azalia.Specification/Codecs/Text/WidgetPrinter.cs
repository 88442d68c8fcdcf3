using System.Text;

namespace Azalia.Specification.Codecs.Text;

/// <summary>Prints one node. Hardware 6.2.</summary>
/// <param name="text">Takes the lines.</param>
/// <param name="widget">The node.</param>
/// <param name="isRealtek">Bit 7 of a pin's capabilities means left and right swapped.</param>
/// <param name="isWhole">Print what the text held and no Linux of today would ask a codec for, too.</param>
/// <param name="end">Is called behind the lines of each place, whether there were any or not.</param>
internal sealed class WidgetPrinter(StringBuilder text, WidgetText widget, bool isRealtek, bool isWhole, Action<TextPlace> end)
{
    private const uint NamedVoltages = 0x37;

    internal void Print()
    {
        AppendNode();
        end(TextPlace.Node);
        AppendAmplifiers();
        AppendPin();
        AppendConverter();
        if (widget.Unsolicited is { } unsolicited)
            _ = text.Append($"  Unsolicited: tag={unsolicited.Tag:x2}, enabled={(unsolicited.Enable ? 1 : 0)}\n");

        end(TextPlace.Unsolicited);
        FactLines.AppendPowerStates(text, widget.PowerStates);
        end(TextPlace.PowerStates);
        FactLines.AppendPower(text, widget.Power);
        end(TextPlace.Power);
        if (widget.Capabilities.Delay != 0)
            _ = text.Append($"  Delay: {widget.Capabilities.Delay} samples\n");

        end(TextPlace.Delay);
        AppendDevices();
        end(TextPlace.Devices);
        AppendConnections();
        end(TextPlace.Connections);
        AppendProcessing();
        end(TextPlace.Processing);
    }

    private void AppendNode()
    {
        WidgetCapabilities capabilities = widget.Capabilities;
        _ = text.Append($"Node 0x{widget.NodeId:x2} [{CodecTextWords.Widget(widget.Type)}] wcaps 0x{capabilities.Raw:x}:");
        _ = !capabilities.Stereo ? text.Append(" Mono")
            : capabilities.Channels == 2 ? text.Append(" Stereo")
            : text.Append($" {capabilities.Channels}-Channels");
        _ = text.Append(capabilities.Digital ? " Digital" : "")
            .Append(capabilities.InputAmplifier ? " Amp-In" : "")
            .Append(capabilities.OutputAmplifier ? " Amp-Out" : "")
            .Append(capabilities.Stripe ? " Stripe" : "")
            .Append(capabilities.LeftRightSwap ? " R/L" : "")
            .Append(capabilities.ContentProtection ? " CP" : "")
            .Append('\n');
    }

    private void AppendAmplifiers()
    {
        if (widget.InputAmplifier is { } input)
            FactLines.AppendAmplifier(text, "  Amp-In caps: ", input);

        end(TextPlace.InputAmplifier);
        AppendValues("  Amp-In vals: ", widget.InputValues);
        end(TextPlace.InputValues);
        if (widget.OutputAmplifier is { } output)
            FactLines.AppendAmplifier(text, "  Amp-Out caps: ", output);

        end(TextPlace.OutputAmplifier);
        AppendValues("  Amp-Out vals: ", widget.OutputValues);
        end(TextPlace.OutputValues);
    }

    private void AppendValues(string name, IReadOnlyList<AmplifierReading>? values)
    {
        // Old kernels printed the name even where they asked for nothing.
        bool isHollow = values is { Count: 0 } && (widget.Type == WidgetType.PinComplex || widget.Connections is { Count: > 0 });
        if (values is null || isHollow && !isWhole)
            return;

        _ = text.Append(name);
        foreach (AmplifierReading value in values)
        {
            _ = text.Append($" [0x{value.Left:x2}");
            if (value.Right is { } right)
                _ = text.Append($" 0x{right:x2}");

            _ = text.Append(']');
        }

        _ = text.Append('\n');
    }

    private void AppendPin()
    {
        PinCapabilities capabilities = widget.Pin ?? default;
        if (widget.Pin is not null)
            AppendPinCapabilities(capabilities);

        end(TextPlace.Pin);
        if (widget.Eapd is { } eapd)
        {
            _ = text.Append($"  EAPD 0x{eapd:x}:")
                .Append((eapd & 1) != 0 ? " BALANCED" : "")
                .Append((eapd & 2) != 0 ? " EAPD" : "")
                .Append((eapd & 4) != 0 ? " R/L" : "")
                .Append('\n');
        }

        end(TextPlace.Eapd);
        if (widget.PinDefault is { } wiring)
            AppendPinDefault(wiring);

        end(TextPlace.PinDefault);
        if (widget.PinControl is { } control)
        {
            _ = text.Append($"  Pin-ctls: 0x{control:x2}:")
                .Append((control & 0x20) != 0 ? " IN" : "")
                .Append((control & 0x40) != 0 ? " OUT" : "")
                .Append((control & 0x80) != 0 ? " HP" : "")
                .Append((capabilities.VoltageReferences & NamedVoltages) != 0 ? CodecTextWords.VoltageReference(control & 7) : "")
                .Append('\n');
        }

        end(TextPlace.PinControl);
        if (widget.KnobCapabilities is { } knob && widget.Knob is { } position)
        {
            _ = text.Append($"  Volume-Knob: delta={(knob.Delta ? 1 : 0)}, steps={knob.StepCount}, ")
                .Append($"direct={(position.Direct ? 1 : 0)}, val={position.Volume}\n");
        }

        end(TextPlace.VolumeKnob);
    }

    private void AppendPinCapabilities(PinCapabilities capabilities)
    {
        _ = text.Append($"  Pincap 0x{capabilities.Raw:x8}:")
            .Append(capabilities.Input ? " IN" : "")
            .Append(capabilities.Output ? " OUT" : "")
            .Append(capabilities.HeadphoneDrive ? " HP" : "")
            .Append(capabilities.Eapd ? " EAPD" : "")
            .Append(capabilities.PresenceDetect ? " Detect" : "")
            .Append(capabilities.Balanced ? " Balanced" : "");
        if (capabilities.Hdmi)
            _ = text.Append(isRealtek ? " R/L" : capabilities.HighBitRate ? " HBR HDMI" : " HDMI");

        _ = text.Append(capabilities.DisplayPort ? " DP" : "")
            .Append(capabilities.TriggerRequired ? " Trigger" : "")
            .Append(capabilities.ImpedanceSense ? " ImpSense" : "")
            .Append('\n');
        if ((capabilities.VoltageReferences & NamedVoltages) != 0)
        {
            _ = text.Append("    Vref caps:")
                .Append(capabilities.Supports(VoltageReference.HighImpedance) ? " HIZ" : "")
                .Append(capabilities.Supports(VoltageReference.Percent50) ? " 50" : "")
                .Append(capabilities.Supports(VoltageReference.Ground) ? " GRD" : "")
                .Append(capabilities.Supports(VoltageReference.Percent80) ? " 80" : "")
                .Append(capabilities.Supports(VoltageReference.Percent100) ? " 100" : "")
                .Append('\n');
        }
    }

    private void AppendPinDefault(ConfigurationDefault wiring) => _ = text
        .Append($"  Pin Default 0x{wiring.Raw:x8}: [{CodecTextWords.Port(wiring.Connectivity)}] {CodecTextWords.Device(wiring.Device)} at ")
        .Append($"{CodecTextWords.Chassis(wiring.Location.Chassis)} {CodecTextWords.Location(wiring.Location)}\n")
        .Append($"    Conn = {CodecTextWords.Connection(wiring.Connection)}, Color = {CodecTextWords.Color(wiring.Color)}\n")
        .Append($"    DefAssociation = 0x{wiring.Association:x}, Sequence = 0x{wiring.Sequence:x}\n")
        .Append(wiring.JackDetectOverride ? "    Misc = NO_PRESENCE\n" : "");

    private void AppendConverter()
    {
        if (widget.Converter is { } converter)
            _ = text.Append($"  Converter: stream={converter.Stream}, channel={converter.Channel}\n");

        end(TextPlace.Converter);
        if (widget.SdiSelect is { } sdi)
            _ = text.Append($"  SDI-Select: {sdi}\n");

        end(TextPlace.SdiSelect);
        if (widget.Digital is { } digital)
            AppendDigital(digital, widget.DigitalKnown);

        end(TextPlace.Digital);
        if (widget.Pcm is not null || widget.StreamFormats is not null)
        {
            _ = text.Append("  PCM:\n");
            FactLines.AppendPcm(text, widget.Pcm ?? default, widget.StreamFormats ?? default);
        }

        end(TextPlace.Pcm);
    }

    private void AppendDigital(DigitalConverter digital, uint known)
    {
        _ = text.Append("  Digital:")
            .Append(digital.Enable ? " Enabled" : "")
            .Append(digital.Validity ? " Validity" : "")
            .Append(digital.ValidityConfiguration ? " ValidityCfg" : "")
            .Append(digital.Preemphasis ? " Preemphasis" : "")
            .Append(digital.NonCopyright ? " Non-Copyright" : "")
            .Append(digital.NonAudio ? " Non-Audio" : "")
            .Append(digital.Professional ? " Pro" : "")
            .Append(digital.GenerationLevel ? " GenLevel" : "")
            .Append(digital.KeepAlive ? " KAE" : "")
            .Append('\n');
        if ((known & new DigitalConverter { Category = 0x7F }.Raw) != 0)
            _ = text.Append($"  Digital category: 0x{digital.Category:x}\n");

        if ((known & new DigitalConverter { CodingType = 0xF }.Raw) != 0)
            _ = text.Append($"  IEC Coding Type: 0x{digital.CodingType:x}\n");
    }

    private void AppendDevices()
    {
        if (widget.Devices is not { } devices)
            return;

        _ = text.Append($"  Devices: {devices.Count}\n");
        foreach (DeviceEntryText device in devices)
        {
            _ = text.Append(device.IsSelected ? "    *Dev " : "     Dev ")
                .Append($"{device.Index:d2}: PD = {(device.Presence ? 1 : 0)}, ELDV = {(device.EldValid ? 1 : 0)}, IA = {(device.Inactive ? 1 : 0)}");
            if (device.Connections is { } connections)
            {
                _ = text.Append(", Connections [");
                AppendNodes(connections, isWhole || connections.Count > 1);
                _ = text.Append(" ]");
            }

            _ = text.Append('\n');
        }
    }

    private void AppendConnections()
    {
        if (widget.Connections is not { } connections)
            return;

        _ = text.Append($"  Connection: {connections.Count}\n");
        if (connections.Count == 0)
            return;

        _ = text.Append("    ");
        AppendNodes(connections, isWhole || widget.HasSelection);
        _ = text.Append('\n');
    }

    // Old kernels marked the answers of nodes that select nothing, and one version marked two.
    private void AppendNodes(IReadOnlyList<ConnectedNode> nodes, bool hasStars)
    {
        bool isFirst = true;
        foreach (ConnectedNode node in nodes)
        {
            bool hasStar = node.IsSelected && hasStars && (isWhole || isFirst);
            _ = text.Append($" 0x{node.NodeId:x2}").Append(hasStar ? "*" : "");
            isFirst &= !node.IsSelected;
        }
    }

    private void AppendProcessing()
    {
        if (widget.Processing is { } processing)
            _ = text.Append($"  Processing caps: benign={(processing.Benign ? 1 : 0)}, ncoeff={processing.CoefficientCount}\n");

        foreach (CoefficientText coefficient in widget.Coefficients ?? [])
            _ = text.Append($"    Coeff 0x{coefficient.Index:x2}: 0x{coefficient.Value:x4}\n");

        if (!isWhole)
            return;

        // Today's Linux prints neither; no other line says the same.
        if (widget.ProcessingCoefficient is { } value)
            _ = text.Append($"  Processing Coefficient: 0x{value:x2}\n");

        if (widget.CoefficientIndex is { } index)
            _ = text.Append($"  Coefficient Index: 0x{index:x2}\n");
    }
}
