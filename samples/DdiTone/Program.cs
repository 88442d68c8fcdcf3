// Plays one second of 440 Hz with the routines of the HD Audio DDI and nothing above them: what a function driver does, in its order.
//
//     dotnet run --project samples/DdiTone
//
// The codec is the simulator's "generic" one, whose nodes the verbs below name: converter 02h, mixer 06h, line out 08h.

using System.Buffers.Binary;
using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

using SimulatedPlatform platform = SimulatedPlatform.Create();
Listener listener = new();
platform.Codecs[0].Attach(pinNode: 0x08, listener);

// The bus driver brings the controller up and makes a device of each function group; a device hands out the table of routines.
Check(HdaBusDriver.Start(platform, options: null, out HdaBusDriver? bus));
using HdaBusDriver driver = bus!;
FunctionGroupDevice group = driver.FunctionGroups[0];
Check(group.QueryInterface(
    HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
IHdAudioBusInterface ddi = (IHdAudioBusInterface)table!;
Console.WriteLine(group.DeviceId);

// An engine with bandwidth on the link, then a cyclic buffer for it. The engine stays in Reset.
HdAudioStreamFormat format = new(SampleRate: 48_000, ValidBitsPerSample: 16, ContainerSize: 16, NumberOfChannels: 2);
Check(ddi.AllocateRenderDmaEngine(format, stripe: false, out DmaEngineHandle engine, out HdAudioConverterFormat converterFormat));
Check(ddi.AllocateDmaBuffer(engine, requestedBufferSize: 192_000, out Mdl? pages, out nuint size, out byte streamId, out uint fifo));
Console.WriteLine($"engine {engine}: {size} bytes in {pages!.PageCount} pages, stream number {streamId}, FIFO of {fifo} bytes");

using (DmaView buffer = platform.Memory.Map(pages))
    FillWithTone(buffer.Span, hertz: 440);

// The codec is ours to set up; the bus driver never touches it. Each element gets its answer in place.
AmplifierSetPayload both = new() { Left = true, Right = true };
HdAudioCodecTransfer[] verbs =
[
    To(group.StartNode, Verb.SetPowerState(PowerState.D0)),
    To(0x02, Verb.SetPowerState(PowerState.D0)),
    To(0x06, Verb.SetPowerState(PowerState.D0)),
    To(0x08, Verb.SetPowerState(PowerState.D0)),
    To(0x08, Verb.SetConnectionSelect(1)),                                          // line out listens to mixer 06h
    To(0x02, Verb.SetAmplifier(both with { Output = true, Gain = 127 })),           // 0 dB, and no mute
    To(0x06, Verb.SetAmplifier(both with { Input = true, Index = 0, Gain = 23 })),  // the same for the mixer's input from 02h
    To(0x08, Verb.SetPinControl(new PinControl { OutEnable = true })),
    To(0x02, Verb.SetConverterFormat(converterFormat.ToStreamFormat())),
    To(0x02, Verb.SetStreamChannel(streamId, channel: 0)),
];
Check(ddi.TransferCodecVerbs(verbs));
Console.WriteLine($"{verbs.Count(verb => verb.Input.IsValid)} of {verbs.Length} verbs answered");

// Run is reached through Pause, Reset through Stop.
Check(ddi.GetLinkPositionRegister(engine, out LiveRegister? position));
Check(ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [engine]));
Check(ddi.SetDmaEngineState(HdAudioStreamState.RunState, [engine]));
platform.Clock.Wait(TimeSpan.FromMilliseconds(500));
Console.WriteLine($"after 0.5 s of device time the link is at byte {position!.Read()}");
platform.Clock.Wait(TimeSpan.FromMilliseconds(500));
Check(ddi.SetDmaEngineState(HdAudioStreamState.StopState, [engine]));
Check(ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [engine]));

Check(ddi.FreeDmaBuffer(engine));
Check(ddi.FreeDmaEngine(engine));
ddi.InterfaceDereference();
Console.WriteLine($"the pin heard {listener.Frames} frames, peak {listener.Peak / 2_147_483_648.0:0.000} of full scale");

// The command word names codec and node, and the routine takes it as it goes onto the link.
HdAudioCodecTransfer To(byte node, Verb verb) => new(HdAudioCodecCommand.From(verb.AddressedTo(group.CodecAddress, node)));

// Every routine answers a status. A driver acts on it; a sample ends.
static void Check(NtStatus status)
{
    if (!status.IsSuccess)
        throw new InvalidOperationException($"a routine answered {status}");
}

static void FillWithTone(Span<byte> frames, int hertz)
{
    for (int offset = 0; offset < frames.Length; offset += sizeof(short))
        BinaryPrimitives.WriteInt16LittleEndian(frames[offset..], (short)(short.MaxValue / 2 * Math.Sin(2 * Math.PI * hertz * (offset / 4) / 48_000)));
}

/// <summary>What is plugged into the line out.</summary>
internal sealed class Listener : IFrameSink
{
    /// <summary>Frames heard.</summary>
    public int Frames { get; private set; }

    /// <summary>The largest sample, of 2^31.</summary>
    public long Peak { get; private set; }

    /// <inheritdoc/>
    public void Hear(in FrameBlock block)
    {
        Frames += block.FrameCount;
        foreach (int sample in block.Samples)
            Peak = Math.Max(Peak, Math.Abs((long)sample));
    }
}
