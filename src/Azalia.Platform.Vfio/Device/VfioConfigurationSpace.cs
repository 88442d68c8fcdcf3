using System.Buffers.Binary;
using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Kernel;
using Azalia.Specification.Pci;

namespace Azalia.Platform.Vfio.Device;

/// <summary>The device's configuration space, through the file of the device; the kernel decides what of a write reaches hardware.</summary>
/// <remarks>
/// Memory decoding is never switched off, and the function never leaves D0: the registers are mapped into this process, and an access to a mapping that nothing answers ends the process
/// (VFIO 5).
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class VfioConfigurationSpace(VfioFile device, long start, int length) : PciConfigurationSpace
{
    // PMCSR stands behind the head of its capability and the capabilities in it (PCI PM 1.2, 3.2); bits 1:0 are the state, 0 for D0.
    private const int PowerControl = 4;
    private const byte PowerState = 0b11;
    private const int FirstCapability = 0x40;
    private const int LastByte = 0xFF;

    private readonly int _powerControl = FindPowerControl(device, start, length);

    /// <inheritdoc/>
    public override byte Read8(int offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(byte)];
        return TryRead(offset, bytes) ? bytes[0] : byte.MaxValue;
    }

    /// <inheritdoc/>
    public override ushort Read16(int offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        return TryRead(offset, bytes) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : ushort.MaxValue;
    }

    /// <inheritdoc/>
    public override uint Read32(int offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        return TryRead(offset, bytes) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : uint.MaxValue;
    }

    /// <inheritdoc/>
    public override void Write8(int offset, byte value)
    {
        Write(offset, [value]);
    }

    /// <inheritdoc/>
    public override void Write16(int offset, ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        Write(offset, bytes);
    }

    /// <inheritdoc/>
    public override void Write32(int offset, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Write(offset, bytes);
    }

    private bool TryRead(int offset, Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (offset > length - bytes.Length)
        {
            bytes.Clear();
            return true;
        }

        return device.TryRead(start + offset, bytes);
    }

    private void Write(int offset, Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);

        // Wherever in the access the command's low byte is.
        int command = PciConfigurationOffset.Command - offset;
        if ((uint)command < (uint)bytes.Length)
            bytes[command] = (byte)(new PciCommand(bytes[command]) with { MemorySpace = true }).Raw;

        int power = _powerControl - offset;
        if (_powerControl != 0 && (uint)power < (uint)bytes.Length)
            bytes[power] &= unchecked((byte)~PowerState);

        if (offset <= length - bytes.Length)
            _ = device.TryWrite(start + offset, bytes);
    }

    // Bounded by what 192 bytes have room for: a list that is longer leads back to itself.
    private static int FindPowerControl(VfioFile device, long start, int length)
    {
        Span<byte> head = stackalloc byte[2];
        int offset = device.TryRead(start + PciConfigurationOffset.CapabilitiesPointer, head[..1]) ? head[0] : 0;
        for (int left = 48; left > 0 && offset is >= FirstCapability and < LastByte - PowerControl && offset + PowerControl < length; left--)
        {
            if (!device.TryRead(start + offset, head))
                return 0;

            if (head[0] == (byte)PciCapabilityId.PowerManagement)
                return offset + PowerControl;

            offset = head[1];
        }

        return 0;
    }
}
