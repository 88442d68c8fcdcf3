using System.Buffers.Binary;
using System.Text;

namespace Azalia.Simulation.Codecs;

/// <summary>The EDID-like data (ELD) of a monitor as a display pin shows it (HDA 1.0a 7.3.3.34; hardware 4.14).</summary>
internal static class EldImage
{
    private const int BaselineOffset = 4;
    private const int NameOffset = 20;
    private const string Name = "Azalia Monitor";

    // Three letters of five bits, big endian: AZL.
    private const ushort Manufacturer = 1 << 10 | 26 << 5 | 12;

    // Linear PCM, 8 channels, 32 to 192 kHz, 16 to 24 bits; AC-3, 6 channels, 32 to 48 kHz, 640 kbit/s.
    private static readonly byte[] s_audio = [0x0F, 0x7F, 0x07, 0x15, 0x07, 0x50];

    /// <summary>A monitor that takes all that HDMI has.</summary>
    /// <param name="pinNode">The pin, which becomes the port's number.</param>
    /// <param name="isDisplayPort">DisplayPort; otherwise HDMI.</param>
    public static byte[] Plausible(byte pinNode, bool isDisplayPort)
    {
        int length = (NameOffset + Name.Length + s_audio.Length + 3) / 4 * 4;
        byte[] eld = new byte[length];
        eld[0] = 2 << 3;                                               // CEA-861-D or lower.
        eld[2] = (byte)((length - BaselineOffset) / 4);
        eld[4] = (byte)(3 << 5 | Name.Length);
        eld[5] = (byte)(s_audio.Length / 3 << 4 | (isDisplayPort ? 1 : 0) << 2);
        eld[7] = 0x4F;                                                 // FL/FR, LFE, FC, RL/RR, RLC/RRC: 7.1.
        eld[8] = pinNode;
        BinaryPrimitives.WriteUInt16BigEndian(eld.AsSpan(16), Manufacturer);
        eld[18] = 1;
        _ = Encoding.ASCII.GetBytes(Name, eld.AsSpan(NameOffset));
        s_audio.CopyTo(eld, NameOffset + Name.Length);
        return eld;
    }
}
