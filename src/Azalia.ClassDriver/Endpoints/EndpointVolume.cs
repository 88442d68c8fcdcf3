using Azalia.ClassDriver.Paths;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>How loud an endpoint can be, in decibels: 0 dB changes nothing of the samples.</summary>
/// <param name="Minimum">The softest.</param>
/// <param name="Maximum">The loudest.</param>
/// <param name="Step">The finest step between them; 0 when the volume is fixed.</param>
public readonly record struct EndpointVolume(double Minimum, double Maximum, double Step)
{
    private const double QuartersPerDecibel = 4;

    // What every pin of the endpoint can do.
    internal static EndpointVolume Of(StreamPath path) => new(
        path.Volumes.Max(static volume => volume.Minimum) / QuartersPerDecibel,
        Math.Max(path.Volumes.Min(static volume => volume.Maximum), path.Volumes.Max(static volume => volume.Minimum)) / QuartersPerDecibel,
        path.Volumes.Any(static volume => volume.Step == 0) ? 0 : path.Volumes.Max(static volume => volume.Step) / QuartersPerDecibel);

    internal static int ToQuarters(double decibels) => (int)Math.Floor(decibels * QuartersPerDecibel + 1e-6);

    internal static double ToDecibels(int quarters) => quarters / QuartersPerDecibel;
}
