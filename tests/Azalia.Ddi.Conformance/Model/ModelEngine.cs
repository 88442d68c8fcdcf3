namespace Azalia.Ddi.Conformance.Model;

/// <summary>The states of table DDI 4.1.</summary>
internal enum ModelState
{
    R0,
    RC,
    RB,
    P,
    Run,
}

/// <summary>What kind of buffer fills an engine's one slot.</summary>
internal enum ModelBuffer
{
    None,
    Cyclic,
    Contiguous,
}

/// <summary>An engine as the documents describe it, in as few words as will do.</summary>
internal sealed class ModelEngine
{
    public required bool IsOutput { get; init; }

    public int? Client { get; set; }

    /// <summary>The codec of the clients that may use the handle.</summary>
    public int Codec { get; set; }

    /// <summary>The input line that is charged.</summary>
    public int Sdi { get; set; }

    public nint Handle { get; set; }

    public ModelState State { get; set; }

    public ModelBuffer Buffer { get; set; }

    public nuint BufferSize { get; set; }

    public int Format { get; set; }

    public int StreamId { get; set; }

    public List<int> Events { get; } = [];

    public List<(int Routine, int Context)> Callbacks { get; } = [];

    public bool IsTaken => Client is not null;

    public void Free()
    {
        Client = null;
        Handle = 0;
        State = ModelState.R0;
        Buffer = ModelBuffer.None;
        StreamId = 0;
        Events.Clear();
        Callbacks.Clear();
    }
}
