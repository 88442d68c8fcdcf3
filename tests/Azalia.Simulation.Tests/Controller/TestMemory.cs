using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Simulation.Memory;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>A flat piece of memory as a device sees it, with places that it may not touch.</summary>
internal sealed class TestMemory : IDmaPort
{
    public const ulong Base = 0x1_2000_0000;
    public const int Size = 1 << 20;

    private readonly List<(ulong First, ulong Last)> _refused = [];

    public byte[] Bytes { get; } = new byte[Size];

    public long Reads { get; private set; }

    public long Writes { get; private set; }

    public long Refusals { get; private set; }

    public static ulong AddressOf(int offset) => Base + (ulong)offset;

    public void Refuse(int offset, int length) => _refused.Add((AddressOf(offset), AddressOf(offset + length - 1)));

    public void AllowEverything() => _refused.Clear();

    public bool Read(DeviceAddress address, Span<byte> destination)
    {
        Reads++;
        if (!IsAllowed(address.Value, destination.Length))
            return false;
        Bytes.AsSpan((int)(address.Value - Base), destination.Length).CopyTo(destination);
        return true;
    }

    public bool Write(DeviceAddress address, ReadOnlySpan<byte> source)
    {
        Writes++;
        if (!IsAllowed(address.Value, source.Length))
            return false;
        source.CopyTo(Bytes.AsSpan((int)(address.Value - Base)));
        return true;
    }

    public uint Dword(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(offset));

    public void SetDword(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(offset), value);

    public void SetDescriptor(int list, int index, ulong address, uint length, bool interrupt)
    {
        Span<byte> entry = Bytes.AsSpan(list + index * 16, 16);
        BinaryPrimitives.WriteUInt64LittleEndian(entry, address);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], interrupt ? 1u : 0u);
    }

    private bool IsAllowed(ulong first, int length)
    {
        ulong last = first + (ulong)length - 1;
        bool isAllowed = first >= Base && last >= first && last < Base + Size;
        foreach ((ulong refusedFirst, ulong refusedLast) in _refused)
            isAllowed &= last < refusedFirst || first > refusedLast;

        if (!isAllowed)
            Refusals++;
        return isAllowed;
    }
}
