using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>A DMA engine: a stream descriptor, and what the client that holds it has asked for. Guarded by the engine lock.</summary>
internal sealed class DmaEngine(int index, EngineDirection ability, StreamDescriptor descriptor)
{
    /// <summary>Index of the stream descriptor.</summary>
    public int Index => index;

    /// <summary>What the descriptor can do.</summary>
    public EngineDirection Ability => ability;

    public StreamDescriptor Descriptor => descriptor;

    /// <summary>The context that allocated it, or null when nobody holds it.</summary>
    public object? Owner { get; set; }

    /// <summary>The function group whose clients may use the handle.</summary>
    public FunctionGroupDevice? Group { get; set; }

    public nint Handle { get; set; }

    public EngineState State { get; set; }

    public StreamFormat Format { get; set; }

    /// <summary>Whether it moves data to the link, when allocated.</summary>
    public bool IsRender { get; set; }

    /// <summary>Whether the client wants it spread over the lines, if there are more than one.</summary>
    public bool WantsStripe { get; set; }

    /// <summary>Whether it is spread over the lines: its present format is dense enough for that.</summary>
    public bool IsStriped { get; set; }

    /// <summary>The SDI line that is charged, for capture.</summary>
    public byte CodecAddress { get; set; }

    /// <summary>The stream number, 0 before the first buffer.</summary>
    public byte StreamNumber { get; set; }

    public EngineBuffer? Buffer { get; set; }

    /// <summary>Whether the hardware failed to answer; the next allocation resets it.</summary>
    public bool NeedsReset { get; set; }

    /// <summary>Set at each notification. Replaced as a whole, so that the DPC can walk it without the lock.</summary>
    public KEvent[] Events { get; set; } = [];

    /// <summary>Called at each notification. Replaced as a whole, as the events are.</summary>
    public NotificationCallback[] Callbacks { get; set; } = [];

    /// <summary>Rounds of notifications that are under way: how many threads are calling its clients now.</summary>
    public int Notifying;

    /// <summary>The client's part of the interrupt service, of a buffer with a list of its own. Changed only while the interrupt is kept out.</summary>
    public HdAudioBdlIsr? BdlIsr { get; set; }

    public object? BdlIsrContext { get; set; }

    /// <summary>Times of completions that the DPC has not passed on yet.</summary>
    public CompletionRing Completions { get; } = new();

    /// <summary>The Reset state that belongs to the buffer it has.</summary>
    public EngineState ReadyState => Buffer switch
    {
        null => EngineState.ResetEmpty,
        { IsContiguous: false } => EngineState.ResetReady,
        { Entries: 0 } => EngineState.ResetContiguous,
        _ => EngineState.ResetBdlReady,
    };

    /// <summary>Whether it is in the Reset stream state, whatever its buffer.</summary>
    public bool IsInReset => State is not (EngineState.Paused or EngineState.Running);

    /// <summary>The state in the words of the DDI.</summary>
    public HdAudioStreamState StreamState => State switch
    {
        EngineState.Running => HdAudioStreamState.RunState,
        EngineState.Paused => HdAudioStreamState.StopState,
        _ => HdAudioStreamState.ResetState,
    };

    /// <summary>Forgets the client. The hardware is in Reset by then.</summary>
    public void Release()
    {
        Owner = null;
        Group = null;
        Handle = 0;
        State = EngineState.ResetEmpty;
        Format = default;
        WantsStripe = false;
        IsStriped = false;
        StreamNumber = 0;
        Buffer = null;
        Events = [];
        Callbacks = [];
    }

    /// <summary>Forgets what the service routine does for a client. The interrupt is kept out meanwhile.</summary>
    public void DetachService()
    {
        BdlIsr = null;
        BdlIsrContext = null;
        Completions.Clear();
    }
}

/// <summary>A registration of RegisterNotificationCallback. The device object is held so that it lives as long as the registration.</summary>
/// <param name="FunctionalDevice">The client's device object.</param>
/// <param name="Routine">What to call.</param>
/// <param name="Context">What to call it with.</param>
internal sealed record NotificationCallback(object FunctionalDevice, HdAudioDmaNotificationCallback Routine, object? Context);
