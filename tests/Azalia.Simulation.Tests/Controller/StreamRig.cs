namespace Azalia.Simulation.Tests.Controller;

/// <summary>One stream descriptor, driven as a driver would, by bare offsets.</summary>
internal sealed class StreamRig(ControllerRig rig, int index, byte number)
{
    public const ushort Stereo16At48k = 0x0011;
    public const uint Run = 0x02;

    private readonly int _base = 0x80 + index * 0x20;
    private readonly int _list = ControllerRig.Lists + index * 0x1000;

    /// <summary>Where the stream's buffer is in memory.</summary>
    public int Buffer { get; } = ControllerRig.Buffers + index * 0x1_0000;

    public int Index => index;

    public byte Number { get; set; } = number;

    public int List => _list;

    public uint Length { get; private set; }

    public uint LinkPosition => rig.Read32(_base + 4);

    public uint MemoryPosition => rig.Memory.Dword(ControllerRig.Positions + index * 8);

    public byte Status
    {
        get => rig.Read8(_base + 3);
        set => rig.Write8(_base + 3, value);
    }

    public uint Control => rig.Read32(_base) & 0xFF_FFFF;

    public bool IsRunning => (Control & Run) != 0;

    /// <summary>SDnCTL without status, with the stream's number.</summary>
    public void WriteControl(uint bits) => rig.Write32(_base, ((uint)Number << 20) | bits);

    public void Write16(int offset, ushort value) => rig.Write16(_base + offset, value);

    public void Write32(int offset, uint value) => rig.Write32(_base + offset, value);

    public ushort Read16(int offset) => rig.Read16(_base + offset);

    public uint Read32(int offset) => rig.Read32(_base + offset);

    /// <summary>Sets the stream up over pieces that follow each other in its buffer; a negative length is a piece that
    /// interrupts.</summary>
    public StreamRig Prepare(ushort format = Stereo16At48k, params int[] pieces)
    {
        if (pieces.Length == 0)
            pieces = [-4096, -4096];

        Length = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            int length = Math.Abs(pieces[i]);
            rig.Memory.SetDescriptor(_list, i, TestMemory.AddressOf(Buffer + (int)Length), (uint)length, pieces[i] < 0);
            Length += (uint)length;
        }

        WriteControl(0);
        Write32(0x08, Length);
        Write16(0x0C, (ushort)(pieces.Length - 1));
        Write16(0x12, format);
        Write32(0x18, ControllerRig.Low(_list));
        Write32(0x1C, ControllerRig.High(_list));
        return this;
    }

    /// <summary>Fills the buffer with bytes of which no two neighbours, and few that are far apart, are alike.</summary>
    public StreamRig Fill(int seed = 1)
    {
        Random random = new(seed);
        random.NextBytes(rig.Memory.Bytes.AsSpan(Buffer, (int)Length));
        return this;
    }

    /// <summary>Starts with all interrupt enables.</summary>
    public StreamRig Start()
    {
        WriteControl(0x1C | Run);
        return this;
    }

    public void Stop() => WriteControl(0x1C);

    public void Reset()
    {
        WriteControl(1);
        rig.Advance(200);
        WriteControl(0);
        rig.Advance(200);
    }

    /// <summary>Bytes of the cyclic buffer from its start, as often round as needed.</summary>
    public byte[] Expected(int count, int from = 0)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
            bytes[i] = rig.Memory.Bytes[Buffer + (int)((uint)(from + i) % Length)];
        return bytes;
    }
}
