using Azalia.Platform;
using Azalia.Simulation.Memory;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>Walks a buffer descriptor list and holds the piece of memory that the DMA engine works on (HDA 1.0a 3.6.2, 3.6.3).</summary>
/// <remarks>
/// <para>A descriptor is fetched when the piece before it is done, so the list is read one entry ahead at most. One of length 0 is passed
/// over; a list without any byte is illegal. So is a piece that does not lie within the addresses that the controller can form,
/// or that crosses a page where the chip wants none to. Alignment
/// is not enforced: most hardware takes less than the 128 bytes that the specification asks for.</para>
/// <para>Not modelled: fetching several descriptors at once.</para>
/// </remarks>
internal sealed class DescriptorCursor(IDmaPort memory)
{
    private const ulong PageMask = 0xFFF;

    private DeviceAddress _list;
    private int _lastIndex;
    private int _nextIndex;
    private int _emptyInARow;
    private ulong _highestAddress;
    private uint _length;
    private bool _endsAtPages;
    private bool _interruptsOnCompletion;

    /// <summary>What fetching a descriptor came to.</summary>
    public enum Outcome
    {
        /// <summary>There is a piece to work on.</summary>
        Loaded,

        /// <summary>The descriptor has no byte; try the next.</summary>
        Empty,

        /// <summary>The fetch was refused, or the list is illegal: a descriptor error.</summary>
        Failed,
    }

    /// <summary>The first byte of the piece that is still to be moved.</summary>
    public DeviceAddress Address { get; private set; }

    /// <summary>Bytes of the piece that are still to be moved; 0 when the next descriptor must be fetched first.</summary>
    public uint Remaining { get; private set; }

    /// <summary>Bytes of the piece that have been moved.</summary>
    public uint Done => _length - Remaining;

    /// <summary>Goes to the start of a list.</summary>
    /// <param name="settings">Where it is, and what the controller can do.</param>
    public void Begin(in StreamSettings settings)
    {
        _list = settings.List;
        _lastIndex = settings.LastValidIndex;
        _nextIndex = 0;
        _emptyInARow = 0;
        _highestAddress = settings.HighestAddress;
        _endsAtPages = settings.BuffersEndAtPages;
        _length = 0;
        Remaining = 0;
        _interruptsOnCompletion = false;
    }

    /// <summary>Fetches the next descriptor. Only when <see cref="Remaining"/> is 0.</summary>
    public Outcome Load()
    {
        Span<byte> entry = stackalloc byte[BufferDescriptor.EncodedSize];
        if (!memory.Read(_list + (ulong)(_nextIndex * BufferDescriptor.EncodedSize), entry))
            return Outcome.Failed;

        _nextIndex = _nextIndex >= _lastIndex ? 0 : _nextIndex + 1;
        BufferDescriptor descriptor = BufferDescriptor.Read(entry);
        if (descriptor.Length == 0)
            return ++_emptyInARow > _lastIndex ? Outcome.Failed : Outcome.Empty;
        if (descriptor.Address > _highestAddress || descriptor.Length - 1 > _highestAddress - descriptor.Address)
            return Outcome.Failed;
        if (_endsAtPages && (descriptor.Address & PageMask) + descriptor.Length > PageMask + 1)
            return Outcome.Failed;

        _emptyInARow = 0;
        Address = new DeviceAddress(descriptor.Address);
        Remaining = _length = descriptor.Length;
        _interruptsOnCompletion = descriptor.InterruptOnCompletion;
        return Outcome.Loaded;
    }

    /// <summary>Counts bytes of the present piece as moved.</summary>
    /// <param name="bytes">At most <see cref="Remaining"/>.</param>
    /// <returns>True when that completes a piece that interrupts.</returns>
    public bool Advance(int bytes)
    {
        if (bytes == 0)
            return false;

        Address += (ulong)bytes;
        Remaining -= (uint)bytes;
        return Remaining == 0 && _interruptsOnCompletion;
    }
}
