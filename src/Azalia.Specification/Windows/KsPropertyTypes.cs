namespace Azalia.Specification.Windows;

/// <summary>KSPROPERTY_TYPE: what a property request asks for.</summary>
[Flags]
public enum KsPropertyTypes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>KSPROPERTY_TYPE_GET.</summary>
    Get = 0x1,

    /// <summary>KSPROPERTY_TYPE_SET.</summary>
    Set = 0x2,

    /// <summary>KSPROPERTY_TYPE_BASICSUPPORT.</summary>
    BasicSupport = 0x200,
}
