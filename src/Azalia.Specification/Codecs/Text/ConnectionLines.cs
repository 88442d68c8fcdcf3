namespace Azalia.Specification.Codecs.Text;

/// <summary>The connections of a node and the devices behind it. Hardware 6.2, 6.4.</summary>
internal sealed class ConnectionLines(TextProblems problems)
{
    private readonly List<ConnectedNode> _nodes = [];
    private readonly List<DeviceEntryText> _devices = [];
    private bool _isOpen;
    private bool _hasDevices;
    private int _announced;
    private int _line;

    /// <summary>The list that comes next is the driver's.</summary>
    internal bool IsForeignListNext { get; set; }

    /// <summary>Takes the line that tells how many connections there are.</summary>
    internal bool TryOpen(ReadOnlySpan<char> line)
    {
        if (!TextScan.Take(ref line, "Connection:"))
            return false;

        if (problems.Number(ref line, "number of connections", out uint count))
        {
            _isOpen = true;
            _announced = (int)Math.Min(count, int.MaxValue);
            _line = problems.Line;
            _nodes.Clear();
        }

        return true;
    }

    /// <summary>Takes a line of node numbers.</summary>
    internal bool TryContinue(ReadOnlySpan<char> line)
    {
        if (!_isOpen || IsForeignListNext || !line.StartsWith("0x"))
            return false;

        Read(line, _nodes);
        return true;
    }

    /// <summary>Takes the count of devices, or one of them.</summary>
    internal bool TryDevices(ReadOnlySpan<char> line)
    {
        if (TextScan.Take(ref line, "Devices:"))
        {
            _hasDevices = problems.Number(ref line, "number of devices", out uint count) && count > 0;
            return true;
        }

        bool isSelected = line[0] == '*';
        ReadOnlySpan<char> rest = isSelected ? line[1..] : line;
        if (!_hasDevices || !TextScan.Take(ref rest, "Dev "))
            return false;

        if (problems.Number(ref rest, "device's number", out uint index)
            && problems.Field(ref rest, "PD =", out uint presence)
            && problems.Field(ref rest, "ELDV =", out uint eld)
            && problems.Field(ref rest, "IA =", out uint inactive))
        {
            _devices.Add(new DeviceEntryText((byte)index, isSelected, presence != 0, eld != 0, inactive != 0, ListOf(rest)));
        }

        return true;
    }

    /// <summary>The node ends.</summary>
    internal void Close(WidgetText widget)
    {
        if (_isOpen)
        {
            if (_nodes.Count != _announced)
                problems.WarnAt(_line, $"node 0x{widget.NodeId:x2} announces {_announced} connections and lists {_nodes.Count}");

            widget.Connections = [.. _nodes];
        }

        if (_hasDevices)
            widget.Devices = [.. _devices];

        _isOpen = _hasDevices = IsForeignListNext = false;
        _nodes.Clear();
        _devices.Clear();
    }

    private List<ConnectedNode>? ListOf(ReadOnlySpan<char> line)
    {
        int open = line.IndexOf('[');
        if (open < 0)
            return null;

        int close = line.IndexOf(']');
        List<ConnectedNode> list = [];
        Read(line[(open + 1)..(close > open ? close : line.Length)].Trim(), list);
        return list;
    }

    private void Read(ReadOnlySpan<char> line, List<ConnectedNode> list)
    {
        while (line.Length > 0)
        {
            if (!problems.Number(ref line, "number of a connected node", out uint node))
                return;

            bool isSelected = line.Length > 0 && line[0] == '*';
            list.Add(new ConnectedNode((ushort)node, isSelected));
            line = (isSelected ? line[1..] : line).TrimStart();
        }
    }
}
