namespace Azalia.ClassDriver.Endpoints;

/// <summary>Which way sound goes through an endpoint.</summary>
public enum EndpointDirection
{
    /// <summary>From memory to the pin.</summary>
    Render,

    /// <summary>From the pin to memory.</summary>
    Capture,
}
