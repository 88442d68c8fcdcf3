using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Platform.Qemu.Time;

/// <summary>
/// Knows from what was written whether the device can interrupt by itself as time passes, so that time is stepped finely then, and in one piece else.
/// </summary>
/// <remarks>
/// Verbs are answered inside the write that sends them. All that happens later is a stream that runs, with its interrupt enabled and a descriptor that asks for
/// one; QEMU reads the descriptors when RUN is set and never after.
/// </remarks>
/// <param name="memory">The machine's memory, in the order of its addresses.</param>
internal sealed class StreamWatch(Memory<byte> memory)
{
    /// <summary>QEMU's codec moves samples on a grid of 1 ms.</summary>
    public const long GridTicks = PlatformClock.TicksPerSecond / 1000;

    private const int Descriptors = 8;
    private const uint Run = 1 << 1;

    private readonly uint[] _listLow = new uint[Descriptors];
    private readonly uint[] _listHigh = new uint[Descriptors];
    private readonly int[] _lastIndex = new int[Descriptors];
    private uint _running;
    private uint _asking;
    private uint _enabled;

    /// <summary>Whether a stream runs that may interrupt.</summary>
    public bool MayInterrupt => (_running & _asking & _enabled) != 0;

    /// <summary>Whether a write only acknowledges, so that nothing can come of it.</summary>
    public static bool IsAcknowledgement(int offset, int width)
    {
        int fromFirst = offset - StreamDescriptorLayout.Base(0);
        bool isStreamStatus = fromFirst >= 0 && fromFirst % StreamDescriptorLayout.Size == StreamStatus.Offset;
        return width == 1 && (isStreamStatus || offset == RirbStatus.Offset || offset == CorbStatus.Offset);
    }

    /// <summary>Takes notice of a register write.</summary>
    /// <returns>Whether it changes which streams may interrupt.</returns>
    public bool Written(int offset, int width, uint value)
    {
        uint before = _running & _asking & _enabled;
        if (offset == InterruptControl.Offset && width == 4)
            _enabled = (value >> 31) == 0 ? 0 : value;

        int fromFirst = offset - StreamDescriptorLayout.Base(0);
        if (fromFirst >= 0 && fromFirst / StreamDescriptorLayout.Size < Descriptors)
            WrittenToStream(fromFirst / StreamDescriptorLayout.Size, fromFirst % StreamDescriptorLayout.Size, value);

        return (_running & _asking & _enabled) != before;
    }

    private void WrittenToStream(int index, int register, uint value)
    {
        if (register == LastValidIndex.Offset)
            _lastIndex[index] = (int)(value & 0xFF);
        else if (register == DescriptorListLowerBase.Offset)
            _listLow[index] = value;
        else if (register == DescriptorListUpperBase.Offset)
            _listHigh[index] = value;
        else if (register == StreamControl.Offset)
            SetRunning(index, (value & Run) != 0);
    }

    private void SetRunning(int index, bool runs)
    {
        uint bit = 1u << index;
        if (runs && (_running & bit) == 0)
            _asking = AsksForInterrupts(index) ? _asking | bit : _asking & ~bit;

        _running = runs ? _running | bit : _running & ~bit;
    }

    private bool AsksForInterrupts(int index)
    {
        DeviceAddress list = DeviceAddress.FromRegisters(_listLow[index], _listHigh[index]);
        int length = (_lastIndex[index] + 1) * BufferDescriptor.EncodedSize;
        if (list.Value > (ulong)(memory.Length - length))
            return true;        // Not in this memory: nobody knows.

        ReadOnlySpan<byte> entries = memory.Span.Slice((int)list.Value, length);
        for (; !entries.IsEmpty; entries = entries[BufferDescriptor.EncodedSize..])
        {
            if (BufferDescriptor.Read(entries).InterruptOnCompletion)
                return true;
        }

        return false;
    }
}
