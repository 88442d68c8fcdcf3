using System.Globalization;
using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Paths;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>Makes endpoints of the pins that somebody can hear or speak into, outputs first.</summary>
/// <remarks>
/// <para>Pins are served in the order of their <see cref="PinRole.Rank"/>. Line outs, or speakers, of one association are the channels of one endpoint, as far as
/// there are converters for them (hardware 4.12); what is left of them are endpoints by themselves.</para>
/// <para>A pin to which nothing is connected is no endpoint, unless no pin of its direction has anything connected: then the board's maker said nothing at all.</para>
/// </remarks>
internal sealed class EndpointBuilder(CodecGraph graph, bool withRetasking)
{
    // HDA 1.0a 7.3.3.31: sequence Fh is a headphone by convention, and no place in a room.
    private const byte HeadphoneSequence = 0xF;

    private readonly PathAssignment _paths = new(graph);
    private readonly Dictionary<string, int> _kinds = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly List<Endpoint> _endpoints = [];
    private readonly Dictionary<byte, UnusedPin> _unused = [];

    internal EndpointPlan Build()
    {
        List<PinRole> roles = [];
        List<PinRole> unconnected = [];
        foreach (Widget pin in graph.Widgets.Where(static widget => widget.Type == WidgetType.PinComplex))
        {
            if (PinRole.Of(pin) is not { } role)
                Leave(pin, "it can be neither an input nor an output");
            else if (pin.Configuration.Connectivity == PortConnectivity.None)
                unconnected.Add(role);
            else
                roles.Add(role);
        }

        foreach (bool isCapture in (ReadOnlySpan<bool>)[false, true])
        {
            int before = _endpoints.Count;
            Serve([.. roles.Where(role => role.IsCapture == isCapture)]);
            PinRole[] silent = [.. unconnected.Where(role => role.IsCapture == isCapture)];
            if (_endpoints.Count == before)
                Serve(silent);
            else
                Array.ForEach(silent, role => Leave(role.Pin, "nothing is connected to it"));

            if (withRetasking)
                Serve([.. roles.Select(static role => role.Retasked).OfType<PinRole>().Where(role => role.IsCapture == isCapture)]);
        }

        foreach (Endpoint endpoint in _endpoints)
        {
            foreach (EndpointPin pin in endpoint.Pins)
                _ = _unused.Remove(pin.PinNode);
        }

        return new EndpointPlan(_endpoints, [.. _unused.Values.OrderBy(static pin => pin.PinNode)]);
    }

    private void Serve(IReadOnlyCollection<PinRole> roles)
    {
        List<PinRole> waiting = [.. roles.OrderBy(static role => role.Rank)];
        while (waiting.Count > 0)
        {
            PinRole next = waiting[0];
            IReadOnlyList<ChannelWay> ways = WaysOf(next, waiting);
            if (ways.Count == 0)
                Leave(next.Pin, next.IsCapture ? "no way leads from it to an input converter" : "no way leads to it from an output converter");
            else if (!FormatsOf(ways).CarriesAnything)
                Leave(next.Pin, $"its converter {ways[0].Converter.NodeId:X2}h names no PCM format");
            else
                Add(ways);

            _ = waiting.RemoveAll(role => role == next || ways.Any(way => way.Pin == role.Pin));
        }
    }

    private IReadOnlyList<ChannelWay> WaysOf(PinRole role, List<PinRole> waiting)
    {
        Widget[] group = role.IsCapture ? [] : GroupOf(role.Pin, waiting);
        for (int count = group.Length; count > 1; count--)
        {
            if (new GroupAssignment(graph, _paths).Find(group[..count]) is not { } ways || !FormatsOf(ways).CarriesAnything)
                continue;

            foreach (ChannelWay way in ways)
                _paths.Use(way);
            return ways;
        }

        ChannelWay? single = role.IsCapture ? _paths.FromInputPin(role.Pin) : _paths.ToOutputPin(role.Pin);
        return single is null ? [] : [single];
    }

    // Pins of one association and one kind, each at its own place of the room.
    private static Widget[] GroupOf(Widget first, List<PinRole> waiting)
    {
        ConfigurationDefault place = first.Configuration;
        bool isOfRoom = place.Device is DefaultDevice.LineOut or DefaultDevice.Speaker
            && !first.Capabilities.Digital
            && place.Sequence != HeadphoneSequence
            && place.Association is not (0 or ConfigurationDefault.IndependentAssociation);
        if (!isOfRoom)
            return [];

        return
        [
            .. waiting
                .Select(static role => role.Pin)
                .Where(pin => pin.Configuration.Device == place.Device
                    && pin.Configuration.Association == place.Association
                    && pin.Configuration.Connectivity == place.Connectivity
                    && pin.Configuration.Sequence != HeadphoneSequence
                    && !pin.Capabilities.Digital)
                .DistinctBy(static pin => pin.Configuration.Sequence)
                .OrderBy(static pin => pin.Configuration.Sequence)
                .Take(4),
        ];
    }

    private void Add(IReadOnlyList<ChannelWay> ways)
    {
        Widget first = ways[0].Pin;
        bool isCapture = ways[0].IsCapture;
        EndpointFormats formats = FormatsOf(ways);
        string kind = EndpointName.KindOf(first, isCapture);
        string name = ways.Count == 1 ? EndpointName.Of(first, isCapture) : EndpointName.OfGroup(first, formats.MaximumChannels);
        PathLevel level = new();
        _endpoints.Add(new Endpoint(
            Numbered(_kinds, kind, "-"),
            kind,
            Numbered(_names, name, " "),
            graph.CodecAddress,
            new StreamPath(graph, ways, level),
            level,
            formats,
            [.. ways.Select(way => new EndpointPin(
                way, ways.Count == 1 ? null : EndpointName.PositionOf(way.Pin.Configuration), EndpointName.Of(way.Pin, isCapture)))]));
    }

    private void Leave(Widget pin, string reason) => _unused[pin.NodeId] = new UnusedPin(pin.NodeId, EndpointName.Of(pin.Configuration), reason);

    private static EndpointFormats FormatsOf(IReadOnlyList<ChannelWay> ways) => EndpointFormats.Of([.. ways.Select(static way => way.Converter)]);

    private static string Numbered(Dictionary<string, int> counts, string text, string separator)
    {
        int count = counts[text] = counts.GetValueOrDefault(text) + 1;
        return count == 1 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{separator}{(separator == " " ? $"({count})" : count)}");
    }
}
