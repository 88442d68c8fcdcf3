using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Paths;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>The jacks of a codec's endpoints: each has a tag of the bus driver for its unsolicited responses, as long as there are tags.</summary>
internal sealed class JackWatch
{
    private readonly JackSensor[][] _sensors;
    private JackCallback? _callback;

    internal JackWatch(IHdAudioBusInterface bus, CodecGraph graph, IReadOnlyList<Endpoint> endpoints)
    {
        _sensors = [.. endpoints.Select(endpoint => endpoint.Pins
            .Select(pin => new JackSensor(bus, graph.CodecAddress, pin.Way.Pin, state => Tell(endpoint, state)))
            .ToArray())];
    }

    /// <summary>Who is told of changes; null for nobody.</summary>
    internal JackCallback? Callback { get => Volatile.Read(ref _callback); set => Volatile.Write(ref _callback, value); }

    /// <summary>Takes tags. PASSIVE_LEVEL.</summary>
    internal void Register()
    {
        foreach (JackSensor sensor in All())
            sensor.Register();
    }

    /// <summary>Gives the tags back. PASSIVE_LEVEL.</summary>
    internal void Unregister()
    {
        Callback = null;
        foreach (JackSensor sensor in All())
            sensor.Unregister();
    }

    /// <summary>What lets the codec tell of changes. A pin that is an endpoint in both directions tells by the first.</summary>
    internal IEnumerable<PathStep> EnablingSteps() => All()
        .Where(static sensor => sensor.EnablingVerb is not null)
        .DistinctBy(static sensor => sensor.PinNode)
        .Select(static sensor => new PathStep(PathStepKind.PinControl, sensor.PinNode, sensor.EnablingVerb!.Value));

    /// <summary>Reads all jacks, so that a later change is known as one. PASSIVE_LEVEL.</summary>
    internal void ReadAll()
    {
        foreach (JackSensor sensor in All())
            _ = sensor.Read();
    }

    /// <summary>What an endpoint's first jack says now. PASSIVE_LEVEL.</summary>
    internal JackState Read(int endpoint, int pin = 0) => _sensors[endpoint][pin].Read();

    private IEnumerable<JackSensor> All() => _sensors.SelectMany(static sensors => sensors);

    private void Tell(Endpoint endpoint, JackState state) => Callback?.Invoke(endpoint, state);
}
