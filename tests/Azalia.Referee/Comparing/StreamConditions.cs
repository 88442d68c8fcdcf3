using Azalia.Referee.Scripts;

namespace Azalia.Referee.Comparing;

/// <summary>Conditions for streams that run. QEMU's codec takes bytes from the stream when its own buffer has room, ahead of the link; ours go when the link takes them.</summary>
internal static class StreamConditions
{
    // Bytes of that buffer, and what may move in the two milliseconds that QEMU's grid and ours may lie apart.
    private const int CodecBuffer = 8192;

    // Bytes of the FIFO that both controllers say they have.
    private const int Fifo = 256;

    /// <summary>QEMU is ahead by no more than its codec's buffer.</summary>
    public static bool IsAhead(Difference d, History h)
    {
        StreamHistory stream = h.Streams[d.Stream];
        if (stream.IsInput || !stream.IsLegal || stream.CyclicBytes <= Lead(stream))
            return false;

        long grid = Grid(stream);
        long ahead = ((long)d.TheirField - d.OurField + grid + stream.CyclicBytes) % stream.CyclicBytes - grid;
        return ahead <= Lead(stream) && IsHeard(stream, h) && IsNominal(d, stream);
    }

    /// <summary>The ring is no larger than the lead, so that a position does not say how far ahead it is.</summary>
    public static bool IsSmallRing(Difference d, History h)
    {
        StreamHistory stream = h.Streams[d.Stream];
        return stream.IsLegal && stream.CyclicBytes <= Lead(stream) && d.TheirField < stream.CyclicBytes && IsNominal(d, stream);
    }

    /// <summary>No converter has the stream's number: QEMU's stream stands still, on a link it is sent all the same.</summary>
    public static bool NobodyListens(Difference d, History h)
    {
        StreamHistory stream = h.Streams[d.Stream];
        return stream.Runs > 0 && !IsHeard(stream, h) && d.TheirField == 0 && IsNominal(d, stream);
    }

    /// <summary>RUN was cleared and set: ours went on, QEMU began anew.</summary>
    public static bool RanAgain(Difference d, History h)
    {
        StreamHistory stream = h.Streams[d.Stream];
        return stream.Runs > 1 && IsNominal(d, stream);
    }

    /// <summary>BCIS came earlier, and may have been cleared earlier, by no more than the lead.</summary>
    public static bool CompletesAhead(Difference d, History h)
    {
        StreamHistory stream = h.Streams[d.Stream];
        if (stream.IsInput || stream.Runs == 0 || !stream.IsLegal || !IsNominal(d, stream))
            return false;

        long grid = Grid(stream);
        return d.TheirField == 1
            ? stream.CompletesBetween(stream.AcknowledgedBytes - grid, stream.Bytes + Lead(stream))
            : stream.CompletesBetween(stream.AcknowledgedBytes - grid, stream.AcknowledgedBytes + Lead(stream) + grid);
    }

    /// <summary>QEMU's back end records nothing: an input stands still, and its memory stays as it was.</summary>
    public static bool IsNotRecorded(Difference d, History h)
    {
        if (d.Stream >= 0)
            return h.Streams[d.Stream] is { IsInput: true, Runs: > 0 } input && d.TheirField == 0 && IsNominal(d, input);

        for (int stream = 0; stream < 4; stream++)
        {
            if (d.Register == "MEMORY" && MemoryMap.IsDataOf(d.Observation.Offset, stream) && h.Streams[stream].Runs > 0)
                return true;
        }

        return false;
    }

    /// <summary>A stream that the specification calls illegal, or whose memory is not there, runs on QEMU as if nothing were wrong.</summary>
    public static bool HasNoErrors(Difference d, History h) => h.Streams[d.Stream] is { Runs: > 0, IsFaulty: true };

    // Whether ours is what the specification makes of the time that passed: which of the two is right is not left to the list.
    private static bool IsNominal(in Difference d, StreamHistory stream)
    {
        if (stream.CyclicBytes == 0)
            return false;

        long slack = Slack(stream);
        if (d.Register == "SDnSTS")
        {
            return d.OurField == 1
                ? stream.CompletesBetween(stream.AcknowledgedBytes - slack, stream.Bytes + Fifo + slack)
                : !stream.CompletesBetween(stream.AcknowledgedBytes + Fifo + slack, stream.Bytes - Fifo - slack);
        }

        // The position buffer has the engine's position, which is ahead of the link for an output, and behind it for an input.
        long fifo = d.Register == "DPIB" ? Fifo : 0;
        long off = (d.OurField - stream.Position + stream.CyclicBytes) % stream.CyclicBytes;
        return d.OurField < stream.CyclicBytes && (off <= slack + fifo || off >= stream.CyclicBytes - slack - fifo);
    }

    // Three frames of the link: the one in which the stream starts, the one in which it stops, and a step of the 44.1 kHz cadence.
    private static long Slack(StreamHistory stream) => stream.BytesPerSecond * 3 / 48_000 + stream.Format.BytesPerFrame * 2;

    private static bool IsHeard(StreamHistory stream, History h) =>
        h.Rings.Converters.IsBound((byte)(stream.Register(2, 1) >> 4), stream.IsInput);

    private static long Grid(StreamHistory stream) => stream.BytesPerSecond * 2 / 1000 + 256;

    private static long Lead(StreamHistory stream) => CodecBuffer + Grid(stream);
}
