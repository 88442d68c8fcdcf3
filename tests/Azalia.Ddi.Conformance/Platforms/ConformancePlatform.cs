using Azalia.Platform;
using Azalia.Simulation;

namespace Azalia.Ddi.Conformance.Platforms;

/// <summary>
/// Where the facts are put to the test: something that opens an HD Audio controller with codecs on it. The suite knows nothing else of it.
/// </summary>
/// <remarks>A platform that cannot be what a fact needs says so, with its reason, by Assert.Skip.</remarks>
public abstract class ConformancePlatform
{
    /// <summary>
    /// Whether device time passes only while somebody waits for it, so that a fact may count ticks and look at what runs between two looks.
    /// </summary>
    public abstract bool HasExactTime { get; }

    /// <summary>Opens a controller as a fact needs it: its capabilities, its codecs, its memory. Otherwise the one at hand.</summary>
    /// <param name="needs">What the fact needs; its drive is the platform's own.</param>
    public abstract HdaPlatform Open(SimulationOptions needs);
}
