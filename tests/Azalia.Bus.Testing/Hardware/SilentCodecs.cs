using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>
/// Codecs that hear nothing: a command for one of them is turned into one for an address where nobody is, at the moment when hardware is told of it. The ring
/// goes on as if nothing were, so that its neighbours notice nothing.
/// </summary>
internal sealed class SilentCodecs
{
    private const uint Nobody = 14u << 28;

    private readonly FaultyPlatform _platform;

    public SilentCodecs(FaultyPlatform platform)
    {
        _platform = platform;
        platform.Window.Writing = Swallow;
    }

    /// <summary>Bit n: the codec at address n hears nothing.</summary>
    public uint Addresses { get; set; }

    /// <summary>Commands that were swallowed.</summary>
    public int Swallowed { get; private set; }

    private bool Swallow(int offset, int width, uint value)
    {
        if (offset != CorbWritePointer.Offset)
            return true;

        Span<byte> entry = Entry((int)value);
        CodecCommand command = new(BinaryPrimitives.ReadUInt32LittleEndian(entry));
        if ((Addresses >> command.CodecAddress & 1) != 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(entry, Nobody);
            Swallowed++;
        }

        return true;
    }

    private Span<byte> Entry(int index)
    {
        MmioWindow registers = _platform.Registers;
        DeviceAddress ring = DeviceAddress.FromRegisters(registers.Read32(CorbLowerBase.Offset), registers.Read32(CorbUpperBase.Offset));
        DmaMemory memory = _platform.Memory;
        return memory.Arena.Span.Slice((int)(ring.Value - memory.BaseAddress.Value) + index * CorbSize.EntrySize, sizeof(uint));
    }
}
