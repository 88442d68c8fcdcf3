using Azalia.Platform.Memory;

namespace Azalia.Bus.Streams;

/// <summary>
/// A buffer and its descriptor list: a cyclic one, whose list the bus driver writes, or a contiguous one, whose list is the client's.
/// </summary>
internal sealed class EngineBuffer
{
    private readonly DmaMemory _memory;

    private EngineBuffer(DmaMemory memory, Mdl data, Mdl list, DmaView listView, DmaView? dataView)
    {
        _memory = memory;
        Data = data;
        List = list;
        DataView = dataView;
        ListView = listView;
    }

    /// <summary>The pages of the data.</summary>
    public Mdl Data { get; }

    /// <summary>The page of the list.</summary>
    public Mdl List { get; }

    /// <summary>The list, mapped.</summary>
    public DmaView ListView { get; }

    /// <summary>The data, mapped for the client, of a contiguous buffer.</summary>
    public DmaView? DataView { get; }

    /// <summary>Whether the client writes the list itself.</summary>
    public bool IsContiguous => DataView is not null;

    /// <summary>Bytes of the cycle: what the list describes; 0 before a contiguous buffer is set up.</summary>
    public int Length { get; private set; }

    /// <summary>Entries of the list; 0 before a contiguous buffer is set up.</summary>
    public int Entries { get; private set; }

    /// <summary>Allocates a cyclic buffer and writes its list; touches no hardware. PASSIVE_LEVEL.</summary>
    /// <param name="memory">Where the pages come from.</param>
    /// <param name="length">Bytes of the cycle.</param>
    /// <param name="notifications">Notifications in a cycle: 0, 1 or 2.</param>
    /// <param name="highestAddress">The highest address that the device can use.</param>
    /// <param name="endsAtPages">Whether no entry of the list may cross a page.</param>
    /// <returns>The buffer, or null when memory does not suffice.</returns>
    public static EngineBuffer? CreateCyclic(DmaMemory memory, int length, int notifications, ulong highestAddress, bool endsAtPages)
    {
        if (Create(memory, length, contiguous: false, highestAddress) is not { } buffer)
            return null;

        buffer.Length = length;
        buffer.Entries = DescriptorList.Write(buffer.ListView, buffer.Data, length, notifications, endsAtPages);
        if (buffer.Entries != 0)
            return buffer;

        buffer.Free();
        return null;
    }

    /// <summary>Allocates a contiguous buffer and a page for its list. PASSIVE_LEVEL.</summary>
    /// <param name="memory">Where the pages come from.</param>
    /// <param name="length">Bytes wanted.</param>
    /// <param name="highestAddress">The highest address that the device can use.</param>
    /// <param name="poison">What fills both, or null to leave them zeroed.</param>
    /// <returns>The buffer, or null when memory does not suffice.</returns>
    public static EngineBuffer? CreateContiguous(DmaMemory memory, int length, ulong highestAddress, byte? poison)
    {
        EngineBuffer? buffer = Create(memory, length, contiguous: true, highestAddress);
        if (buffer is not null && poison is { } value)
        {
            buffer.DataView!.Fill(0, buffer.DataView.Length, value);
            buffer.ListView.Fill(0, buffer.ListView.Length, value);
        }

        return buffer;
    }

    /// <summary>Notes what the client's list describes.</summary>
    public void SetUp(int length, int entries)
    {
        Length = length;
        Entries = entries;
    }

    /// <summary>Gives the memory back. PASSIVE_LEVEL.</summary>
    public void Free()
    {
        DataView?.Dispose();
        ListView.Dispose();
        _memory.Free(List);
        _memory.Free(Data);
    }

    private static EngineBuffer? Create(DmaMemory memory, int length, bool contiguous, ulong highestAddress)
    {
        Mdl? data = memory.Allocate(length, contiguous, highestAddress);
        Mdl? list = data is null ? null : memory.Allocate(DescriptorList.ByteCount, contiguous: true, highestAddress);
        DmaView? listView = list is null ? null : memory.TryMap(list);
        DmaView? dataView = listView is null || !contiguous ? null : memory.TryMap(data!);
        if (listView is not null && (dataView is not null || !contiguous))
            return new EngineBuffer(memory, data!, list!, listView, dataView);

        listView?.Dispose();
        if (list is not null)
            memory.Free(list);

        if (data is not null)
            memory.Free(data);

        return null;
    }
}
