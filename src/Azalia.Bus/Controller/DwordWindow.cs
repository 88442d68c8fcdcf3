using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Controller;

/// <summary>
/// The registers of a controller that takes whole dwords only: a narrower access reads the dword around it, and a narrower write puts it back with its own part changed.
/// </summary>
/// <remarks>
/// <para>What a neighbour would take as a command is left out: bits that are cleared by writing 1.</para>
/// <para>Between the read and the write nobody else may write: the level keeps this processor's interrupts away, a lock the other threads.</para>
/// </remarks>
internal sealed class DwordWindow : MmioWindow
{
    private const int DwordMask = sizeof(uint) - 1;
    private const int BitsPerByte = 8;

    private readonly MmioWindow _inner;
    private readonly Lock _lock = new();
    private readonly uint[] _clearedByOnes = new uint[StreamDescriptorLayout.FirstOffset / sizeof(uint)];
    private readonly uint[] _clearedByOnesInStream = new uint[StreamDescriptorLayout.Size / sizeof(uint)];

    public DwordWindow(MmioWindow inner)
    {
        _inner = inner;
        Collect(RegisterCatalog.Global, _clearedByOnes);
        Collect(RegisterCatalog.StreamDescriptor, _clearedByOnesInStream);
    }

    /// <inheritdoc/>
    public override int Length => _inner.Length;

    /// <inheritdoc/>
    public override byte Read8(int offset) => (byte)(_inner.Read32(offset & ~DwordMask) >> ShiftOf(offset));

    /// <inheritdoc/>
    public override ushort Read16(int offset) => (ushort)(_inner.Read32(offset & ~DwordMask) >> ShiftOf(offset));

    /// <inheritdoc/>
    public override uint Read32(int offset) => _inner.Read32(offset);

    /// <inheritdoc/>
    public override void Write8(int offset, byte value) => WritePart(offset, byte.MaxValue, value);

    /// <inheritdoc/>
    public override void Write16(int offset, ushort value) => WritePart(offset, ushort.MaxValue, value);

    /// <inheritdoc/>
    public override void Write32(int offset, uint value)
    {
        using (KProcessor.Raise(Irql.DeviceLevel))
        {
            lock (_lock)
                _inner.Write32(offset, value);
        }
    }

    private static int ShiftOf(int offset) => (offset & DwordMask) * BitsPerByte;

    private static void Collect(IEnumerable<RegisterInfo> registers, uint[] clearedByOnes)
    {
        foreach (RegisterInfo register in registers)
        {
            if (register.Offset / sizeof(uint) < clearedByOnes.Length)
                clearedByOnes[register.Offset / sizeof(uint)] |= register.WriteOneToClear << ShiftOf(register.Offset);
        }
    }

    private void WritePart(int offset, uint mask, uint value)
    {
        int dword = offset & ~DwordMask;
        int shift = ShiftOf(offset);
        using (KProcessor.Raise(Irql.DeviceLevel))
        {
            lock (_lock)
            {
                uint others = _inner.Read32(dword) & ~ClearedByOnes(dword) & ~(mask << shift);
                _inner.Write32(dword, others | (value << shift));
            }
        }
    }

    private uint ClearedByOnes(int dword)
    {
        if (dword < StreamDescriptorLayout.FirstOffset)
            return _clearedByOnes[dword / sizeof(uint)];

        return StreamDescriptorLayout.IndexOf(dword) < 0 ? 0 : _clearedByOnesInStream[(dword - StreamDescriptorLayout.FirstOffset) % StreamDescriptorLayout.Size / sizeof(uint)];
    }
}
