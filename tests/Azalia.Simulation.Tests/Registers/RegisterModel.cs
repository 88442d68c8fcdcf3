namespace Azalia.Simulation.Tests.Registers;

/// <summary>What <see cref="RegisterTable"/> says that the window holds, byte by byte, as the driver writes it.</summary>
internal sealed class RegisterModel
{
    private const int WindowLength = 0x4000;

    private readonly byte[] _bytes = new byte[WindowLength + 4];
    private readonly byte[] _writable = new byte[WindowLength + 4];
    private readonly byte[] _acts = new byte[WindowLength + 4];

    public RegisterModel()
    {
        foreach (RegisterTable.Row row in RegisterTable.Rows)
        {
            for (int i = 0; i < row.Width; i++)
            {
                _bytes[row.Offset + i] = (byte)(row.Reset >> 8 * i);
                _writable[row.Offset + i] = (byte)(row.Writable >> 8 * i);
                _acts[row.Offset + i] = (byte)(row.Acts >> 8 * i);
            }
        }
    }

    /// <summary>Whether the byte is one that moves by itself once the link runs.</summary>
    public static bool IsLive(int offset) => offset is (>= 0x30 and < 0x34) or (>= 0x2030 and < 0x2034);

    /// <summary>GCTL.CRST reads 1 from now on.</summary>
    public void LeaveReset() => _bytes[0x08] = 1;

    /// <summary>A write without the bits that act, but with CRST as it is.</summary>
    public uint Harmless(int offset, int width, uint value)
    {
        for (int i = 0; i < width; i++)
        {
            value &= ~((uint)_acts[offset + i] << 8 * i);
            if (offset + i == 0x08)
                value |= 1u << 8 * i;

            // What an output's FIFOS ignores is tested elsewhere; 0 is ignored.
            if (_acts[offset + i] == 0xFF)
                value &= ~(0xFFu << 8 * i);
        }

        return value;
    }

    public void Write(int offset, int width, uint value)
    {
        for (int i = 0; i < width; i++)
        {
            byte writable = _writable[offset + i];
            _bytes[offset + i] = (byte)(_bytes[offset + i] & ~writable | (byte)(value >> 8 * i) & writable);
        }

        for (int stream = 0; stream < RegisterTable.InputStreams; stream++)
            FollowFormat(0x80 + 0x20 * stream);
    }

    public uint Read(int offset, int width)
    {
        uint value = 0;
        for (int i = 0; i < width; i++)
            value |= (uint)_bytes[offset + i] << 8 * i;
        return value;
    }

    // 1.5: 77h for 8, 16 and 32 bits, 9Fh for 20 and 24 bits; BITS is 2 or 3 for these.
    private void FollowFormat(int descriptor)
    {
        int bits = _bytes[descriptor + 0x12] >> 4 & 7;
        _bytes[descriptor + 0x10] = (byte)(bits is 2 or 3 ? 0x9F : 0x77);
    }
}
