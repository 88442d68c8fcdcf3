namespace Azalia.Specification.Codecs.Text;

/// <summary>What an annotation is. Hardware 6.2, 6.3.</summary>
public enum AnnotationKind
{
    /// <summary>A mixer control of the driver: <c>  Control: name=...</c>.</summary>
    Control,

    /// <summary>The amplifier behind the control above it: <c>    ControlAmp: ...</c>.</summary>
    ControlAmplifier,

    /// <summary>A PCM device of the driver: <c>  Device: name=...</c>.</summary>
    Device,

    /// <summary>The connections with which the driver replaced the codec's: <c>  In-driver Connection: ...</c> and its list.</summary>
    InDriverConnection,

    /// <summary>A line of the codec vendor's part of the driver, such as <c>Power-Map: 0x07</c>.</summary>
    Hook,

    /// <summary>Any other line.</summary>
    Unknown,
}
