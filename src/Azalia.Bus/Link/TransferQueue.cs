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
}
