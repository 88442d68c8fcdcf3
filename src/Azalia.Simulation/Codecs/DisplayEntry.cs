using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Codecs;

/// <summary>One device entry of an HDMI or DisplayPort pin: the monitor at its other end, and what is sent to it beside the samples (hardware 4.14, 4.15).</summary>
/// <remarks>
/// A pin without several entries has one. Two data island packets have a buffer: 0, the audio infoframe, and 1. A packet that is sent once is sent before the next verb. Content
/// protection is granted as soon as it is asked for. Encoded formats need no other packet type here.
/// </remarks>
internal sealed class DisplayEntry
{
    /// <summary>Bytes of the buffer that the ELD stands in.</summary>
    public const int EldBufferSize = 128;

    private const int PacketCount = 2;
    private const int PacketSize = 32;
    private const int SlotCount = 8;
    private const byte UnusedSlot = 0xF;
    private const byte ProtectionOn = 3;

    private readonly byte[] _packets = new byte[PacketCount * PacketSize];
    private readonly byte[]?[] _sentOnce = new byte[]?[PacketCount];
    private readonly byte[] _transmit = new byte[PacketCount];
    private readonly byte[] _channelOfSlot = new byte[SlotCount];
    private byte[] _eld;
    private byte _index;
    private byte _protection;
    private bool _isProtectionReady;

    /// <summary>An entry with nothing set.</summary>
    /// <param name="number">Its number in the pin's list.</param>
    /// <param name="eld">The ELD of the monitor.</param>
    public DisplayEntry(int number, byte[] eld)
    {
        Number = number;
        _eld = eld;
        ResetSettings();
    }

    /// <summary>The entry's number.</summary>
    public int Number { get; }

    /// <summary>PD: a monitor is there.</summary>
    public bool IsPresent { get; set; }

    /// <summary>ELDV: the monitor's ELD can be read.</summary>
    public bool HasEld { get; set; }

    /// <summary>IA: the entry is not active.</summary>
    public bool IsInactive { get; set; }

    /// <summary>The selected connection. HDA040-A: it survives every reset.</summary>
    public byte ConnectionSelect { get; set; }

    /// <summary>Whether slot n of a frame carries channel n, as after power-on.</summary>
    public bool IsIdentity { get; private set; }

    /// <summary>What the pin senses.</summary>
    public PinSense Sense => new() { PresenceDetected = IsPresent, EldValid = HasEld, Inactive = IsInactive };

    /// <summary>F33h: content protection.</summary>
    public uint ContentProtection => Bits.Set(Bits.Set((uint)_protection, 8, _isProtectionReady), 9, _isProtectionReady && IsProtected);

    /// <summary>F30h: packet and byte that the next access is for.</summary>
    public byte DipIndex { get => _index; set => _index = value; }

    /// <summary>F32h: whether the packet of the index is sent; a packet that was to be sent once has been.</summary>
    public byte TransmitControl => Packet < PacketCount ? _transmit[Packet] : (byte)0;

    private int Packet => _index >> 5;

    private bool IsProtected => (_protection & 3) == ProtectionOn;

    /// <summary>Puts back what a complete reset clears; the monitor stays.</summary>
    public void ResetSettings()
    {
        Array.Clear(_packets);
        Array.Clear(_sentOnce);
        Array.Clear(_transmit);
        for (int slot = 0; slot < SlotCount; slot++)
            _channelOfSlot[slot] = (byte)slot;
        (_index, _protection, _isProtectionReady, IsIdentity) = (0, 0, false, true);
    }

    /// <summary>Plugs another monitor in.</summary>
    public void Plug(byte[] eld) => (_eld, IsPresent, HasEld) = (eld, true, eld.Length > 0);

    /// <summary>Pulls the monitor out.</summary>
    public void Unplug() => (IsPresent, HasEld) = (false, false);

    /// <summary>F2Eh: the size of a packet's buffer, or of the ELD's.</summary>
    public static byte DipSize(byte payload) =>
        Bits.Get(payload, 3) ? (byte)EldBufferSize : Bits.Get(payload, 0, 3) < PacketCount ? (byte)PacketSize : (byte)0;

    /// <summary>F2Fh: a byte of the ELD, bit 31 set if there is one.</summary>
    public uint EldData(byte index) => HasEld && index < EldBufferSize ? 0x8000_0000 | (index < _eld.Length ? _eld[index] : 0u) : 0;

    /// <summary>F31h: reads the byte at the index, which goes on.</summary>
    public byte ReadPacket()
    {
        byte value = Packet < PacketCount ? _packets[_index] : (byte)0;
        Advance();
        return value;
    }

    /// <summary>731h: writes the byte at the index, which goes on.</summary>
    public void WritePacket(byte value)
    {
        if (Packet < PacketCount)
            _packets[_index] = value;
        Advance();
    }

    /// <summary>732h: 0 sends the packet no more, 2 sends it once, 3 as often as there is room; 1 is reserved and changes nothing.</summary>
    public void SetTransmitControl(byte value)
    {
        uint mode = Bits.Get(value, 6, 2);
        if (Packet >= PacketCount || mode == 1)
            return;
        if (mode == 2)
            _sentOnce[Packet] = PacketBytes(Packet);
        _transmit[Packet] = mode == 3 ? (byte)0xC0 : (byte)0;
    }

    /// <summary>The bytes of a packet that has been or is sent; empty if it never was.</summary>
    public byte[] SentPacket(int packet) =>
        packet is < 0 or >= PacketCount ? [] : _transmit[packet] != 0 ? PacketBytes(packet) : _sentOnce[packet] ?? [];

    /// <summary>733h: asks for protection, and says with which subtag its changes are told.</summary>
    /// <returns>Whether there is a change to tell.</returns>
    public bool SetContentProtection(byte value)
    {
        bool wasProtected = IsProtected;
        bool wasReady = _isProtectionReady;
        _protection = (byte)(value & 0xFB);
        _isProtectionReady = Bits.Get(value, 0, 2) != 0;
        return IsProtected != wasProtected || _isProtectionReady != wasReady;
    }

    /// <summary>What is told of the monitor.</summary>
    public UnsolicitedResponse PresenceResponse() => new() { DeviceEntry = (byte)Number, PresenceDetected = IsPresent, EldValid = HasEld, Inactive = IsInactive };

    /// <summary>What is told of content protection: its state in bit 1, ready in bit 0 (hardware 3.5).</summary>
    public UnsolicitedResponse ProtectionResponse() => new()
    {
        SubTag = (byte)Bits.Get(_protection, 3, 5),
        DeviceEntry = (byte)Number,
        EldValid = IsProtected,
        PresenceDetected = _isProtectionReady,
    };

    /// <summary>F34h: the channel of a slot, and the slot.</summary>
    public byte ChannelMapping(byte payload)
    {
        byte slot = (byte)Bits.Get(payload, 0, 4);
        return slot < SlotCount ? (byte)(_channelOfSlot[slot] << 4 | slot) : (byte)0;
    }

    /// <summary>734h: lets a slot carry a channel, or none (Fh).</summary>
    public void SetChannelMapping(byte payload)
    {
        int slot = (int)Bits.Get(payload, 0, 4);
        if (slot >= SlotCount)
            return;

        _channelOfSlot[slot] = (byte)(payload >> 4);
        IsIdentity = true;
        for (int i = 0; i < SlotCount; i++)
            IsIdentity &= _channelOfSlot[i] == i;
    }

    /// <summary>How many slots it takes to carry so many channels: up to the last one that carries any of them.</summary>
    public int SlotsFor(int channels)
    {
        int slots = 0;
        for (int slot = 0; slot < SlotCount; slot++)
        {
            if (_channelOfSlot[slot] < channels)
                slots = slot + 1;
        }
        return slots;
    }

    /// <summary>The channel of a slot; -1 if it carries none of so many.</summary>
    public int ChannelOf(int slot, int channels) => _channelOfSlot[slot] is var channel && channel != UnusedSlot && channel < channels ? channel : -1;

    private byte[] PacketBytes(int packet) => _packets.AsSpan(packet * PacketSize, PacketSize).ToArray();

    // The byte index goes on within its packet.
    private void Advance() => _index = (byte)(_index & 0xE0 | _index + 1 & 0x1F);
}
