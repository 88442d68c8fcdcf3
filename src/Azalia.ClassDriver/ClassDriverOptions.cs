using Azalia.Bus.Ddi;

namespace Azalia.ClassDriver;

/// <summary>How the function driver behaves where a codec, or a test, needs another way than the usual one.</summary>
public sealed record ClassDriverOptions
{
    /// <summary>
    /// How long a widget may take to reach D0, in device time. 500 ms is what Linux waits (hardware 4.17); D3 to D0 is
    /// documented as 10 ms at most.
    /// </summary>
    public TimeSpan PowerUpTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Whether a jack that can be an output and an input is an endpoint of the other direction too, behind those that the board's maker meant: a microphone
    /// jack that plays, a line out that records. Only one of the two is open at a time.
    /// </summary>
    public bool Retasking { get; init; }

    /// <summary>What stands between the driver and the bus driver's table: nothing, except in a test that takes a verb away.</summary>
    internal Func<IHdAudioBusInterface, IHdAudioBusInterface> WrapInterface { get; init; } = static table => table;
}
