using System.Text;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>What a monitor says of itself: EDID-like data (ELD) that the graphics driver gave to the codec. Hardware 4.14, CEA-861.</summary>
/// <param name="MonitorName">Its name; empty when it says none.</param>
/// <param name="IsDisplayPort">Whether it hangs on DisplayPort; else on HDMI.</param>
/// <param name="SpeakerAllocation">Its speakers: bit 0 front left and right, 1 LFE, 2 front center, 3 rear left and right, 4 rear center, 5 and 6 between them.</param>
/// <param name="MaximumChannels">The most channels of PCM that it takes.</param>
/// <param name="SampleRates">The rates of PCM that it takes, ascending.</param>
public sealed record DisplayData(
    string MonitorName, bool IsDisplayPort, byte SpeakerAllocation, int MaximumChannels, IReadOnlyList<int> SampleRates)
{
    private const int FixedBytes = 20;
    private const int DescriptorBytes = 3;
    private const int LinearPcm = 1;
    private const int LongestName = 16;

    private static readonly int[] s_rates = [32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    /// <summary>Reads the data. Whatever they hold, no more is believed of them than is there.</summary>
    /// <param name="eld">The bytes.</param>
    /// <returns>The data; null when they are none: too short, or byte 0 says no version.</returns>
    internal static DisplayData? Parse(ReadOnlySpan<byte> eld)
    {
        if (eld.Length < FixedBytes || eld[0] >> 3 == 0)
            return null;

        int nameLength = Math.Min(eld[4] & 0x1F, Math.Min(LongestName, eld.Length - FixedBytes));
        StringBuilder name = new();
        foreach (byte letter in eld.Slice(FixedBytes, nameLength))
            _ = name.Append(letter is >= (byte)' ' and < 0x7F ? (char)letter : ' ');

        int channels = 0;
        HashSet<int> rates = [];
        int descriptors = eld[5] >> 4;
        ReadOnlySpan<byte> rest = eld[(FixedBytes + nameLength)..];
        for (int i = 0; i < descriptors && rest.Length >= DescriptorBytes; i++, rest = rest[DescriptorBytes..])
        {
            if ((rest[0] >> 3 & 0xF) != LinearPcm)
                continue;

            channels = Math.Max(channels, (rest[0] & 7) + 1);
            for (int bit = 0; bit < s_rates.Length; bit++)
            {
                if ((rest[1] >> bit & 1) != 0)
                    _ = rates.Add(s_rates[bit]);
            }
        }

        return new DisplayData(name.ToString().Trim(), (eld[5] >> 2 & 3) == 1, eld[7], channels, [.. rates.Order()]);
    }
}
