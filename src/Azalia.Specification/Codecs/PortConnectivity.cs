namespace Azalia.Specification.Codecs;

/// <summary>Whether something is behind a pin. HDA 1.0a 7.3.3.31, bits 31:30.</summary>
public enum PortConnectivity
{
    /// <summary>A jack.</summary>
    Jack = 0,

    /// <summary>Nothing.</summary>
    None = 1,

    /// <summary>Something built in.</summary>
    Fixed = 2,

    /// <summary>A jack and something built in.</summary>
    Both = 3,
}
