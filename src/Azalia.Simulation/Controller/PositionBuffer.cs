using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>DPLBASE and DPUBASE, and the positions that the controller writes to memory: how far each DMA engine is in its cyclic buffer
/// (HDA 1.0a 3.3.32, 3.3.33, 3.6.1).</summary>
/// <remarks>An entry has eight bytes, of which the upper four are reserved and left alone. A write that memory refuses is lost, as the
/// specification has no bit for it.</remarks>
internal sealed class PositionBuffer
{
    private const int EntrySize = 8;

    private readonly IDmaPort _memory;
    private readonly PositionBufferQuirk _quirk;
    private readonly RegisterCell<PositionLowerBase, uint> _lower;
    private readonly RegisterCell<PositionUpperBase, uint> _upper;

    /// <summary>Puts the registers into the window.</summary>
    public PositionBuffer(RegisterFile file, RegisterBank bank, ControllerProfile profile, IDmaPort memory)
    {
        _memory = memory;
        _quirk = profile.Quirks.PositionBuffer;
        _lower = file.Add(new RegisterCell<PositionLowerBase, uint>(bank));
        _upper = file.Add(new RegisterCell<PositionUpperBase, uint>(bank)
        {
            WritableBits = profile.Capabilities.Supports64BitAddresses ? uint.MaxValue : 0,
        });
    }

    /// <summary>Writes one stream's position, if the buffer is enabled.</summary>
    /// <param name="index">The descriptor's index.</param>
    /// <param name="transfer">Where the stream stands.</param>
    public void Update(int index, StreamTransfer transfer)
    {
        PositionLowerBase lower = _lower.Value;
        if (!lower.Enable || _quirk == PositionBufferQuirk.NeverWritten)
            return;

        uint position = _quirk == PositionBufferQuirk.WithinBuffer ? transfer.Cursor.Done : transfer.MemoryPosition;

        Span<byte> entry = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, position);
        _ = _memory.Write(DeviceAddress.FromRegisters(lower.Address, _upper.Value.Raw) + (ulong)(EntrySize * index), entry);
    }
}
