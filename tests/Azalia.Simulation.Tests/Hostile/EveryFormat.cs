using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Link;
using Azalia.Simulation.Tests.Codecs;
using Azalia.Simulation.Tests.Controller;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>All 65,536 values of SDnFMT and of a converter's format, legal or not.</summary>
public sealed class EveryFormat
{
    [Fact]
    public void Of_a_stream_is_survived()
    {
        ControllerRig rig = Patient.Admit();
        rig.Codec.Records = false;
        StreamRig output = rig.Output();
        StreamRig input = rig.Input();

        for (int format = 0; format <= 0xFFFF; format++)
        {
            foreach (StreamRig stream in (StreamRig[])[output, input])
            {
                stream.WriteControl(1);
                stream.WriteControl(0);
                stream.Prepare((ushort)format).Start();
            }

            rig.AdvanceFrames(9);

            // What is no format is not sent, and what is kept has no reserved bits.
            Assert.Equal(format & 0x7F7F, output.Read16(0x12));
            if (!new StreamFormat((ushort)(format & 0x7F7F)).IsValid && (output.LinkPosition | input.LinkPosition) != 0)
                Assert.Fail($"{format:X4} is no format and is sent.");
        }

        Patient.AssertCured(rig);
    }

    [Fact]
    public void Of_a_converter_is_survived_while_streams_run_past_it()
    {
        SimulatedCodec codec = new(CustomCodec.Of(
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }),
            CustomCodec.Widget(0x03, new WidgetCapabilities { Type = WidgetType.AudioInput, Stereo = true })));
        TestMemory memory = new();
        SimulatedController device = new(ControllerProfiles.Pch with { StreamResetTicks = 0 }, memory, [codec]) { BusMasterEnabled = true };
        device.Write(0x08, 4, 1);
        device.AdvanceTo(15_000);
        long tick = device.Now;

        for (uint format = 0; format <= 0xFFFF; format++)
        {
            foreach (uint node in (uint[])[0x02, 0x03])
            {
                // The converter's format, its stream, and what it says of them.
                Send(device, node << 20 | 0x2_0000 | format);
                Send(device, node << 20 | 0x70650);
                Assert.Equal(format, Send(device, node << 20 | 0xA_0000));
            }

            byte[] packet = new byte[1024];
            OutboundBlock block = new()
            {
                StreamNumber = 5,
                Format = new StreamFormat((ushort)(format & 0x7F7F)),
                FirstTick = device.Now,
                LastTick = device.Now,
                FrameCount = 1,
                Bytes = packet.AsSpan(0, new StreamFormat((ushort)(format & 0x7F7F)).BytesPerFrame),
            };
            if (!block.Format.IsValid)
                continue;
            codec.Render(block);
            codec.EndBlock(device.Now);
            InboundRequest request = new() { StreamNumber = 5, Format = block.Format, FirstTick = tick, LastTick = tick, FrameCount = 1 };
            _ = codec.Capture(request, packet);
        }
    }

    // Through the immediate command interface.
    private static uint Send(SimulatedController device, uint command)
    {
        device.Write(0x68, 2, 2);
        device.Write(0x60, 4, command);
        device.Write(0x68, 2, 1);
        device.AdvanceTo(device.Now + 1000);
        Assert.Equal(2u, device.Read(0x68, 2) & 3);
        return device.Read(0x64, 4);
    }
}
