namespace Azalia.Simulation.Codecs;

/// <summary>The part of a pin that HDMI and DisplayPort have beyond other pins: its device entries, one of which the verbs address (HDA040-A; hardware 4.15).</summary>
internal sealed class DisplayPin
{
    private const int EntriesPerResponse = 8;

    private readonly DisplayEntry[] _entries;

    /// <summary>A pin with a monitor, or as it was found.</summary>
    public DisplayPin(NodeTraits traits)
    {
        byte[] eld = traits.Defaults.Eld is { } given ? [.. given] : EldImage.Plausible(traits.Id, traits.Pin.DisplayPort);
        IReadOnlyList<DisplayState>? found = traits.State.Devices;
        _entries = new DisplayEntry[traits.DeviceEntryCount];
        for (int i = 0; i < _entries.Length; i++)
        {
            DisplayEntry entry = _entries[i] = new DisplayEntry(i, eld);
            bool isPlugged = i == 0 && traits.Defaults.IsPlugged;
            DisplayState state = found is not null && i < found.Count ? found[i] : new DisplayState(isPlugged, isPlugged, false, traits.Defaults.ConnectionSelect);
            (entry.IsPresent, entry.HasEld, entry.IsInactive, entry.ConnectionSelect) = (state.IsPresent, state.HasEld, state.IsInactive, state.ConnectionSelect);
        }

        Select(traits.State.DeviceSelect);
    }

    /// <summary>F35h: the number of the entry that verbs address. HDA040-A: it survives every reset.</summary>
    public byte SelectedNumber { get; private set; }

    /// <summary>The entry that verbs address.</summary>
    public DisplayEntry Selected => _entries[SelectedNumber];

    /// <summary>Whether the pin has several entries.</summary>
    public bool IsMultiStream => _entries.Length > 1;

    /// <summary>The entries.</summary>
    public ReadOnlySpan<DisplayEntry> Entries => _entries;

    /// <summary>735h: selects an entry; one that the pin does not have changes nothing.</summary>
    public void Select(byte number)
    {
        if (number < _entries.Length)
            SelectedNumber = number;
    }

    /// <summary>F36h: eight entries of four bits, from a multiple of eight on.</summary>
    public uint ListFrom(byte payload)
    {
        int first = payload / EntriesPerResponse * EntriesPerResponse;
        uint response = 0;
        for (int i = 0; i < EntriesPerResponse && first + i < _entries.Length; i++)
        {
            DisplayEntry entry = _entries[first + i];
            uint bits = (entry.IsPresent ? 1u : 0) | (entry.HasEld ? 2u : 0) | (entry.IsInactive ? 4u : 0);
            response |= bits << 4 * i;
        }
        return response;
    }

    /// <summary>Puts back what a complete reset clears.</summary>
    public void ResetSettings()
    {
        foreach (DisplayEntry entry in _entries)
            entry.ResetSettings();
    }
}
