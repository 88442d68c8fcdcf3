namespace Azalia.Simulation.Controller;

/// <summary>The DMA engine of an input stream: link to FIFO, FIFO to memory (HDA 1.0a 4.5.2; FIFO model of hardware
/// 2.10).</summary>
/// <remarks>
/// <para>One frame is: a packet enters the FIFO if the codec sent one, then whole bursts are written to memory. As with
/// <see cref="OutputEngine"/>, any number of frames at once gives the same bytes, positions and status.</para>
/// <para>Memory that refuses to be written loses those bytes and raises FIFOE, and the engine goes on. A descriptor that cannot be fetched
/// raises DESE and ends the stream. A packet for which the FIFO has no room is lost, raises FIFOE and is not counted.</para>
/// <para>Not modelled: the time that a memory access takes; a codec that sends part of a packet.</para>
/// </remarks>
internal static class InputEngine
{
    /// <summary>Whether a descriptor is loaded and the FIFO can receive: SDnSTS.FIFORDY.</summary>
    public static bool IsReady(StreamTransfer transfer) =>
        !transfer.HasFailed && (!transfer.NeedsDescriptor || transfer.MovedBytes != 0);

    /// <summary>Fetches the first descriptor that has bytes, as far as one frame's work allows.</summary>
    public static void Prepare(StreamTransfer transfer) => Drain(transfer, Target(transfer), StreamTransfer.UnitsPerFrame);

    /// <summary>Lets frames pass in which nothing arrives.</summary>
    public static void Idle(StreamTransfer transfer, int frames)
    {
        while (frames-- > 0 && IsBehind(transfer))
            Drain(transfer, Target(transfer), StreamTransfer.UnitsPerFrame);
    }

    /// <summary>Takes what arrives in some frames.</summary>
    /// <param name="transfer">The stream; its format is valid.</param>
    /// <param name="frames">Link frames.</param>
    /// <param name="arrived">Their packets, one behind the other; shorter when the codec sent no more, and then the last frames are
    /// without.</param>
    public static void Receive(StreamTransfer transfer, int frames, ReadOnlySpan<byte> arrived)
    {
        while (frames > 0 && !transfer.HasFailed)
        {
            long start = transfer.Work.Total;
            if (arrived.IsEmpty && !IsBehind(transfer))
            {
                transfer.CountFrames(frames);
                return;
            }

            int quiet = QuietFrames(transfer, frames);
            if (quiet == 0 || !TryReceiveQuietFrames(transfer, quiet, arrived, out int bytes))
            {
                quiet = 1;
                bytes = ReceiveFrame(transfer, arrived);
            }

            arrived = arrived[bytes..];
            frames -= quiet;
            transfer.Work.EndStreamFrame(start);
        }
    }

    /// <summary>Writes what the FIFO holds to memory, as far as one frame's work allows: what happens when RUN is cleared (hardware
    /// 2.10).</summary>
    /// <returns>False when some is left for the next frame.</returns>
    public static bool TryFlush(StreamTransfer transfer)
    {
        Drain(transfer, transfer.LinkedBytes, StreamTransfer.UnitsPerFrame);
        if (transfer.MovedBytes < transfer.LinkedBytes && !transfer.HasFailed)
            return false;

        transfer.FlushedBytes = transfer.MovedBytes;
        return true;
    }

    /// <summary>Frames from now to the one in which the status may change by itself, if the codec sends in every frame of the cadence;
    /// <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="transfer">The stream.</param>
    /// <param name="isLinked">Whether packets are taken.</param>
    public static long FramesToEvent(StreamTransfer transfer, bool isLinked)
    {
        if (IsBehind(transfer))
            return 1;
        if (!isLinked)
            return long.MaxValue;
        if (!transfer.Geometry.PacketFits)
            return transfer.FramesFor(1);

        // The end of the piece: it may interrupt, and the descriptor behind it is fetched then.
        long written = transfer.MovedBytes + transfer.Cursor.Remaining;
        long received = transfer.Geometry.LeastReceivedFor(written - transfer.FlushedBytes) + transfer.FlushedBytes - transfer.LinkedBytes;
        return transfer.FramesFor(Math.Max(1, (received + transfer.Geometry.PacketBytes - 1) / transfer.Geometry.PacketBytes));
    }

    private static long Target(StreamTransfer transfer) =>
        transfer.Geometry.DrainedAfter(transfer.LinkedBytes - transfer.FlushedBytes) + transfer.FlushedBytes;

    private static bool IsBehind(StreamTransfer transfer) =>
        !transfer.HasFailed && (transfer.NeedsDescriptor || transfer.MovedBytes < Target(transfer));

    // Frames in which the engine does not come to the end of the present piece and the FIFO never runs over.
    private static int QuietFrames(StreamTransfer transfer, int limit)
    {
        if (!transfer.Geometry.PacketFits || IsBehind(transfer))
            return 0;

        long writable = transfer.MovedBytes + transfer.Cursor.Remaining - 1 - transfer.FlushedBytes;
        long receivable = transfer.Geometry.MostReceivedFor(writable) + transfer.FlushedBytes - transfer.LinkedBytes;
        return (int)Math.Min(limit, transfer.FramesWithin(Math.Max(0, receivable) / transfer.Geometry.PacketBytes));
    }

    // Counts nothing and returns false when memory refuses: then the frames must be stepped, to find the one in which it does.
    private static bool TryReceiveQuietFrames(StreamTransfer transfer, int frames, ReadOnlySpan<byte> arrived, out int bytes)
    {
        bytes = Math.Min(transfer.BytesIn(frames), arrived.Length);
        StreamFifo fifo = transfer.Fifo;
        long drained = transfer.Geometry.DrainedAfter(transfer.LinkedBytes + bytes - transfer.FlushedBytes) + transfer.FlushedBytes;
        int write = (int)Math.Max(0, drained - transfer.MovedBytes);
        int held = Math.Min(fifo.Fill, write);
        int straight = write - held;
        if (held > 0 && !transfer.Memory.Write(transfer.Cursor.Address, fifo.Content[..held]))
            return false;
        if (straight > 0 && !transfer.Memory.Write(transfer.Cursor.Address + (ulong)held, arrived[..straight]))
            return false;

        fifo.Drop(held);
        fifo.Push(arrived[straight..bytes]);
        transfer.CountLinked(bytes);
        transfer.CountMoved(write);
        transfer.CountFrames(frames);
        return true;
    }

    private static int ReceiveFrame(StreamTransfer transfer, ReadOnlySpan<byte> arrived)
    {
        int bytes = transfer.NextFrameCarriesPacket ? Math.Min(transfer.Geometry.PacketBytes, arrived.Length) : 0;
        if (bytes > 0)
        {
            if (transfer.Fifo.Fill + bytes > transfer.Geometry.Capacity)
            {
                transfer.MissData();
            }
            else
            {
                transfer.Fifo.Push(arrived[..bytes]);
                transfer.CountLinked(bytes);
            }
        }

        transfer.CountFrames(1);
        Drain(transfer, Target(transfer), StreamTransfer.UnitsPerFrame);
        return bytes;
    }

    private static void Drain(StreamTransfer transfer, long target, int units)
    {
        for (; units > 0 && (transfer.NeedsDescriptor || transfer.MovedBytes < target); units--)
        {
            if (transfer.NeedsDescriptor)
            {
                if (!transfer.TryLoadDescriptor())
                    return;
                continue;
            }

            int bytes = (int)Math.Min(target - transfer.MovedBytes, transfer.Cursor.Remaining);
            if (!transfer.Memory.Write(transfer.Cursor.Address, transfer.Fifo.Content[..bytes]))
                transfer.MissData();
            transfer.Fifo.Drop(bytes);
            transfer.CountMoved(bytes);
        }
    }
}
