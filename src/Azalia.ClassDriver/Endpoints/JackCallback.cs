namespace Azalia.ClassDriver.Endpoints;

/// <summary>Something was plugged into an endpoint's jack, or pulled out.</summary>
/// <remarks>Runs at DISPATCH_LEVEL with no lock held (DDI 5.11): it may not wait, and calls nothing of the driver that wants PASSIVE_LEVEL.</remarks>
/// <param name="endpoint">The endpoint.</param>
/// <param name="state">What the jack says now.</param>
public delegate void JackCallback(Endpoint endpoint, JackState state);
