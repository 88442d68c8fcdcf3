using Azalia.Platform;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Faults;

/// <summary>Tells what the device has an address for, from its own registers. Reads have no side effect in the device.</summary>
internal sealed class DmaAreas(SimulatedController controller, IDmaPort memory)
{
    private readonly int _streams = controller.Profile.Capabilities.StreamCount;

    /// <summary>What a fetch is for.</summary>
    /// <returns>The area, and the stream descriptor that it belongs to or -1.</returns>
    public (FaultArea Area, int Stream) Fetched(DeviceAddress address, int length)
    {
        if (length == CodecCommand.EncodedSize && IsIn(address, Base(CorbLowerBase.Offset), new CorbSize((byte)controller.Read(CorbSize.Offset, 1)).Entries * CorbSize.EntrySize))
            return (FaultArea.Corb, -1);

        for (int stream = 0; length == BufferDescriptor.EncodedSize && stream < _streams; stream++)
        {
            if (IsIn(address, ListOf(stream, out int entries), entries * BufferDescriptor.EncodedSize))
                return (FaultArea.List, stream);
        }

        return (FaultArea.Samples, StreamOf(address));
    }

    /// <summary>What a store is for.</summary>
    /// <returns>The area, and the stream descriptor that it belongs to or -1.</returns>
    public (FaultArea Area, int Stream) Stored(DeviceAddress address, int length)
    {
        if (length == RirbEntry.EncodedSize && IsIn(address, Base(RirbLowerBase.Offset), new RirbSize((byte)controller.Read(RirbSize.Offset, 1)).Entries * RirbEntry.EncodedSize))
            return (FaultArea.Rirb, -1);

        const int entry = 2 * sizeof(uint);
        PositionLowerBase lower = new(controller.Read(PositionLowerBase.Offset, 4));
        DeviceAddress positions = DeviceAddress.FromRegisters(lower.Address, controller.Read(PositionUpperBase.Offset, 4));
        return length == sizeof(uint) && lower.Enable && IsIn(address, positions, _streams * entry)
            ? (FaultArea.Positions, (int)(address.Value - positions.Value) / entry)
            : (FaultArea.Samples, StreamOf(address));
    }

    private int StreamOf(DeviceAddress address)
    {
        Span<byte> bytes = stackalloc byte[BufferDescriptor.EncodedSize];
        for (int stream = 0; stream < _streams; stream++)
        {
            DeviceAddress list = ListOf(stream, out int entries);
            for (int i = 0; list.Value != 0 && i < entries && memory.Read(list + (ulong)(i * BufferDescriptor.EncodedSize), bytes); i++)
            {
                BufferDescriptor descriptor = BufferDescriptor.Read(bytes);
                if (address.Value - descriptor.Address < descriptor.Length)
                    return stream;
            }
        }

        return -1;
    }

    private DeviceAddress ListOf(int stream, out int entries)
    {
        int descriptor = StreamDescriptorLayout.Base(stream);
        entries = (byte)controller.Read(descriptor + LastValidIndex.Offset, 2) + 1;
        return Base(descriptor + DescriptorListLowerBase.Offset);
    }

    // Lower and upper half lie side by side; the lower seven bits are no address.
    private DeviceAddress Base(int offset) => DeviceAddress.FromRegisters(controller.Read(offset, 4) & ~0x7Fu, controller.Read(offset + 4, 4));

    private static bool IsIn(DeviceAddress address, DeviceAddress start, int length) =>
        start.Value != 0 && address.Value - start.Value < (ulong)length;
}
