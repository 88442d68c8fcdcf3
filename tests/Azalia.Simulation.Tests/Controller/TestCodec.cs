using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>A codec that answers every verb with its complement, and remembers what it was told.</summary>
internal sealed class TestCodec : ICodecLink
{
    private readonly Queue<(long Tick, uint Response)> _unsolicited = new();
    private readonly byte[] _spoken = new byte[16];

    public bool IsPresent { get; set; } = true;

    /// <summary>Whether verbs are answered.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Whether stream data is kept; off for measurements.</summary>
    public bool Records { get; set; } = true;

    /// <summary>Input stream numbers that it sends, one bit each.</summary>
    public uint Speaks { get; set; }

    public List<(long Tick, uint Command)> Verbs { get; } = [];

    /// <summary>For each verb, how many bytes of all streams had been heard when it came.</summary>
    public List<long> HeardBeforeVerbs { get; } = [];

    public List<long> Resets { get; } = [];

    public List<(byte Stream, long FirstTick, long LastTick, int Frames)> Blocks { get; } = [];

    public Dictionary<byte, List<byte>> Heard { get; } = [];

    public List<string> Order { get; } = [];

    /// <summary>The stripe codes of the blocks that were heard.</summary>
    public HashSet<byte> Stripes { get; } = [];

    public long NextEventTick => _unsolicited.TryPeek(out (long Tick, uint Response) first) ? first.Tick : long.MaxValue;

    public void SayUnsolicited(long tick, uint response) => _unsolicited.Enqueue((tick, response));

    public byte[] HeardOn(byte stream) => Heard.TryGetValue(stream, out List<byte>? bytes) ? [.. bytes] : [];

    public bool RequestsWake { get; set; }

    /// <summary>Forgets what it was told.</summary>
    public void Forget()
    {
        Verbs.Clear();
        HeardBeforeVerbs.Clear();
        Resets.Clear();
        Blocks.Clear();
        Heard.Clear();
        Stripes.Clear();
        Order.Clear();
    }

    public void LinkReset(long tick) => Resets.Add(tick);

    public bool Send(CodecCommand command, long tick, out uint response)
    {
        response = ~command.Raw;
        if (Records)
        {
            Verbs.Add((tick, command.Raw));
            HeardBeforeVerbs.Add(Heard.Values.Sum(bytes => bytes.Count));
            Order.Add($"verb {tick}");
        }

        return Answers;
    }

    public bool TryTakeUnsolicited(long tick, out uint response)
    {
        response = 0;
        if (NextEventTick > tick)
            return false;
        response = _unsolicited.Dequeue().Response;
        return true;
    }

    public void Render(in OutboundBlock block)
    {
        if (!Records)
            return;

        Blocks.Add((block.StreamNumber, block.FirstTick, block.LastTick, block.FrameCount));
        _ = Stripes.Add(block.StripeCode);
        Order.Add($"render {block.StreamNumber} {block.FirstTick}");
        if (!Heard.TryGetValue(block.StreamNumber, out List<byte>? bytes))
            Heard[block.StreamNumber] = bytes = [];
        bytes.AddRange(block.Bytes);
        Assert.Equal(block.FrameCount * block.Format.BytesPerFrame, block.Bytes.Length);
    }

    public void EndBlock(long tick)
    {
        if (Records)
            Order.Add($"end {tick}");
    }

    public int Capture(in InboundRequest request, Span<byte> destination)
    {
        if (Records)
            Order.Add($"capture {request.StreamNumber} {request.FirstTick}");
        if ((Speaks >> request.StreamNumber & 1) == 0)
            return 0;

        // Not an assertion, which would allocate.
        if (destination.Length != request.FrameCount * request.Format.BytesPerFrame)
            throw new InvalidOperationException($"{destination.Length} bytes for {request.FrameCount} frames.");

        for (int i = 0; i < destination.Length; i++)
            destination[i] = ++_spoken[request.StreamNumber];
        return destination.Length;
    }
}
