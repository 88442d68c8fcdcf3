using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Graph;

/// <summary>
/// Reads a function group through verbs, in four batches: the group, the kind of each widget, what each kind has, the connection lists.
/// </summary>
/// <remarks>
/// Nothing is taken for granted: node numbers come from the codec, and every count it gives is bounded by what the link can address. A
/// widget that does not answer is left out; a parameter that is not answered counts as absent. Only a group that does not answer at all is
/// a failure.
/// </remarks>
internal static class CodecGraphReader
{
    // An index in a connection list is the 8-bit payload of the connection select (HDA 1.0a 7.3.3.2).
    private const int LongestConnectionList = 256;

    // A pin that does not say what is on it has nothing on it.
    private static readonly ConfigurationDefault s_unknownPin = new() { Connectivity = PortConnectivity.None };

    /// <summary>Reads the group at a node.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when the group does not answer, STATUS_NOT_SUPPORTED when it is no audio function group.</returns>
    internal static NtStatus Read(CodecVerbs verbs, byte groupNode, out CodecGraph? graph)
    {
        graph = null;
        NtStatus status = ReadGroup(verbs, groupNode, out FunctionGroup? group);
        if (!status.IsSuccess)
            return status;

        status = ReadKinds(verbs, group!, out List<Draft> drafts);
        if (!status.IsSuccess)
            return status;

        status = ReadDetails(verbs, group!, drafts);
        if (!status.IsSuccess)
            return status;

        status = ReadConnections(verbs, drafts);
        if (!status.IsSuccess)
            return status;

        graph = new CodecGraph(verbs.CodecAddress, group!, [.. drafts.Select(static draft => draft.ToWidget())]);
        return NtStatus.Success;
    }

    private static NtStatus ReadGroup(CodecVerbs verbs, byte node, out FunctionGroup? group)
    {
        group = null;
        verbs.Begin();
        int type = verbs.Add(node, Verb.GetParameter(ParameterId.FunctionGroupType));
        int widgets = verbs.Add(node, Verb.GetParameter(ParameterId.SubordinateNodes));
        int capabilities = verbs.Add(node, Verb.GetParameter(ParameterId.AudioGroupCapabilities));
        int pcm = verbs.Add(node, Verb.GetParameter(ParameterId.PcmCapabilities));
        int streamFormats = verbs.Add(node, Verb.GetParameter(ParameterId.StreamFormats));
        int inputAmplifier = verbs.Add(node, Verb.GetParameter(ParameterId.InputAmplifierCapabilities));
        int outputAmplifier = verbs.Add(node, Verb.GetParameter(ParameterId.OutputAmplifierCapabilities));

        NtStatus status = verbs.Send();
        if (!status.IsSuccess)
            return status;
        if (!verbs.TryGetAnswer(type, out uint typeAnswer) || !verbs.TryGetAnswer(widgets, out uint widgetsAnswer))
            return NtStatus.DeviceNotReady;
        if (new FunctionGroupParameter(typeAnswer).Type != FunctionGroupType.Audio)
            return NtStatus.NotSupported;

        group = new FunctionGroup
        {
            NodeId = node,
            Widgets = new SubordinateNodes(widgetsAnswer),
            Capabilities = new AudioGroupCapabilities(verbs.Parameter(capabilities)),
            Pcm = new PcmCapabilities(verbs.Parameter(pcm)),
            StreamFormats = new StreamFormatCapabilities(verbs.Parameter(streamFormats)),
            InputAmplifier = new AmplifierCapabilities(verbs.Parameter(inputAmplifier)),
            OutputAmplifier = new AmplifierCapabilities(verbs.Parameter(outputAmplifier)),
        };
        return NtStatus.Success;
    }

    private static NtStatus ReadKinds(CodecVerbs verbs, FunctionGroup group, out List<Draft> drafts)
    {
        drafts = [];
        int first = Math.Max((int)group.Widgets.Start, 1);
        int end = Math.Min(group.Widgets.Start + group.Widgets.Count, CodecGraph.NodeLimit);

        verbs.Begin();
        for (int node = first; node < end; node++)
            _ = verbs.Add((byte)node, Verb.GetParameter(ParameterId.WidgetCapabilities));

        NtStatus status = verbs.Send();
        if (!status.IsSuccess)
            return status;

        for (int node = first; node < end; node++)
        {
            // What is not there answers 0, which would be an output converter that can do nothing.
            if (verbs.TryGetAnswer(node - first, out uint capabilities) && capabilities is not (0 or uint.MaxValue) && node != group.NodeId)
                drafts.Add(new Draft((byte)node, new WidgetCapabilities(capabilities), group));
        }

        return NtStatus.Success;
    }

    private static NtStatus ReadDetails(CodecVerbs verbs, FunctionGroup group, List<Draft> drafts)
    {
        List<Action> wanted = [];
        verbs.Begin();
        foreach (Draft draft in drafts)
        {
            WidgetCapabilities capabilities = draft.Capabilities;
            void Want(ParameterId parameter, Action<uint> take)
            {
                int place = verbs.Add(draft.NodeId, Verb.GetParameter(parameter));
                wanted.Add(() => take(verbs.Parameter(place)));
            }

            // A widget that overrides without a value falls back on the group's: several codecs do that.
            if (capabilities.FormatOverride && capabilities.Type is WidgetType.AudioOutput or WidgetType.AudioInput)
            {
                Want(ParameterId.PcmCapabilities, raw => draft.Pcm = raw == 0 ? group.Pcm : new PcmCapabilities(raw));
                Want(ParameterId.StreamFormats, raw => draft.StreamFormats = raw == 0 ? group.StreamFormats : new StreamFormatCapabilities(raw));
            }

            if (capabilities.Type == WidgetType.PinComplex)
            {
                Want(ParameterId.PinCapabilities, raw => draft.Pin = new PinCapabilities(raw));
                int place = verbs.Add(draft.NodeId, Verb.GetConfigurationDefault());
                wanted.Add(() => draft.Configuration = verbs.TryGetAnswer(place, out uint raw) ? new ConfigurationDefault(raw) : s_unknownPin);
            }

            if (capabilities.InputAmplifier && capabilities.AmplifierOverride)
                Want(ParameterId.InputAmplifierCapabilities, raw => draft.InputAmplifier = new AmplifierCapabilities(raw));
            if (capabilities.OutputAmplifier && capabilities.AmplifierOverride)
                Want(ParameterId.OutputAmplifierCapabilities, raw => draft.OutputAmplifier = new AmplifierCapabilities(raw));
            if (capabilities.ConnectionList)
                Want(ParameterId.ConnectionListLength, raw => draft.ConnectionListLength = new ConnectionListLength(raw));
        }

        NtStatus status = verbs.Send();
        if (!status.IsSuccess)
            return status;

        foreach (Action take in wanted)
            take();

        return NtStatus.Success;
    }

    private static NtStatus ReadConnections(CodecVerbs verbs, List<Draft> drafts)
    {
        List<(Draft Draft, int First, int Place)> wanted = [];
        verbs.Begin();
        foreach (Draft draft in drafts)
        {
            int step = ConnectionList.EntriesPerResponse(draft.ConnectionListLength.IsLong);
            for (int first = 0; first < draft.ConnectionListLength.Entries; first += step)
                wanted.Add((draft, first, verbs.Add(draft.NodeId, Verb.GetConnectionListEntry((byte)first))));
        }

        NtStatus status = verbs.Send();
        if (!status.IsSuccess)
            return status;

        foreach ((Draft draft, int first, int place) in wanted)
        {
            // Entries behind a missing answer would have the wrong index: the list ends before it.
            if (draft.Entries.Count == first && verbs.TryGetAnswer(place, out uint answer))
                draft.Take(answer);
        }

        return NtStatus.Success;
    }

    private sealed class Draft(byte nodeId, WidgetCapabilities capabilities, FunctionGroup group)
    {
        internal byte NodeId => nodeId;

        internal WidgetCapabilities Capabilities => capabilities;

        internal PcmCapabilities Pcm { get; set; } = group.Pcm;

        internal StreamFormatCapabilities StreamFormats { get; set; } = group.StreamFormats;

        internal PinCapabilities Pin { get; set; }

        internal ConfigurationDefault Configuration { get; set; }

        internal AmplifierCapabilities InputAmplifier { get; set; } = group.InputAmplifier;

        internal AmplifierCapabilities OutputAmplifier { get; set; } = group.OutputAmplifier;

        internal ConnectionListLength ConnectionListLength { get; set; }

        internal List<ConnectionListEntry> Entries { get; } = [];

        internal void Take(uint answer)
        {
            int count = Math.Min(
                ConnectionList.EntriesPerResponse(ConnectionListLength.IsLong), ConnectionListLength.Entries - Entries.Count);
            for (int i = 0; i < count; i++)
                Entries.Add(ConnectionList.EntryAt(answer, i, ConnectionListLength.IsLong));
        }

        internal Widget ToWidget()
        {
            // An entry that is no node keeps its place, as in Linux: the select counts it.
            _ = ConnectionList.TryExpand([.. Entries], out IReadOnlyList<byte> connections);
            return new Widget
            {
                NodeId = nodeId,
                Capabilities = capabilities,
                Pcm = Pcm,
                StreamFormats = StreamFormats,
                Pin = Pin,
                Configuration = Configuration,
                InputAmplifier = InputAmplifier,
                OutputAmplifier = OutputAmplifier,
                Connections = connections.Count <= LongestConnectionList ? connections : [.. connections.Take(LongestConnectionList)],
            };
        }
    }
}
