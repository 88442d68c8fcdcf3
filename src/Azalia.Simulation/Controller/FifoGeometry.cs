using System.Numerics;

namespace Azalia.Simulation.Controller;

/// <summary>How a stream's FIFO follows the link, in closed form (hardware 2.10).</summary>
/// <remarks>
/// <para>Bytes are counted from the stream's reset. Once c bytes have left an output FIFO for the link, the DMA engine has fetched
/// <see cref="FetchedAfter"/>(c): it moves whole bursts, and one as soon as it fits. That depends on nothing but c, so any number of frames
/// can be taken in one step. An input FIFO drains a whole burst as soon as it holds one: <see cref="DrainedAfter"/>.</para>
/// <para>A burst is as large as it can be while a whole packet still fits beside it, and at most the limit that is given; so no packet is
/// ever late because of bursts. A packet that does not fit the FIFO at all never passes.</para>
/// </remarks>
internal readonly record struct FifoGeometry
{
    private readonly int _burstShift;

    /// <summary>The geometry of a stream.</summary>
    /// <param name="capacity">Bytes of the FIFO.</param>
    /// <param name="packetBytes">Bytes of a packet, in memory's layout; 0 when the format is invalid and nothing ever passes.</param>
    /// <param name="largestBurst">Bytes that the DMA engine moves at most at once.</param>
    public FifoGeometry(int capacity, int packetBytes, int largestBurst)
    {
        Capacity = capacity;
        PacketBytes = packetBytes;
        _burstShift = BitOperations.Log2((uint)Math.Clamp(Math.Min(capacity - packetBytes, largestBurst), 1, int.MaxValue));
    }

    /// <summary>Bytes of the FIFO.</summary>
    public int Capacity { get; }

    /// <summary>Bytes of a packet; 0 for a format that names none.</summary>
    public int PacketBytes { get; }

    /// <summary>Bytes of a burst, a power of two.</summary>
    public int Burst => 1 << _burstShift;

    /// <summary>Whether a packet fits the FIFO at all.</summary>
    public bool PacketFits => PacketBytes <= Capacity;

    /// <summary>Bytes that an output engine has fetched once <paramref name="consumed"/> have left the FIFO.</summary>
    public long FetchedAfter(long consumed) => (consumed + Capacity) >> _burstShift << _burstShift;

    /// <summary>The most bytes that can have left the FIFO while the engine has fetched no more than <paramref name="fetched"/>.</summary>
    public long MostConsumedFor(long fetched) => (((fetched >> _burstShift) + 1) << _burstShift) - Capacity - 1;

    /// <summary>The fewest bytes that have left the FIFO when the engine has fetched <paramref name="fetched"/> or more.</summary>
    public long LeastConsumedFor(long fetched) => MostConsumedFor(fetched - 1) + 1;

    /// <summary>Bytes that an input engine has written once <paramref name="received"/> have come in, both counted from the last
    /// flush.</summary>
    public long DrainedAfter(long received) => received >> _burstShift << _burstShift;

    /// <summary>The most bytes that can have come in while the engine has written no more than <paramref name="drained"/>.</summary>
    public long MostReceivedFor(long drained) => (((drained >> _burstShift) + 1) << _burstShift) - 1;

    /// <summary>The fewest bytes that have come in when the engine has written <paramref name="drained"/> or more.</summary>
    public long LeastReceivedFor(long drained) => MostReceivedFor(drained - 1) + 1;
}
