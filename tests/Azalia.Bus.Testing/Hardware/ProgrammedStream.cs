using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>What a stream descriptor was told, read back from its registers, and the list that lies in memory where they say.</summary>
/// <param name="Control">SDnCTL.</param>
/// <param name="CyclicLength">SDnCBL.</param>
/// <param name="Format">SDnFMT.</param>
/// <param name="Entries">The descriptors 0 to SDnLVI.</param>
internal sealed record ProgrammedStream(StreamControl Control, uint CyclicLength, StreamFormat Format, IReadOnlyList<BufferDescriptor> Entries)
{
    /// <summary>Reads a descriptor that has a list.</summary>
    public static ProgrammedStream Read(HdaPlatform platform, int index)
    {
        MmioWindow descriptor = platform.Registers.Slice(StreamDescriptorLayout.Base(index), StreamDescriptorLayout.Size);
        DeviceAddress list = DeviceAddress.FromRegisters(
            descriptor.Read32(DescriptorListLowerBase.Offset), descriptor.Read32(DescriptorListUpperBase.Offset));
        DmaMemory memory = platform.Memory;
        ReadOnlySpan<byte> bytes = memory.Arena.Span[(int)(list.Value - memory.BaseAddress.Value)..];
        BufferDescriptor[] entries = new BufferDescriptor[descriptor.Read16(LastValidIndex.Offset) + 1];
        for (int i = 0; i < entries.Length; i++)
            entries[i] = BufferDescriptor.Read(bytes[(i * BufferDescriptor.EncodedSize)..]);

        return new ProgrammedStream(
            StreamControl.From(descriptor.Read32(StreamControl.Offset)),
            descriptor.Read32(CyclicBufferLength.Offset),
            new StreamFormat(descriptor.Read16(StreamFormatRegister.Offset)),
            entries);
    }
}
