using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Link;

/// <summary>
/// One TransferCodecVerbs call on its way. Its elements go strictly in order: each is answered or given up before the next is sent. Reused; guarded by
/// the link lock while it is queued.
/// </summary>
internal sealed class VerbTransfer
{
    private Memory<HdAudioCodecTransfer> _elements;
    private HdAudioTransferCompleteCallback? _callback;
    private object? _context;
    private int _next;

    /// <summary>Signalled when a synchronous call has ended.</summary>
    public KEvent Completed { get; } = new(KEventKind.Synchronization);

    /// <summary>The next in whatever queue it stands.</summary>
    public VerbTransfer? Next { get; set; }

    /// <summary>The queue of the client, in whose order its calls are carried out.</summary>
    public VerbClient Client { get; private set; } = null!;

    /// <summary>Codecs that let an element of this call time out; the rest of its elements for them fail at once.</summary>
    public ushort SilentCodecs { get; set; }

    public bool IsAsynchronous => _callback is not null;

    public bool IsDone => _next == _elements.Length;

    public CodecCommand Current => new(_elements.Span[_next].Output.Command);

    /// <summary>
    /// Whether this element and the next are a double function reset: two resets of one function group with nothing in between, which is what wakes a codec
    /// from D3cold (hardware 4.10).
    /// </summary>
    public bool BeginsDoubleReset
    {
        get
        {
            ReadOnlySpan<HdAudioCodecTransfer> elements = _elements.Span;
            return _next + 1 < elements.Length && Current.Verb.Id == VerbId.FunctionReset && elements[_next + 1].Output.Command == Current.Raw;
        }
    }

    public void Begin(VerbClient client, Memory<HdAudioCodecTransfer> elements, HdAudioTransferCompleteCallback? callback, object? context)
    {
        Client = client;
        _elements = elements;
        _callback = callback;
        _context = context;
        _next = 0;
        SilentCodecs = 0;
        Next = null;
        foreach (ref HdAudioCodecTransfer element in elements.Span)
            element.Input = default;
    }

    /// <summary>Writes the outcome of the current element and goes on to the next.</summary>
    public void Answer(HdAudioCodecResponse response) => _elements.Span[_next++].Input = response;

    /// <summary>Tells the client. No lock is held; an asynchronous client is called at DISPATCH_LEVEL.</summary>
    public void Complete()
    {
        if (_callback is { } callback)
            callback(_elements, _context);
        else
            Completed.Set();
    }

    /// <summary>Forgets the client's memory, so that a transfer at rest keeps nothing alive.</summary>
    public void End()
    {
        _elements = default;
        _callback = null;
        _context = null;
    }
}
