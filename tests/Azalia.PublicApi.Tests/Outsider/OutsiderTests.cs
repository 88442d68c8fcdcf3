using System.Buffers.Binary;
using Azalia.Audio;
using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;
using Azalia.WaveRT.Port;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>What somebody who has only the libraries can build on them.</summary>
public sealed class OutsiderTests
{
    private static readonly AudioFormat s_format = AudioFormat.Pcm(sampleRate: 48_000, validBits: 16, channels: 2);

    // A quarter of a second in which no two neighbouring frames are the same.
    private static readonly byte[] s_music = MakeMusic(frames: 12_000);

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void A_platform_with_nothing_behind_it_is_told_apart_from_a_controller(byte everywhere)
    {
        using EmptySlot platform = new(everywhere);

        HdaException failure = Assert.Throws<HdaException>(() => AudioSystem.Open(platform));

        Assert.Equal(NtStatus.DeviceNotReady, failure.Status);
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Fact]
    public void A_platform_of_ones_own_plays()
    {
        using SimulatedPlatform simulated = SimulatedPlatform.Create();
        using CountingPlatform platform = new(simulated);

        Assert.Equal(s_music, Play(platform, simulated, "line-out"));
        Assert.True(platform.Reads > 100 && platform.Writes > 100);
    }

    [Fact]
    public void A_codec_of_ones_own_plays()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [PocketCodec.Profile] });

        Assert.Equal(s_music, Play(platform, platform, "headphone"));
    }

    [Fact]
    public void A_signal_of_ones_own_is_recorded_through_the_DDI()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Codecs = [CodecProfiles.Minimal] });
        platform.Codecs[0].Attach(0x05, new Voice());
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        using HdaBusDriver driver = bus!;
        Assert.Equal(NtStatus.Success, driver.FunctionGroups[0].QueryInterface(
            HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
        IHdAudioBusInterface ddi = (IHdAudioBusInterface)table!;

        Assert.Equal(NtStatus.Success, ddi.AllocateCaptureDmaEngine(
            0, new HdAudioStreamFormat(48_000, 16, 16, 2), out DmaEngineHandle engine, out HdAudioConverterFormat format));
        Assert.Equal(NtStatus.Success, ddi.AllocateDmaBuffer(engine, 8192, out Mdl? pages, out _, out byte streamId, out _));
        HdAudioCodecTransfer[] verbs =
        [
            new(HdAudioCodecCommand.From(Verb.SetConverterFormat(format.ToStreamFormat()).AddressedTo(0, 0x04))),
            new(HdAudioCodecCommand.From(Verb.SetStreamChannel(streamId, channel: 0).AddressedTo(0, 0x04))),
        ];
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(verbs));
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [engine]));
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.RunState, [engine]));
        platform.Clock.Wait(TimeSpan.FromMilliseconds(20));
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.StopState, [engine]));

        using DmaView view = platform.Memory.Map(pages!);
        short[] left = [.. Enumerable.Range(0, 100).Select(frame => BinaryPrimitives.ReadInt16LittleEndian(view.Span[(frame * 4)..]))];
        short[] right = [.. Enumerable.Range(0, 100).Select(frame => BinaryPrimitives.ReadInt16LittleEndian(view.Span[((frame * 4) + 2)..]))];
        Assert.NotEqual(0, left[0]);
        Assert.Equal(Enumerable.Range(left[0], 100), left.Select(static sample => (int)sample));
        Assert.Equal(left.Select(static sample => sample + 1), right.Select(static sample => (int)sample));
    }

    [Fact]
    public void A_WaveRT_device_of_ones_own_plays_through_port_pin_and_client()
    {
        HandClock clock = new();
        using DmaMemory memory = new(new DmaMemoryOptions { ArenaBytes = 1 << 20 });
        MusicBox box = new(clock);
        PortWaveRT port = new();
        Assert.Equal(NtStatus.Success, port.Init(new WaveRTDevice(memory, clock), irp: null, box, unknownAdapter: null, resourceList: null));

        ClientRequest request = new(PeriodFrames: 480, BufferPeriods: 4);
        Assert.Equal(NtStatus.Success, RenderClient.Open(port, pin: 0, new KsDataFormat(48_000, 2, 16, 16), request, out RenderClient? client));
        using (client)
        {
            Assert.Equal(NtStatus.Success, client!.Write(s_music));
            Assert.Equal(NtStatus.Success, client.Drain());
            Assert.Equal(0, client.Glitches);
        }

        Assert.Equal(s_music, box.Played.Take(s_music.Length));
        Assert.All(box.Played.Skip(s_music.Length), static silence => Assert.Equal(0, silence));
        Assert.Equal(0, memory.OutstandingPages);
    }

    private static byte[] MakeMusic(int frames)
    {
        byte[] bytes = new byte[frames * 4];
        for (int i = 0; i < bytes.Length; i += sizeof(short))
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i), (short)((i * 37) | 1));

        return bytes;
    }

    /// <summary>Plays the music, and gives back what the endpoint's pin heard of it, as it lay in memory.</summary>
    private static byte[] Play(HdaPlatform platform, SimulatedPlatform simulated, string endpointId)
    {
        using AudioSystem system = AudioSystem.Open(platform);
        AudioEndpoint endpoint = system.Endpoints.Single(candidate => candidate.Id == endpointId);
        Ear ear = new();
        simulated.Codecs[endpoint.CodecAddress].Attach((byte)endpoint.PinNode, ear);

        using RenderStream stream = endpoint.OpenRender(s_format);
        stream.Write(s_music);
        stream.Drain();

        byte[] heard = new byte[s_music.Length];
        for (int i = 0; i < heard.Length / sizeof(short); i++)
            BinaryPrimitives.WriteInt16LittleEndian(heard.AsSpan(i * sizeof(short)), (short)(ear.Samples[i] >> 16));

        return heard;
    }
}
