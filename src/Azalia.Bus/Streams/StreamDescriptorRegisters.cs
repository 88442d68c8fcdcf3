using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Streams;

/// <summary>One stream descriptor's registers (HDA 1.0a 3.3.35 to 3.3.43), in a window cut for it.</summary>
internal sealed class StreamDescriptorRegisters(MmioWindow window)
{
    public StreamControl Control
    {
        get => StreamControl.From(window.Read32(StreamControl.Offset));

        // The top byte of this dword is SDnSTS, write-one-to-clear. It goes out as zero, so that changing a control bit never
        // acknowledges an interrupt.
        set => window.Write32(StreamControl.Offset, value.Raw & 0x00FF_FFFF);
    }

    public StreamStatus Status => new(window.Read8(StreamStatus.Offset));

    public CyclicBufferLength CyclicBufferLength
    {
        get => new(window.Read32(CyclicBufferLength.Offset));
        set => window.Write32(CyclicBufferLength.Offset, value.Raw);
    }

    public LastValidIndex LastValidIndex
    {
        set => window.Write16(LastValidIndex.Offset, value.Raw);
    }

    public FifoSize FifoSize => new(window.Read16(FifoSize.Offset));

    public StreamFormatRegister Format
    {
        set => window.Write16(StreamFormatRegister.Offset, value.Raw);
    }

    public DeviceAddress DescriptorList
    {
        set
        {
            window.Write32(DescriptorListLowerBase.Offset, value.Low);
            window.Write32(DescriptorListUpperBase.Offset, value.High);
        }
    }

    public void Acknowledge(StreamStatus causes) =>
        window.Write8(StreamStatus.Offset, (byte)(causes.Raw & StreamStatus.WriteOneToClear));
}
