using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>One node of a codec: its state, and what each verb does to it (HDA 1.0a 7.3.3).</summary>
/// <remarks>
/// A node knows only the verbs that its capabilities call for (hardware 4.16). The vendors' own verbs are unknown verbs here, but for the one of Intel's display widget.
/// </remarks>
internal sealed class SimulatedNode
{
    private const int GetFromSet = VerbId.GetGpiData - VerbId.SetGpiData;

    private readonly SimulatedNode? _group;
    private SimulatedNode? _gate;
    private NodeSettings? _settings;
    private DisplayPin? _display;
    private bool _isPlugged;
    private bool _isPresenceSensed;
    private bool _isImpedanceMeasured;

    /// <summary>A node as it is after power-on, or as it was found.</summary>
    /// <param name="traits">What it is.</param>
    /// <param name="group">The function group of a widget.</param>
    public SimulatedNode(NodeTraits traits, SimulatedNode? group)
    {
        _group = group;
        Traits = traits;
        _isPlugged = traits.Defaults.IsPlugged;
        ConfigurationDefault = traits.Defaults.ConfigurationDefault;
        SubsystemId = traits.Defaults.SubsystemId;
        Binding = traits.State.Binding;
        Power = traits.HasPowerControl && traits.State.Power is { } found
            ? NodePower.Found(traits.PowerStates, found, traits.Kind == NodeKind.FunctionGroup)
            : PowerUp();
    }

    /// <summary>What the node is.</summary>
    public NodeTraits Traits { get; }

    /// <summary>What verbs have set, and a complete reset puts back.</summary>
    public NodeSettings Settings => _settings ??= new NodeSettings(Traits, Traits.State);

    /// <summary>What an HDMI or DisplayPort pin has beyond others; null for any other node.</summary>
    public DisplayPin? Display => !Traits.IsDisplayPin ? null : _display ??= new DisplayPin(Traits);

    /// <summary>The stream and channel of a converter, which every reset clears.</summary>
    public ConverterBinding Binding { get; set; }

    /// <summary>The node's own power state, if it has one.</summary>
    public NodePower? Power { get; private set; }

    /// <summary>What a pin is wired to; survives every reset.</summary>
    public ConfigurationDefault ConfigurationDefault { get; private set; }

    /// <summary>The implementation identification of a function group; survives every reset.</summary>
    public uint SubsystemId { get; private set; }

    /// <summary>Whether something is plugged into a pin.</summary>
    public bool IsPlugged
    {
        get => Display?.Entries[0].IsPresent ?? _isPlugged;
        set => _isPlugged = value;
    }

    /// <summary>The selected connection; a display pin has one for each of its device entries.</summary>
    public byte ConnectionSelect
    {
        get => Display is { IsMultiStream: true } display ? display.Selected.ConnectionSelect : Settings.ConnectionSelect;
        private set
        {
            if (Display is { IsMultiStream: true } display)
                display.Selected.ConnectionSelect = value;
            else
                Settings.ConnectionSelect = value;
        }
    }

    /// <summary>The function group of a widget, or the function group itself; null for the root.</summary>
    public SimulatedNode? Group => Traits.Kind == NodeKind.FunctionGroup ? this : _group;

    /// <summary>PS-Act: the deeper of the node's own power state and its group's (7.3.3.10).</summary>
    public PowerState ActualPower
    {
        get
        {
            PowerState own = Power?.Own ?? PowerState.D0;
            return _group is { } group && group.ActualPower > own ? group.ActualPower : own;
        }
    }

    /// <summary>Whether the node carries audio: it and the power widget that gates it are fully on, and a digital converter is enabled (7.3.3.9).</summary>
    public bool IsAwake => ActualPower == PowerState.D0 && (_gate is null || _gate.ActualPower == PowerState.D0) && (!Traits.IsDigitalConverter || Settings.Digital.Enable);

    /// <summary>Says which power widget gates the node (7.2.3.6).</summary>
    public void GateBy(SimulatedNode powerWidget) => _gate = powerWidget == this ? null : powerWidget;

    /// <summary>Puts all that a complete reset clears back to defaults. The power state is kept.</summary>
    /// <param name="isMultiStream">The codec has pins with several device entries: what says where their streams go stays then (HDA040-A).</param>
    public void ResetSettings(bool isMultiStream)
    {
        NodeSettings before = Settings;
        _settings = new NodeSettings(Traits, NodeState.Unknown);
        if (isMultiStream && Traits.Widget.Digital)
        {
            _settings.Format = before.Format;
            _settings.Digital = new DigitalConverter(before.Digital.Raw & 0xFFFF);
            _settings.ConnectionSelect = before.ConnectionSelect;
        }

        _display?.ResetSettings();
        (_isPresenceSensed, _isImpedanceMeasured) = (false, false);
        if (Power is not null)
            Power.SettingsReset = true;
    }

    /// <summary>Puts the power state back to its default.</summary>
    public void ResetPower() => Power = PowerUp();

    /// <summary>What the last verb gave the node to say by itself, if anything; the codec takes it away.</summary>
    public UnsolicitedResponse? Event { get; set; }

    /// <summary>Executes a verb, other than a function reset.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="response">The response; 0 for every Set and for an unknown verb.</param>
    /// <returns>False if the node does not know the verb; then nothing has changed.</returns>
    public bool TryExecute(Verb verb, out uint response)
    {
        if (verb.IsGet)
        {
            uint? answer = Get(verb);
            response = answer.GetValueOrDefault();
            return answer.HasValue;
        }

        response = 0;
        if (!TrySet(verb))
            return false;
        if (Power is not null)
            Power.SettingsReset = false;     // HDA015-B: any Set verb to the node acknowledges it.
        return true;
    }

    private uint? Get(Verb verb) => verb.Id switch
    {
        VerbId.GetParameter => Traits.Parameter((ParameterId)verb.Payload),
        VerbId.GetConnectionSelect when Traits.HasConnectionSelect => ConnectionSelect,
        VerbId.GetConnectionListEntry when Traits.Parameter(ParameterId.ConnectionListLength) != 0 => Traits.ConnectionEntries((byte)verb.Payload),
        VerbId.GetPowerState when Power is not null => Power.Report(ActualPower).Raw,
        VerbId.GetPowerState when IgnoresPower => 0,
        VerbId.GetStreamChannel when Traits.IsConverter => Binding.Raw,
        VerbId.GetConverterFormat when Traits.IsConverter => Settings.Format.Raw,
        VerbId.GetAmplifier => GetAmplifier(new AmplifierGetPayload(verb.Payload)),
        VerbId.GetPinControl when Traits.IsPin => Settings.PinControlAnswer,
        VerbId.GetUnsolicited when Traits.HasUnsolicited => Settings.Unsolicited.Raw,
        VerbId.GetPinSense when CanSense => Sense().Raw,
        VerbId.GetEapd when Traits.EapdMask != 0 => Settings.EapdAnswer,
        VerbId.GetConfigurationDefault when Traits.IsPin => ConfigurationDefault.Raw,
        VerbId.GetSubsystemId when Traits.Kind == NodeKind.FunctionGroup => SubsystemId,
        VerbId.GetDigitalConverter or VerbId.GetDigitalConverter2 when Traits.IsDigitalConverter => Settings.Digital.Raw,
        VerbId.GetSdiSelect when Traits.IsInputConverter => Settings.SdiSelect,
        VerbId.GetStripeControl when HasStripe => new StripeControl { OneLine = true, TwoLines = true, FourLines = true, Code = Settings.Stripe }.Raw,
        VerbId.GetBeep when Traits.HasBeep => Settings.Beep,
        VerbId.GetVolumeKnob when Traits.IsVolumeKnob => Settings.VolumeKnob.Raw,
        VerbId.GetProcessingState => Settings.Processing?.State,
        VerbId.GetCoefficientIndex => Settings.Processing?.Index,
        VerbId.GetProcessingCoefficient => Settings.Processing?.Read(),
        VerbId.GetConverterChannelCount when Traits.HasChannelCount => Settings.ChannelCount,
        VerbId.GetIntelVendorControl when Traits.IsIntelDisplayWidget => Settings.VendorControl,
        >= VerbId.GetDipSize and <= VerbId.GetDeviceListEntry when Display is { } display => GetDisplay(display, verb.Id, (byte)verb.Payload),
        _ when Settings.Gpio is { } gpio && gpio.Has(verb.Id) => gpio.Get(verb.Id),
        _ => null,
    };

    private static uint? GetDisplay(DisplayPin display, VerbId id, byte payload) => id switch
    {
        VerbId.GetDipSize => DisplayEntry.DipSize(payload),
        VerbId.GetEldData => display.Selected.EldData(payload),
        VerbId.GetDipIndex => display.Selected.DipIndex,
        VerbId.GetDipData => display.Selected.ReadPacket(),
        VerbId.GetDipTransmitControl => display.Selected.TransmitControl,
        VerbId.GetContentProtection => display.Selected.ContentProtection,
        VerbId.GetAspChannelMapping => display.Selected.ChannelMapping(payload),
        VerbId.GetDeviceSelect when display.IsMultiStream => display.SelectedNumber,
        VerbId.GetDeviceListEntry when display.IsMultiStream => display.ListFrom(payload),
        _ => null,
    };

    private bool TrySet(Verb verb)
    {
        byte value = (byte)verb.Payload;
        switch (verb.Id)
        {
            case VerbId.SetConnectionSelect when Traits.HasConnectionSelect:
                // 7.3.3.2: the only connection is hard-wired; an index beyond the list selects nothing new.
                if (value < Traits.Sources.Length)
                    ConnectionSelect = value;
                return true;
            case VerbId.SetPowerState when Power is not null:
                Power.Ask((PowerState)Bits.Get(value, 0, 4));
                return true;
            case VerbId.SetPowerState when IgnoresPower:
                return true;
            case VerbId.SetStreamChannel when Traits.IsConverter:
                Binding = new ConverterBinding(value);
                return true;
            case VerbId.SetConverterFormat when Traits.IsConverter:
                Settings.Format = new StreamFormat(verb.Payload);
                return true;
            case VerbId.SetAmplifier:
                return TrySetAmplifiers(new AmplifierSetPayload(verb.Payload));
            case VerbId.SetPinControl when Traits.IsPin:
                Settings.PinControl = LimitToPin(new PinControl(value));
                return true;
            case VerbId.SetUnsolicited when Traits.HasUnsolicited:
                Settings.Unsolicited = new UnsolicitedControl { Enable = Bits.Get(value, 7), Tag = (byte)Bits.Get(value, 0, 6) };
                return true;
            case VerbId.TriggerPinSense when CanSense:
                (_isPresenceSensed, _isImpedanceMeasured) = (IsPlugged, true);
                return true;
            case VerbId.SetEapd when Traits.EapdMask != 0:
                Settings.Eapd = new EapdControl((byte)(value & Traits.EapdMask));
                return true;
            case >= VerbId.SetConfigurationDefault0 and <= VerbId.SetConfigurationDefault3 when Traits.IsPin:
                ConfigurationDefault = new ConfigurationDefault(WithByte(ConfigurationDefault.Raw, verb.Id - VerbId.SetConfigurationDefault0, value));
                return true;
            case >= VerbId.SetSubsystemId0 and <= VerbId.SetSubsystemId3 when Traits.Kind == NodeKind.FunctionGroup:
                SubsystemId = WithByte(SubsystemId, verb.Id - VerbId.SetSubsystemId0, value);
                return true;
            case VerbId.SetDigitalConverter1 or VerbId.SetDigitalConverter2 when Traits.IsDigitalConverter:
                SetDigital(WithByte(Settings.Digital.Raw, verb.Id - VerbId.SetDigitalConverter1, value));
                return true;
            case VerbId.SetDigitalConverter3 or VerbId.SetDigitalConverter4 when Traits.IsDigitalConverter:
                SetDigital(WithByte(Settings.Digital.Raw, verb.Id - VerbId.SetDigitalConverter3 + 2, value));
                return true;
            case VerbId.SetSdiSelect when Traits.IsInputConverter:
                Settings.SdiSelect = (byte)Bits.Get(value, 0, 4);
                return true;
            case VerbId.SetStripeControl when HasStripe:
                // 7.3.3.32: 3 is reserved.
                if (Bits.Get(value, 0, 2) != 3)
                    Settings.Stripe = (byte)Bits.Get(value, 0, 2);
                return true;
            case VerbId.SetBeep when Traits.HasBeep:
                Settings.Beep = value;
                return true;
            case VerbId.SetVolumeKnob when Traits.IsVolumeKnob:
                SetKnob(new VolumeKnob(value));
                return true;
            case VerbId.SetProcessingState when Settings.Processing is { } processing:
                processing.SetState(value);
                return true;
            case VerbId.SetCoefficientIndex when Settings.Processing is { } processing:
                processing.Index = verb.Payload;
                return true;
            case VerbId.SetProcessingCoefficient when Settings.Processing is { } processing:
                processing.Write(verb.Payload);
                return true;
            case VerbId.SetConverterChannelCount when Traits.HasChannelCount:
                Settings.ChannelCount = (byte)Bits.Get(value, 0, 4);
                return true;
            case VerbId.SetIntelVendorControl when Traits.IsIntelDisplayWidget:
                Settings.VendorControl = (byte)Bits.Get(value, 0, 2);
                return true;
            case >= VerbId.SetDipIndex and <= VerbId.SetDeviceSelect when Display is { } display:
                return TrySetDisplay(display, verb.Id, value);
            case >= VerbId.SetGpiData and <= VerbId.SetGpioSticky when Settings.Gpio is { } gpio && gpio.Has(verb.Id + GetFromSet):
                gpio.Set(verb.Id + GetFromSet, value);
                return true;
            default:
                return false;
        }
    }

    private bool TrySetDisplay(DisplayPin display, VerbId id, byte value)
    {
        DisplayEntry entry = display.Selected;
        switch (id)
        {
            case VerbId.SetDipIndex:
                entry.DipIndex = value;
                return true;
            case VerbId.SetDipData:
                entry.WritePacket(value);
                return true;
            case VerbId.SetDipTransmitControl:
                entry.SetTransmitControl(value);
                return true;
            case VerbId.SetContentProtection:
                if (entry.SetContentProtection(value))
                    Event = entry.ProtectionResponse();
                return true;
            case VerbId.SetAspChannelMapping:
                entry.SetChannelMapping(value);
                return true;
            case VerbId.SetDeviceSelect when display.IsMultiStream:
                display.Select((byte)Bits.Get(value, 0, 6));
                return true;
            default:
                return false;
        }
    }

    private bool CanSense => Traits.Pin.PresenceDetect || Traits.Pin.ImpedanceSense || Traits.IsDisplayPin;

    private bool HasStripe => Traits.IsOutputConverter && Traits.Widget.Stripe;

    private bool IgnoresPower => !Traits.HasPowerStates && Traits.Kind != NodeKind.Root;

    private NodePower? PowerUp() =>
        Traits.HasPowerControl ? new NodePower(Traits.PowerStates, Traits.Defaults.PowerState, Traits.Kind == NodeKind.FunctionGroup) : null;

    // Hardware 4.11: what an S/PDIF input receives is not the driver's to write; only its enable is.
    private void SetDigital(uint raw) =>
        Settings.Digital = new DigitalConverter(Traits.IsInputConverter ? Bits.Set(Settings.Digital.Raw, 0, Bits.Get(raw, 0)) : raw);

    // Hardware 4.13: a knob with absolute position has it from the hand that turns it.
    private void SetKnob(VolumeKnob knob) => Settings.VolumeKnob = new VolumeKnobCapabilities(Traits.Parameter(ParameterId.VolumeKnobCapabilities)).Delta
        ? knob
        : Settings.VolumeKnob with { Direct = knob.Direct };

    // Hardware 4.5: the index is of input amplifiers. The few nodes that have several output amplifiers have it for these too.
    private uint? GetAmplifier(AmplifierGetPayload which)
    {
        if (!which.Output)
            return Settings.InputAmplifiers?.Get(which);
        return Settings.OutputAmplifier is { } output ? output.Get(output.Count == 1 ? which with { Index = 0 } : which) : null;
    }

    private bool TrySetAmplifiers(AmplifierSetPayload payload)
    {
        AmplifierBank? output = payload.Output ? Settings.OutputAmplifier : null;
        AmplifierBank? input = payload.Input ? Settings.InputAmplifiers : null;
        output?.Set(payload.Index < output.Count ? payload.Index : 0, payload.Left, payload.Right, payload.Value);
        input?.Set(payload.Index, payload.Left, payload.Right, payload.Value);
        return output is not null || input is not null;
    }

    private PinControl LimitToPin(PinControl control)
    {
        PinCapabilities pin = Traits.Pin;
        PinControl limited = new()
        {
            OutEnable = control.OutEnable && pin.Output,
            InEnable = control.InEnable && pin.Input,
            HeadphoneEnable = control.HeadphoneEnable && pin.HeadphoneDrive,
        };
        if (Traits.Widget.Digital)
            return limited with { EncodedPacketType = control.EncodedPacketType };
        // Hardware 4.7: a reference voltage that the pin does not have leaves it at high impedance.
        return limited with { VoltageReference = pin.Supports(control.VoltageReference) ? control.VoltageReference : VoltageReference.HighImpedance };
    }

    // 7.3.3.15. Without a trigger, presence is live; an impedance is there only after one.
    private PinSense Sense()
    {
        if (Display is { } display)
            return display.Selected.Sense;

        PinCapabilities pin = Traits.Pin;
        bool isPresent = pin.TriggerRequired ? _isPresenceSensed : IsPlugged;
        return new PinSense
        {
            PresenceDetected = pin.PresenceDetect && isPresent,
            Impedance = !pin.ImpedanceSense ? 0 : _isImpedanceMeasured && IsPlugged ? Traits.Defaults.ImpedanceOhms : PinSense.ImpedanceUnknown,
        };
    }

    private static uint WithByte(uint raw, int index, byte value) => Bits.Set(raw, index * 8, 8, value);
}
