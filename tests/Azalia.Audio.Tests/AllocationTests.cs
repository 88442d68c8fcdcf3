using Azalia.Testing;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>A stream that runs allocates nothing, in any mode and either direction: client, port, miniport, bus driver and device.</summary>
public sealed class AllocationTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    [Theory]
    [InlineData(ClientMode.Timer)]
    [InlineData(ClientMode.Event)]
    [InlineData(ClientMode.Packet)]
    public void Playing_a_period_allocates_nothing(ClientMode mode)
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = mode });
        byte[] period = new byte[s_dvd.BytesPerFrame * stream.PeriodFrames];

        AllocationAssert.None(() => stream.Write(period));
    }

    [Theory]
    [InlineData(ClientMode.Timer)]
    [InlineData(ClientMode.Event)]
    [InlineData(ClientMode.Packet)]
    public void Recording_a_period_allocates_nothing(ClientMode mode)
    {
        using Stage stage = new();
        using CaptureStream stream = stage.Endpoint("microphone").OpenCapture(s_dvd, new CaptureOptions { Mode = mode });
        byte[] period = new byte[s_dvd.BytesPerFrame * stream.PeriodFrames];

        AllocationAssert.None(() => stream.Read(period));
    }
}
