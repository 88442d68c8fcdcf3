using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>
/// How the channels of a stream go to a display: HDMI has eight slots with an order of their own, and an infoframe says which speakers they are for
/// (hardware 4.14, CEA-861).
/// </summary>
/// <remarks>
/// Channels are in the order of a WAV file: front left and right, center, LFE, back left and right, side left and right; three are with a center, four with
/// a back pair, five with center and back pair.
/// </remarks>
internal static class DisplayChannels
{
    private const int Slots = 8;
    private const byte Unused = 0xF;

    private const byte HdmiType = 0x84;
    private const byte HdmiVersion = 0x01;
    private const byte InfoframeLength = 0x0A;
    private const byte DisplayPortLength = 0x1B;
    private const byte DisplayPortVersion = 0x44;
    private const byte TransmitAlways = 0xC0;

    // By channel count - 1: the channel allocation, and the channel of each slot.
    private static readonly (byte Allocation, byte[] ChannelOfSlot)[] s_layouts =
    [
        (0x00, [0]),
        (0x00, [0, 1]),
        (0x02, [0, 1, Unused, 2]),
        (0x08, [0, 1, Unused, Unused, 2, 3]),
        (0x0A, [0, 1, Unused, 2, 3, 4]),
        (0x0B, [0, 1, 3, 2, 4, 5]),
        (0x0F, [0, 1, 3, 2, 5, 6, 4]),
        (0x13, [0, 1, 3, 2, 6, 7, 4, 5]),
    ];

    /// <summary>Which channel of a stream stands at each place of the frames that the display gets; -1 is silence.</summary>
    /// <param name="channels">Channels of the stream.</param>
    internal static IReadOnlyList<int> Order(int channels) => channels > s_layouts.Length
        ? [.. Enumerable.Range(0, channels)]
        : [.. s_layouts[channels - 1].ChannelOfSlot.Select(static channel => channel == Unused ? -1 : channel)];

    /// <summary>The mapping of the slots; nothing for one or two channels, which go where they are.</summary>
    internal static IEnumerable<Verb> Mapping(int channels)
    {
        if (channels <= 2 || channels > s_layouts.Length)
            yield break;

        byte[] channelOfSlot = s_layouts[channels - 1].ChannelOfSlot;
        for (int slot = 0; slot < Slots; slot++)
        {
            byte channel = slot < channelOfSlot.Length ? channelOfSlot[slot] : Unused;
            yield return Verb.SetAspChannelMapping((byte)(channel << 4 | slot));
        }
    }

    /// <summary>Stops the infoframe, writes it, and lets it be sent again with every chance.</summary>
    /// <param name="channels">Channels of the stream.</param>
    /// <param name="isDisplayPort">Whether it goes over DisplayPort, which has a header of its own and no checksum.</param>
    internal static IEnumerable<Verb> Infoframe(int channels, bool isDisplayPort)
    {
        yield return Verb.SetDipIndex(0);
        yield return Verb.SetDipTransmitControl(0);
        foreach (byte value in isDisplayPort ? DisplayPortFrame(channels) : HdmiFrame(channels))
            yield return Verb.SetDipData(value);

        yield return Verb.SetDipIndex(0);
        yield return Verb.SetDipTransmitControl(TransmitAlways);
    }

    private static byte[] HdmiFrame(int channels)
    {
        byte[] frame = [HdmiType, HdmiVersion, InfoframeLength, 0, .. Body(channels)];

        // CEA-861: all bytes of the packet add up to zero.
        frame[3] = (byte)-frame.Sum(static value => value);
        return frame;
    }

    private static byte[] DisplayPortFrame(int channels) => [HdmiType, DisplayPortLength, DisplayPortVersion, .. Body(channels)];

    private static byte[] Body(int channels)
    {
        byte allocation = channels <= s_layouts.Length ? s_layouts[channels - 1].Allocation : (byte)0;
        return [(byte)(channels - 1), 0, 0, allocation, 0, 0, 0, 0, 0, 0];
    }
}
