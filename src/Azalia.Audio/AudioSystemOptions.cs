using Azalia.Bus;
using Azalia.ClassDriver;

namespace Azalia.Audio;

/// <summary>How the drivers below the face are started. Everything has a default.</summary>
public sealed record AudioSystemOptions
{
    /// <summary>Options of the bus driver: the trace, and how long a codec has to answer.</summary>
    public BusOptions Bus { get; init; } = new();

    /// <summary>Options of the function driver.</summary>
    public ClassDriverOptions ClassDriver { get; init; } = new();
}
