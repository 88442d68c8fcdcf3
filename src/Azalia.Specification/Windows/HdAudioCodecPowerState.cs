namespace Azalia.Specification.Windows;

/// <summary>HDAUDIO_CODEC_POWER_STATE. The first five equal DEVICE_POWER_STATE; no routine of the bus interfaces takes one.</summary>
public enum HdAudioCodecPowerState
{
    /// <summary>PowerCodecUnspecified.</summary>
    PowerCodecUnspecified = 0,

    /// <summary>PowerCodecD0: fully on.</summary>
    PowerCodecD0 = 1,

    /// <summary>PowerCodecD1.</summary>
    PowerCodecD1 = 2,

    /// <summary>PowerCodecD2.</summary>
    PowerCodecD2 = 3,

    /// <summary>PowerCodecD3: answers verbs, carries no audio.</summary>
    PowerCodecD3 = 4,

    /// <summary>PowerCodecD3Cold: hears only resets.</summary>
    PowerCodecD3Cold = 5,

    /// <summary>PowerCodecMaximum: the number of values.</summary>
    PowerCodecMaximum = 6,
}
