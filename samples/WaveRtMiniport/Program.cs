// A WaveRT miniport of one's own on Azalia's port: a level meter, which measures what is played to it. No HD Audio is involved; the simulated
// platform lends its memory and its clock.
//
//     dotnet run --project samples/WaveRtMiniport

using System.Buffers.Binary;
using System.Globalization;
using Azalia.Samples.WaveRtMiniport;
using Azalia.Simulation;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;
using Azalia.WaveRT.Port;

const int SampleRate = 48_000;
const short Loudest = 16_384;

using SimulatedPlatform machine = SimulatedPlatform.Create();
MeterMiniport meter = new(machine.Clock);
PortWaveRT port = new();
Check(port.Init(new WaveRTDevice(machine.Memory, machine.Clock), irp: null, meter, unknownAdapter: null, resourceList: null));

// A second of a tone, in every way that a client can keep up with a device.
byte[] tone = Tone();
foreach (ClientMode mode in new[] { ClientMode.Timer, ClientMode.Event, ClientMode.Packet })
{
    ClientRequest request = new(PeriodFrames: 480, BufferPeriods: 4, mode);
    Check(RenderClient.Open(port, pin: 0, new KsDataFormat(SampleRate, 2, 16, 16), request, out RenderClient? opened));
    using RenderClient client = opened!;
    meter.Reset();
    Check(client.Write(tone));
    Check(client.Drain());

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mode,-6} buffer of {client.BufferBytes} bytes, {client.Periods} periods, {client.Glitches} glitches; loudest {meter.Peak}, {meter.LoudFrames} frames of it"));
    if (meter.Peak != Loudest || meter.LoudFrames != SampleRate || client.Glitches != 0)
        return 1;
}

return 0;

// A square wave: each frame is as loud as the others, so that they can be counted.
static byte[] Tone()
{
    byte[] frames = new byte[4 * SampleRate];
    for (int i = 0; i < SampleRate; i++)
    {
        short sample = i / 50 % 2 == 0 ? Loudest : (short)-Loudest;
        BinaryPrimitives.WriteInt16LittleEndian(frames.AsSpan(4 * i), sample);
        BinaryPrimitives.WriteInt16LittleEndian(frames.AsSpan(4 * i + 2), sample);
    }

    return frames;
}

static void Check(NtStatus status)
{
    if (!status.IsSuccess)
        throw new InvalidOperationException(status.ToString());
}
