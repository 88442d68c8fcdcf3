using Azalia.Specification.Streams;

namespace Azalia.Simulation.Link;

/// <summary>Which link frames carry a packet of a stream, and how many sample frames have travelled by then (HDA 1.0a 5.4.1).</summary>
/// <remarks>
/// <para>The link runs at 48,000 frames per second whatever the stream. Frames are counted from 0 at the frame in which the stream starts (RUN goes to 1, SSYNC clear);
/// there the cadence starts anew, so streams that start together stay in phase.</para>
/// <para>Time is cut into slots of as many link frames as the rate's divisor. A slot with a packet has it in its first frame; a packet holds as many sample frames as the
/// rate's multiple. In the 48 kHz family every slot has one. In the 44.1 kHz family 147 of every 160 slots do, in groups of
/// 12-11-11-12-11-11-12-11-11-12-11-11-11, each followed by one empty slot. All of it is integer arithmetic: no fraction is kept, and nothing drifts.</para>
/// </remarks>
public readonly record struct LinkCadence
{
    private const int CycleSlots = 160;
    private const int CyclePackets = 147;

    private static readonly byte[] s_packetsBeforeSlot = BuildPacketsBeforeSlot();
    private static readonly byte[] s_slotOfPacket = BuildSlotOfPacket();

    private readonly bool _skipsSlots;

    /// <summary>The cadence of a stream.</summary>
    /// <param name="format">A valid stream format (SDnFMT).</param>
    /// <exception cref="ArgumentException">The format names no rate.</exception>
    public LinkCadence(StreamFormat format)
    {
        if (!format.IsValid)
            throw new ArgumentException("The format is not valid.", nameof(format));

        FramesPerPacket = format.BlocksPerPacket;
        FramesPerSlot = format.Divisor;
        _skipsSlots = format.Base == 44_100;
    }

    /// <summary>Sample frames (the specification's "blocks") in one packet: the rate's multiple, 1 to 4.</summary>
    public int FramesPerPacket { get; }

    /// <summary>Link frames in one slot: the rate's divisor, 1 to 8.</summary>
    public int FramesPerSlot { get; }

    /// <summary>Whether a link frame carries a packet: whether it is a "Y" of hardware 2.4.</summary>
    /// <param name="linkFrame">The frame, counted from the stream's start.</param>
    public bool CarriesPacket(long linkFrame)
    {
        (long slot, long frame) = Math.DivRem(linkFrame, FramesPerSlot);
        return frame == 0 && PacketsBeforeSlot(slot + 1) != PacketsBeforeSlot(slot);
    }

    /// <summary>How many sample frames travel in the first link frames of a stream.</summary>
    /// <param name="linkFrames">A number of link frames, 0 or more.</param>
    /// <returns>The sample frames of link frames [0, <paramref name="linkFrames"/>).</returns>
    public long SampleFramesIn(long linkFrames) =>
        FramesPerPacket * PacketsBeforeSlot((linkFrames + FramesPerSlot - 1) / FramesPerSlot);

    /// <summary>How many link frames it takes until a number of sample frames has travelled: the inverse of <see cref="SampleFramesIn"/>.</summary>
    /// <param name="sampleFrames">A number of sample frames, 0 or more.</param>
    /// <returns>The smallest n for which <see cref="SampleFramesIn"/>(n) is at least <paramref name="sampleFrames"/>; the last of them arrives in link frame n - 1.</returns>
    public long LinkFramesFor(long sampleFrames)
    {
        long packets = (sampleFrames + FramesPerPacket - 1) / FramesPerPacket;
        return packets == 0 ? 0 : SlotOfPacket(packets - 1) * FramesPerSlot + 1;
    }

    private long PacketsBeforeSlot(long slot)
    {
        if (!_skipsSlots)
            return slot;
        (long cycle, long rest) = Math.DivRem(slot, CycleSlots);
        return cycle * CyclePackets + s_packetsBeforeSlot[rest];
    }

    private long SlotOfPacket(long packet)
    {
        if (!_skipsSlots)
            return packet;
        (long cycle, long rest) = Math.DivRem(packet, CyclePackets);
        return cycle * CycleSlots + s_slotOfPacket[rest];
    }

    private static byte[] BuildPacketsBeforeSlot()
    {
        ReadOnlySpan<byte> groups = [12, 11, 11, 12, 11, 11, 12, 11, 11, 12, 11, 11, 11];

        byte[] packets = new byte[CycleSlots];
        int slot = 0;
        byte sent = 0;
        foreach (byte group in groups)
        {
            for (int i = 0; i < group; i++)
                packets[slot++] = sent++;
            packets[slot++] = sent;
        }
        return packets;
    }

    private static byte[] BuildSlotOfPacket()
    {
        byte[] slots = new byte[CyclePackets];
        for (int slot = 0; slot < CycleSlots - 1; slot++)
        {
            // An empty slot and the one behind it have the same count before them; the later one carries the packet and stays.
            slots[s_packetsBeforeSlot[slot]] = (byte)slot;
        }
        return slots;
    }
}
