using System.Globalization;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>A codec's nodes in words.</summary>
internal static class WidgetWords
{
    private const uint GainBits = 0x7F;

    /// <summary>A node's number as the specification writes it, such as <c>1Bh</c>.</summary>
    public static string Number(int node) => string.Create(CultureInfo.InvariantCulture, $"{node:X2}h");

    /// <summary>What a node is, in a word or two.</summary>
    public static string Kind(WidgetText widget) => widget.Type switch
    {
        WidgetType.AudioOutput => widget.Capabilities.Digital ? "digital output" : "output converter",
        WidgetType.AudioInput => widget.Capabilities.Digital ? "digital input" : "input converter",
        WidgetType.AudioMixer => "mixer",
        WidgetType.AudioSelector => "selector",
        WidgetType.PinComplex => Device(widget),
        WidgetType.Power => "power widget",
        WidgetType.VolumeKnob => "volume knob",
        WidgetType.BeepGenerator => "beep",
        WidgetType.VendorDefined => "vendor's own",
        _ => "unknown widget",
    };

    /// <summary>What a pin is wired to: the first words of its configuration default.</summary>
    public static string Device(WidgetText pin)
    {
        if (pin.PinDefault is not { } wiring)
            return "pin";
        bool isDisplay = pin.Pin is { Hdmi: true } or { DisplayPort: true } && pin.Capabilities.Digital;
        return isDisplay && wiring.Device == DefaultDevice.DigitalOtherOut
            ? pin.Pin is { DisplayPort: true } ? "HDMI or DisplayPort" : "HDMI"
            : (wiring with { Connectivity = PortConnectivity.Fixed }).Describe().Split(',')[0];
    }

    /// <summary>Where a pin is and how it looks, such as <c>green 1/8" jack, rear</c>.</summary>
    public static string Place(WidgetText pin)
    {
        string whole = pin.PinDefault is { } wiring ? wiring.Describe() : "not described";
        int comma = whole.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? whole : whole[(comma + 2)..];
    }

    /// <summary>Rates, sample sizes and channels of a converter; those of the group where it has none of its own.</summary>
    public static string Formats(WidgetText converter, AudioGroupText? group)
    {
        PcmCapabilities? pcm = converter.Pcm ?? group?.Pcm;
        int channels = converter.Capabilities.Channels;
        string text = channels switch { 1 => "mono", 2 => "stereo", _ => $"{channels} channels" };
        if (pcm is not { } known || known.Raw == uint.MaxValue)
            return text;
        string rates = Rates(known);
        string bits = Bits(known);
        return string.Join(", ", new[] { text, rates, bits, Extras(converter.StreamFormats ?? group?.StreamFormats) }.Where(static part => part.Length > 0));
    }

    /// <summary>The rates of a converter in kHz.</summary>
    public static string Rates(PcmCapabilities pcm)
    {
        List<string> rates = [];
        foreach (int rate in PcmCapabilities.Rates)
        {
            if (pcm.SupportsRate(rate))
                rates.Add((rate / 1000.0).ToString("0.###", CultureInfo.InvariantCulture));
        }

        return rates.Count == 0 ? "" : $"{string.Join(" ", rates)} kHz";
    }

    /// <summary>The sample sizes of a converter.</summary>
    public static string Bits(PcmCapabilities pcm)
    {
        List<int> bits = [];
        foreach (int depth in PcmCapabilities.BitDepths)
        {
            if (pcm.SupportsBits(depth))
                bits.Add(depth);
        }

        return bits.Count == 0 ? "" : $"{string.Join("/", bits)} bits";
    }

    /// <summary>What an amplifier's value is: its gain, and that it is muted.</summary>
    public static string Value(AmplifierReading value, AmplifierCapabilities capabilities)
    {
        string left = Side(value.Left, capabilities);
        string right = Side(value.Right ?? value.Left, capabilities);
        return left == right ? left : $"{left} left, {right} right";
    }

    /// <summary>The range of an amplifier.</summary>
    public static string Range(AmplifierCapabilities capabilities) => capabilities.StepCount == 0
        ? capabilities.Mute ? "mute only" : "fixed"
        : $"{Decibels(capabilities.MinimumDecibels)} to {Decibels(capabilities.MaximumDecibels)} dB in steps of {Number(capabilities.StepDecibels)} dB" + (capabilities.Mute ? ", can mute" : "");

    /// <summary>The parameters of an amplifier: its own, or those of the group.</summary>
    public static AmplifierCapabilities Amplifier(WidgetText widget, AudioGroupText? group, bool isOutput)
    {
        AmplifierCapabilities own = (isOutput ? widget.OutputAmplifier : widget.InputAmplifier) ?? default;
        AmplifierCapabilities shared = (isOutput ? group?.OutputAmplifier : group?.InputAmplifier) ?? default;
        return own.Raw != 0 || widget.Capabilities.AmplifierOverride ? own : shared;
    }

    /// <summary>Decibels with a sign, as short as can be.</summary>
    public static string Decibels(double value) => value switch
    {
        0 => "0",
        > 0 => $"+{Number(value)}",
        _ => $"\u2212{Number(-value)}",
    };

    private static string Side(uint value, AmplifierCapabilities capabilities)
    {
        if ((value & ~GainBits) != 0)
            return "muted";
        return capabilities.StepCount == 0 ? "open" : $"{Decibels(capabilities.DecibelsOf((int)(value & GainBits)))} dB";
    }

    private static string Extras(StreamFormatCapabilities? formats) => formats switch
    {
        { Raw: uint.MaxValue } or null => "",
        { Float32: true, Ac3: true } => "float, AC-3",
        { Float32: true } => "float",
        { Ac3: true } => "AC-3",
        _ => "",
    };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
