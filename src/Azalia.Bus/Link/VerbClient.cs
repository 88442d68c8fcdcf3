namespace Azalia.Bus.Link;

/// <summary>
/// The calls of one client, in the order of their submission: a later call begins when the earlier one has ended (DDI 2.1).
/// Guarded by the link lock.
/// </summary>
internal sealed class VerbClient
{
    private TransferQueue _calls;

    /// <summary>The call that is being carried out, or null.</summary>
    public VerbTransfer? Active { get; set; }

    public void Enqueue(VerbTransfer transfer) => _calls.Enqueue(transfer);

    public VerbTransfer? Dequeue() => _calls.Dequeue();
}
