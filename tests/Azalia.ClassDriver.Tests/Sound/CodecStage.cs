using System.Buffers.Binary;
using Azalia.Bus;
using Azalia.ClassDriver.Endpoints;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>The whole stack below the face, over a simulated codec that a test describes.</summary>
internal sealed class CodecStage : IDisposable
{
    private const int Rate = 48_000;
    private const int Frames = 300;

    public CodecStage(CodecProfile codec, ClassDriverOptions? options = null)
    {
        Platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [codec] });
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(Platform, null, out HdaBusDriver? bus));
        Bus = bus!;
        Assert.Equal(
            NtStatus.Success,
            HdAudioFunctionDriver.Start(Bus.FunctionGroups[0], Platform, options ?? new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        Driver = driver!;
    }

    public SimulatedPlatform Platform { get; }

    public HdaBusDriver Bus { get; }

    public HdAudioFunctionDriver Driver { get; }

    public SimulatedCodec Codec => Platform.Codecs[0];

    public int IndexOf(string id) => Driver.Endpoints.ToList().FindIndex(endpoint => endpoint.Id == id);

    /// <summary>Noise of so many channels, 16 bits, without a silent sample.</summary>
    public static int[] Noise(int channels, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Frames * channels).Select(_ => (random.Next(1, 0x7FFF) * (random.Next(2) * 2 - 1)) << 16)];
    }

    /// <summary>Opens a stream to an endpoint.</summary>
    public RenderClient Open(int endpoint, int channels, ClientMode mode = ClientMode.Timer)
    {
        NtStatus status = RenderClient.Open(
            Driver.Port, (uint)endpoint, new KsDataFormat(Rate, (ushort)channels, 16, 16), new ClientRequest(Rate / 100, 4, mode), out RenderClient? client);
        Assert.Equal(NtStatus.Success, status);
        return client!;
    }

    /// <summary>Plays samples and gives what each pin of the endpoint heard.</summary>
    public List<PinEar> Play(int endpoint, int channels, int[] samples)
    {
        using RenderClient client = Open(endpoint, channels);
        return Play(client, endpoint, samples);
    }

    public List<PinEar> Play(RenderClient client, int endpoint, int[] samples)
    {
        List<PinEar> ears = [];
        foreach (EndpointPin pin in Driver.Endpoints[endpoint].Pins)
        {
            PinEar ear = new();
            Codec.Attach(pin.PinNode, ear);
            ears.Add(ear);
        }

        byte[] bytes = new byte[samples.Length * 2];
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), (short)(samples[i] >> 16));
        Assert.Equal(NtStatus.Success, client.Write(bytes));
        Assert.Equal(NtStatus.Success, client.Drain());
        return ears;
    }

    /// <summary>Whether each pin heard its channels exactly, and nothing else.</summary>
    public bool IsExact(int endpoint, int channels, int[] samples, List<PinEar> ears)
    {
        IReadOnlyList<EndpointPin> pins = Driver.Endpoints[endpoint].Pins;
        for (int i = 0; i < pins.Count; i++)
        {
            IReadOnlyList<int> order = pins[i].ChannelsAtPin(channels);
            int[] expected = [.. samples.Chunk(channels).SelectMany(frame => order.Select(channel => channel < 0 ? 0 : frame[channel]))];
            List<int> heard = ears[i].Samples;
            if (ears[i].Channels != order.Count || heard.Count < expected.Length
                || !expected.SequenceEqual(heard.Take(expected.Length)) || heard.Skip(expected.Length).Any(static sample => sample != 0))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        Driver.Dispose();
        Bus.Dispose();
        Platform.Dispose();
    }
}
