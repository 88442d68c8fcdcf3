using Azalia.Simulation;

namespace Azalia.Audio.Tests;

/// <summary>A simulated machine with its drivers, and an ear at the pin of each output.</summary>
internal sealed class Stage : IDisposable
{
    public Stage(SimulationOptions? options = null)
    {
        Platform = SimulatedPlatform.Create(options);
        System = AudioSystem.Open(Platform);
    }

    public SimulatedPlatform Platform { get; }

    public AudioSystem System { get; }

    public AudioEndpoint Endpoint(string id) => System.Endpoints.Single(endpoint => endpoint.Id == id);

    public Ear ListenTo(string id)
    {
        Ear ear = new();
        AudioEndpoint endpoint = Endpoint(id);
        Platform.Codecs[endpoint.CodecAddress].Attach((byte)endpoint.PinNode, ear);
        return ear;
    }

    public static void AssertHeard(Ear ear, AudioFormat format, ReadOnlySpan<byte> frames)
    {
        int[] expected = Noise.AsHeard(format, frames);
        Assert.Equal(format.SampleRate, ear.SampleRate);
        Assert.Equal(format.Channels, ear.Channels);
        Assert.True(ear.Samples.Count >= expected.Length, $"{ear.Frames} frames heard of {frames.Length / format.BytesPerFrame}.");

        // Whole lists would be printed on failure: the first difference says more.
        int difference = 0;
        while (difference < expected.Length && ear.Samples[difference] == expected[difference])
            difference++;

        Assert.Equal(expected.Length, difference);
        Assert.Equal(-1, ear.Samples.FindIndex(expected.Length, static sample => sample != 0));
    }

    public void Dispose()
    {
        System.Dispose();
        Assert.Equal(0, Platform.Memory.OutstandingPages);
        Platform.Dispose();
    }
}
