using Azalia.Simulation.Codecs;
using Azalia.WaveRT.Client;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>One to eight channels in every mode, over four stereo converters and over one of eight channels: every pin hears its own, bit for bit.</summary>
public sealed class ChannelModeTests
{
    public static TheoryData<bool, ClientMode, int> Cases
    {
        get
        {
            TheoryData<bool, ClientMode, int> cases = [];
            foreach (bool isOneConverter in new[] { false, true })
            {
                foreach (ClientMode mode in Enum.GetValues<ClientMode>())
                {
                    for (int channels = 1; channels <= 8; channels++)
                        cases.Add(isOneConverter, mode, channels);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_pin_hears_its_channels(bool isOneConverter, ClientMode mode, int channels)
    {
        CodecProfile codec = isOneConverter ? Codecs.Displays() : Codecs.EightChannels();
        using CodecStage stage = new(codec);
        int[] samples = CodecStage.Noise(channels, seed: channels);

        using RenderClient client = stage.Open(0, channels, mode);
        List<PinEar> ears = stage.Play(client, 0, samples);

        Assert.Equal((mode, 0), (client.Mode, client.Glitches));
        Assert.True(stage.IsExact(0, channels, samples, ears));
    }
}
