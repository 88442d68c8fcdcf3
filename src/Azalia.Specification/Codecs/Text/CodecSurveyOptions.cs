namespace Azalia.Specification.Codecs.Text;

/// <summary>What a driver knows of a codec beside its answers, and what it was told to print. Hardware 6.2.</summary>
public sealed record CodecSurveyOptions
{
    /// <summary>Input converters have one amplifier, however long their connection list is: a flag that Linux sets for some codecs.</summary>
    public bool SingleInputAmplifier { get; init; }

    /// <summary>Pins have an output amplifier for each connection: a flag that Linux sets for some codecs.</summary>
    public bool PinOutputAmplifiers { get; init; }

    /// <summary>A mono mixer with one source has one value, whatever its source is: so old kernels had it, where today's print both sides of a stereo source.</summary>
    public bool MonoMixers { get; init; }

    /// <summary>Whether to read the processing coefficients. It moves the node's coefficient index, which is put back afterwards.</summary>
    public bool Coefficients { get; init; }

    /// <summary>The options under which a survey prints what <paramref name="text"/> holds.</summary>
    public static CodecSurveyOptions Of(CodecText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CodecSurveyOptions options = new();
        foreach (WidgetText widget in text.Widgets)
        {
            if (widget.Type == WidgetType.AudioInput && widget.InputValues?.Count == 1 && widget.Connections?.Count > 1)
                options = options with { SingleInputAmplifier = true };
            else if (widget.Type == WidgetType.PinComplex && widget.OutputValues?.Count > 1)
                options = options with { PinOutputAmplifiers = true };

            if (widget.Type == WidgetType.AudioMixer && widget.InputValues is [{ Right: null }] && HasStereoSource(text, widget))
                options = options with { MonoMixers = true };

            if (widget.Coefficients is not null)
                options = options with { Coefficients = true };
        }

        return options;
    }

    private static bool HasStereoSource(CodecText text, WidgetText mixer) =>
        mixer.Connections is [var only] && text.FindWidget(only.NodeId) is { Capabilities.Stereo: true };
}
