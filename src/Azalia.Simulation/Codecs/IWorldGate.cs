namespace Azalia.Simulation.Codecs;

/// <summary>
/// How the world outside the link gets at a codec that a machine runs: what happens at its jacks happens between two steps of the device, on whatever
/// thread it is caused.
/// </summary>
internal interface IWorldGate
{
    /// <summary>Carries out a change while the device stands still, and lets it act on it.</summary>
    /// <typeparam name="T">What the change needs.</typeparam>
    /// <param name="state">What the change needs.</param>
    /// <param name="change">The change.</param>
    void Change<T>(T state, Action<T> change);
}
