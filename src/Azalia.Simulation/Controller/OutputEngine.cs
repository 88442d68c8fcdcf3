namespace Azalia.Simulation.Controller;

/// <summary>The DMA engine of an output stream: memory to FIFO, FIFO to link (HDA 1.0a 4.5.1; FIFO model of hardware
/// 2.10).</summary>
/// <remarks>
/// <para>One frame is: a packet leaves the FIFO if the cadence has one, then the FIFO is refilled. Any number of frames at once gives the
/// same bytes, positions and status: within one piece of the descriptor list they are computed in closed form, and a frame in which the
/// list moves on is stepped.</para>
/// <para>Memory that refuses to be read sounds as zeros and raises FIFOE, and the engine goes on, so that the stream keeps its phase. A
/// descriptor that cannot be fetched raises DESE and ends the stream. A packet that the FIFO cannot hold raises FIFOE, and zeros go out in
/// its place without being counted.</para>
/// <para>Not modelled: the time that a memory access takes; striping (it changes wires, not bytes).</para>
/// </remarks>
internal static class OutputEngine
{
    /// <summary>Whether enough is in the FIFO to keep up with the link: SDnSTS.FIFORDY.</summary>
    public static bool IsReady(StreamTransfer transfer) =>
        transfer.Fifo.Fill != 0 && transfer.Fifo.Fill >= Math.Min(transfer.Geometry.PacketBytes, transfer.Geometry.Capacity);

    /// <summary>Fills the FIFO as far as one frame's work allows.</summary>
    public static void Refill(StreamTransfer transfer)
    {
        long target = transfer.Geometry.FetchedAfter(transfer.LinkedBytes);
        for (int units = StreamTransfer.UnitsPerFrame; units > 0 && (transfer.NeedsDescriptor || transfer.MovedBytes < target); units--)
        {
            if (transfer.NeedsDescriptor)
            {
                if (!transfer.TryLoadDescriptor())
                    return;
                continue;
            }

            int bytes = (int)Math.Min(target - transfer.MovedBytes, transfer.Cursor.Remaining);
            Span<byte> room = transfer.Fifo.Free(bytes);
            if (!transfer.Memory.Read(transfer.Cursor.Address, room))
            {
                room.Clear();
                transfer.MissData();
            }

            transfer.Fifo.Commit(bytes);
            transfer.CountMoved(bytes);
        }
    }

    /// <summary>Lets frames pass in which nothing of the stream is sent.</summary>
    public static void Idle(StreamTransfer transfer, int frames)
    {
        while (frames-- > 0 && IsBehind(transfer))
            Refill(transfer);
    }

    /// <summary>Lets a frame pass whose packet finds no room on the link: it is not sent, and comes in a later frame.</summary>
    public static void MissFrame(StreamTransfer transfer)
    {
        long start = transfer.Work.Total;
        transfer.MissData();
        transfer.CountFrames(1);
        Refill(transfer);
        transfer.Work.EndStreamFrame(start);
    }

    /// <summary>Sends the packets of some frames.</summary>
    /// <param name="transfer">The stream; its format is valid.</param>
    /// <param name="frames">Link frames.</param>
    /// <param name="destination">Takes the packets, one behind the other; at least <see cref="StreamTransfer.BytesIn"/> bytes.</param>
    /// <returns>Bytes sent: fewer than these frames carry only when the stream failed on the way.</returns>
    public static int Send(StreamTransfer transfer, int frames, Span<byte> destination)
    {
        int sent = 0;
        while (frames > 0 && !transfer.HasFailed)
        {
            long start = transfer.Work.Total;
            int quiet = QuietFrames(transfer, frames);
            if (quiet == 0 || !TrySendQuietFrames(transfer, quiet, destination[sent..], out int bytes))
            {
                quiet = 1;
                bytes = SendFrame(transfer, destination[sent..]);
            }

            sent += bytes;
            frames -= quiet;
            transfer.Work.EndStreamFrame(start);
        }

        return sent;
    }

    /// <summary>Frames from now to the one in which the status may change by itself; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="transfer">The stream.</param>
    /// <param name="isLinked">Whether its packets are sent.</param>
    public static long FramesToEvent(StreamTransfer transfer, bool isLinked)
    {
        if (IsBehind(transfer))
            return 1;
        if (!isLinked)
            return long.MaxValue;
        if (!transfer.Geometry.PacketFits)
            return transfer.FramesFor(1);

        // The end of the piece: it may interrupt, and the descriptor behind it is fetched then.
        long fetched = transfer.MovedBytes + transfer.Cursor.Remaining;
        long consumed = transfer.Geometry.LeastConsumedFor(fetched) - transfer.LinkedBytes;
        return transfer.FramesFor(Math.Max(1, CeilingDivide(consumed, transfer.Geometry.PacketBytes)));
    }

    private static bool IsBehind(StreamTransfer transfer) => !transfer.HasFailed
        && (transfer.NeedsDescriptor || transfer.MovedBytes < transfer.Geometry.FetchedAfter(transfer.LinkedBytes));

    // Frames in which the engine does not come to the end of the present piece and the FIFO never runs short.
    private static int QuietFrames(StreamTransfer transfer, int limit)
    {
        if (!transfer.Geometry.PacketFits)
            return limit;
        if (IsBehind(transfer))
            return 0;

        long consumable = transfer.Geometry.MostConsumedFor(transfer.MovedBytes + transfer.Cursor.Remaining - 1) - transfer.LinkedBytes;
        return (int)Math.Min(limit, transfer.FramesWithin(Math.Max(0, consumable) / transfer.Geometry.PacketBytes));
    }

    // Changes nothing and returns false when memory refuses: then the frames must be stepped, to find the one in which it does.
    private static bool TrySendQuietFrames(StreamTransfer transfer, int frames, Span<byte> destination, out int bytes)
    {
        bytes = transfer.BytesIn(frames);
        if (!transfer.Geometry.PacketFits)
        {
            SendZeros(transfer, destination[..bytes]);
            transfer.CountFrames(frames);
            return true;
        }

        StreamFifo fifo = transfer.Fifo;
        int fetch = (int)Math.Max(0, transfer.Geometry.FetchedAfter(transfer.LinkedBytes + bytes) - transfer.MovedBytes);
        int held = Math.Min(fifo.Fill, bytes);
        int straight = bytes - held;
        int behind = fetch - straight;
        fifo.Content[..held].CopyTo(destination);
        if (straight > 0 && !transfer.Memory.Read(transfer.Cursor.Address, destination.Slice(held, straight)))
            return false;
        if (behind > 0 && !transfer.Memory.Read(transfer.Cursor.Address + (ulong)straight, fifo.Free(behind)))
            return false;

        fifo.Commit(behind);
        fifo.Drop(held);
        transfer.CountLinked(bytes);
        transfer.CountMoved(fetch);
        transfer.CountFrames(frames);
        return true;
    }

    private static int SendFrame(StreamTransfer transfer, Span<byte> destination)
    {
        int bytes = 0;
        if (transfer.NextFrameCarriesPacket)
        {
            bytes = transfer.Geometry.PacketBytes;
            if (transfer.Fifo.Fill < bytes)
            {
                SendZeros(transfer, destination[..bytes]);
            }
            else
            {
                transfer.Fifo.Content[..bytes].CopyTo(destination);
                transfer.Fifo.Drop(bytes);
                transfer.CountLinked(bytes);
            }
        }

        transfer.CountFrames(1);
        Refill(transfer);
        return bytes;
    }

    private static void SendZeros(StreamTransfer transfer, Span<byte> packets)
    {
        packets.Clear();
        if (!packets.IsEmpty)
            transfer.MissData();
    }

    private static long CeilingDivide(long dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
