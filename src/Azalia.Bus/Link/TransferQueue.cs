namespace Azalia.Bus.Link;

/// <summary>Transfers in line, linked through themselves. Mutable struct: keep it in a field that is not readonly.</summary>
internal struct TransferQueue
{
    private VerbTransfer? _first;
    private VerbTransfer? _last;

    public readonly bool IsEmpty => _first is null;

    public void Enqueue(VerbTransfer transfer)
    {
        transfer.Next = null;
        if (_last is null)
            _first = transfer;
        else
            _last.Next = transfer;

        _last = transfer;
    }

    public VerbTransfer? Dequeue()
    {
        VerbTransfer? transfer = _first;
        if (transfer is null)
            return null;

        _first = transfer.Next;
        if (_first is null)
            _last = null;

        transfer.Next = null;
        return transfer;
    }

    /// <summary>Takes the first that somebody waits for, past those that have a callback.</summary>
    public VerbTransfer? DequeueSynchronous()
    {
        VerbTransfer? before = null;
        VerbTransfer? found = _first;
        while (found is { IsAsynchronous: true })
            (before, found) = (found, found.Next);

        if (found is null || before is null)
            return found is null ? null : Dequeue();

        before.Next = found.Next;
        if (_last == found)
            _last = before;

        found.Next = null;
        return found;
    }
}
