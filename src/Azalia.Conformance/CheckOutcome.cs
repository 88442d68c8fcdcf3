namespace Azalia.Conformance;

/// <summary>What a check came to.</summary>
public enum CheckOutcome
{
    /// <summary>The device does what the specification says.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Fail,

    /// <summary>It cannot be found out on this device.</summary>
    NotTestable,
}
