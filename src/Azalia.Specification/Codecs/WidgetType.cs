namespace Azalia.Specification.Codecs;

/// <summary>What a widget is. HDA 1.0a 7.3.4.6.</summary>
public enum WidgetType
{
    /// <summary>An output converter.</summary>
    AudioOutput = 0x0,

    /// <summary>An input converter.</summary>
    AudioInput = 0x1,

    /// <summary>Adds its inputs.</summary>
    AudioMixer = 0x2,

    /// <summary>Passes one of its inputs on.</summary>
    AudioSelector = 0x3,

    /// <summary>A pin.</summary>
    PinComplex = 0x4,

    /// <summary>Powers other widgets.</summary>
    Power = 0x5,

    /// <summary>A volume knob.</summary>
    VolumeKnob = 0x6,

    /// <summary>A beep generator.</summary>
    BeepGenerator = 0x7,

    /// <summary>The vendor's own.</summary>
    VendorDefined = 0xF,
}
