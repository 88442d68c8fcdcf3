namespace Azalia.ClassDriver.Paths;

/// <summary>What a step of a path's activation is for, in the order in which the steps are taken.</summary>
internal enum PathStepKind
{
    /// <summary>Power to the group and to each widget that has a switch of its own.</summary>
    Power,

    /// <summary>A selector or a pin listens to the widget before it.</summary>
    Connection,

    /// <summary>0 dB, not muted; and silence at the mixer inputs that are not of the path.</summary>
    Amplifier,

    /// <summary>A digital converter sends or receives.</summary>
    Digital,

    /// <summary>The pin drives its jack, or listens to it.</summary>
    PinControl,

    /// <summary>Power to the amplifier behind the pin.</summary>
    ExternalAmplifier,

    /// <summary>What a display is told about the stream, with the stream itself.</summary>
    Display,
}
