namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// One codec as Linux prints it in /proc/asound/card*/codec#*: every answer of the codec that the text holds, and the driver's own words beside them.
/// What the text does not say is null. Hardware 6.2.
/// </summary>
/// <remarks>
/// Plain data, filled by <see cref="CodecTextReader"/> or <see cref="CodecSurvey"/> and printed by <see cref="CodecTextWriter"/>; no member checks another. Not safe for
/// several threads while one of them writes.
/// </remarks>
public sealed class CodecText
{
    /// <summary>Vendor and chip as the driver names them, such as <c>Realtek ALC889</c>; null when the text begins without a name.</summary>
    public string? Name { get; set; }

    /// <summary>The codec's address on the link, 0 to 14.</summary>
    public int? Address { get; set; }

    /// <summary>Root, parameter 00h; null in a damaged text only.</summary>
    public VendorIdentity? VendorId { get; set; }

    /// <summary>Audio group (or modem group, where there is no other), verb F20h.</summary>
    public uint? SubsystemId { get; set; }

    /// <summary>Root, parameter 02h.</summary>
    public RevisionIdentity? RevisionId { get; set; }

    /// <summary>The audio function group; null when the codec has none, as a modem.</summary>
    public AudioGroupText? AudioGroup { get; set; }

    /// <summary>The modem function group; null when there is none.</summary>
    public ModemGroupText? ModemGroup { get; set; }

    /// <summary>Lines in the head that are nobody's answer; those below stand in <see cref="AudioGroupText"/> and <see cref="WidgetText"/>.</summary>
    public IReadOnlyList<CodecAnnotation> Annotations { get; set; } = [];

    /// <summary>The line on which the codec begins, from 1; 0 when it came from no text.</summary>
    public int Line { get; set; }

    /// <summary>The widgets of the audio group; empty when there is none.</summary>
    public IReadOnlyList<WidgetText> Widgets => AudioGroup?.Widgets ?? [];

    /// <summary>The widget with a number, or null.</summary>
    public WidgetText? FindWidget(int nodeId)
    {
        IReadOnlyList<WidgetText> widgets = Widgets;
        for (int i = 0; i < widgets.Count; i++)
        {
            if (widgets[i].NodeId == nodeId)
                return widgets[i];
        }

        return null;
    }
}
