namespace Azalia.ClassDriver.Endpoints;

/// <summary>Whether something is plugged in.</summary>
public enum JackState
{
    /// <summary>It cannot be told: the pin does not sense it, or did not answer.</summary>
    Unknown,

    /// <summary>There is no jack: what sounds or listens is built in.</summary>
    BuiltIn,

    /// <summary>Nothing is plugged in.</summary>
    Empty,

    /// <summary>Something is plugged in.</summary>
    Plugged,
}
