namespace Azalia.Specification.Codecs.Text;

/// <summary>The audio function group of a codec text: defaults, power, GPIO and widgets. Null is what the text does not say. Hardware 6.2.</summary>
public sealed class AudioGroupText
{
    /// <summary>The group's node. Where no line names it, the lowest number that no modem group has.</summary>
    public byte NodeId { get; set; } = 1;

    /// <summary>Parameter 05h: type, and whether the group sends unsolicited responses (0 where an old text leaves it out).</summary>
    public FunctionGroupParameter? Parameter { get; set; }

    /// <summary>Parameter 0Ah. All ones where the text says N/A.</summary>
    public PcmCapabilities? Pcm { get; set; }

    /// <summary>Parameter 0Bh. All ones where the text says N/A.</summary>
    public StreamFormatCapabilities? StreamFormats { get; set; }

    /// <summary>Parameter 0Dh; 0 where the text says N/A.</summary>
    public AmplifierCapabilities? InputAmplifier { get; set; }

    /// <summary>Parameter 12h; 0 where the text says N/A.</summary>
    public AmplifierCapabilities? OutputAmplifier { get; set; }

    /// <summary>Parameter 0Fh.</summary>
    public PowerStateCapabilities? PowerStates { get; set; }

    /// <summary>Verb F05h.</summary>
    public PowerStateReport? Power { get; set; }

    /// <summary>The group has no widgets that can be read; the text ends there.</summary>
    public bool HasInvalidSubtree { get; set; }

    /// <summary>Parameter 11h.</summary>
    public GpioCapabilities? Gpio { get; set; }

    /// <summary>The state of the GPIO pins; null unless there are 1 to 8 of them.</summary>
    public GpioText? GpioPins { get; set; }

    /// <summary>The widgets in the order of the text, which is that of their numbers.</summary>
    public IReadOnlyList<WidgetText> Widgets { get; set; } = [];

    /// <summary>Lines among those of the group that are no answer of it.</summary>
    public IReadOnlyList<CodecAnnotation> Annotations { get; set; } = [];
}
