using Azalia.Simulation.Link;

namespace Azalia.Simulation.Codecs;

/// <summary>The widgets of a codec as carriers of samples: which paths are open, and the flow along them.</summary>
/// <remarks>Paths are found anew only after something changed, and are flat then: a block of samples meets its routes and no widgets.</remarks>
internal sealed class SignalGraph
{
    private readonly OutputConverter?[] _outputConverterAt = new OutputConverter?[SimulatedCodec.NodeLimit];
    private readonly InputPin?[] _inputAt = new InputPin?[SimulatedCodec.NodeLimit];
    private readonly SimulatedNode?[] _nodes;
    private readonly OutputConverter[] _outputConverters;
    private readonly InputConverter[] _inputConverters;
    private readonly RouteFinder _finder;
    private readonly MixBus _bus = new();
    private OutputPin[] _outputPins = [];
    private ScratchBuffer<int> _captured = new();
    private bool _isStale = true;
    private bool _isInRun;

    /// <summary>The graph of a codec's nodes, indexed by their numbers.</summary>
    public SignalGraph(SimulatedNode?[] nodes)
    {
        _nodes = nodes;
        List<OutputConverter> outputConverters = [];
        List<InputConverter> inputConverters = [];
        foreach (SimulatedNode? node in nodes)
        {
            if (node is null)
                continue;
            byte id = node.Traits.Id;
            if (node.Traits.IsOutputConverter)
                outputConverters.Add(_outputConverterAt[id] = new OutputConverter(node));
            if (node.Traits.IsInputConverter)
                inputConverters.Add(new InputConverter(node));
            if (node.Traits.IsPin)
                _inputAt[id] = new InputPin();
            if (node.Traits.HasBeep)
                _inputAt[id] = new InputPin { Source = new BeepTone(node) };
            if (node.Traits.IsPowerWidget)
                Gate(node);
        }

        _outputConverters = [.. outputConverters];
        _inputConverters = [.. inputConverters];
        _finder = new RouteFinder(nodes, _outputConverterAt, _inputAt);
    }

    /// <summary>Lets somebody hear a pin.</summary>
    /// <param name="pin">An output pin.</param>
    /// <param name="entry">One of its device entries; null is the selected one, whichever it is.</param>
    /// <param name="sink">Who hears it; null is nobody.</param>
    public void Attach(SimulatedNode pin, int? entry, IFrameSink? sink)
    {
        Invalidate();
        _outputPins = [.. _outputPins.Where(other => !other.Is(pin, entry))];
        if (sink is not null)
            _outputPins = [.. _outputPins, new OutputPin(pin, entry, sink)];
    }

    /// <summary>Takes away all that is attached to a pin.</summary>
    public void Detach(SimulatedNode pin)
    {
        Invalidate();
        _outputPins = [.. _outputPins.Where(other => !other.IsAt(pin))];
        _inputAt[pin.Traits.Id]!.Source = null;
    }

    /// <summary>Lets an input pin hear something.</summary>
    public void Attach(SimulatedNode pin, IFrameSource source)
    {
        Invalidate();
        _inputAt[pin.Traits.Id]!.Source = source;
    }

    /// <summary>Something changed that a path may depend on. A run that is under way ends first.</summary>
    public void Invalidate()
    {
        EndRun();
        _isStale = true;
    }

    /// <summary>Takes one stream of the current run of link frames.</summary>
    public void Render(in OutboundBlock block)
    {
        if (_isStale)
            FindPaths();

        _isInRun = true;
        foreach (OutputConverter converter in _outputConverters)
            converter.Take(block);
    }

    /// <summary>Ends the current run: the pins speak.</summary>
    public void EndRun()
    {
        if (!_isInRun)
            return;

        foreach (OutputPin pin in _outputPins)
            pin.Speak(_bus);
        foreach (OutputConverter converter in _outputConverters)
            converter.EndRun();
        _isInRun = false;
    }

    /// <summary>Collects one input stream of a run of link frames.</summary>
    /// <returns>Bytes supplied; 0 if no converter sends on the stream.</returns>
    public int Capture(in InboundRequest request, Span<byte> destination)
    {
        if (_isStale)
            FindPaths();

        bool isSent = false;
        Span<int> frames = [];
        foreach (InputConverter converter in _inputConverters)
        {
            if (!converter.Sends(request))
                continue;
            if (!isSent)
            {
                // Channels that no converter sends stay silent.
                frames = _captured.Take(request.FrameCount * request.Format.Channels);
                frames.Clear();
                isSent = true;
            }
            converter.Send(request, _bus, frames);
        }

        if (!isSent)
            return 0;
        Span<byte> bytes = destination[..(request.FrameCount * request.Format.BytesPerFrame)];
        SampleBlock.Pack(frames, request.Format.BitsPerSample, bytes);
        return bytes.Length;
    }

    private void FindPaths()
    {
        foreach (OutputPin pin in _outputPins)
            pin.FindRoutes(_finder);
        foreach (InputConverter converter in _inputConverters)
            converter.FindRoutes(_finder);
        foreach (OutputConverter converter in _outputConverters)
            converter.Rewire(IsHeard(converter));
        _isStale = false;
    }

    private void Gate(SimulatedNode powerWidget)
    {
        foreach (byte id in powerWidget.Traits.Sources)
            _nodes[id]?.GateBy(powerWidget);
    }

    private bool IsHeard(OutputConverter converter)
    {
        foreach (OutputPin pin in _outputPins)
        {
            if (pin.Hears(converter))
                return true;
        }
        return false;
    }
}
