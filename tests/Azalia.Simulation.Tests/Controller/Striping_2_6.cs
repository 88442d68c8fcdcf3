using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>Streams over one, two and four SDO lines: both ends must be set alike.</summary>
public sealed class Striping_2_6
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 2, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    [InlineData(2, 1, false)]
    public void A_converter_hears_what_is_spread_as_it_expects(int controller, int converter, bool isHeard)
    {
        SimulatedCodec codec = new(CustomCodec.Of(
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, Stripe = true }),
            CustomCodec.Widget(
                0x03,
                new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true },
                (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new ConnectionListEntry(0x02)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            }));
        RecordingSink sink = new();
        codec.Attach(0x03, sink);
        ControllerRig rig = new(ControllerProfiles.Pch with { Capabilities = new(0x4405) }, [codec]);
        rig.LeaveReset();
        foreach (Verb verb in (Verb[])
            [Verb.SetConverterFormat(new StreamFormat(0x0011)), Verb.SetStreamChannel(5, 0), Verb.SetStripeControl((byte)converter)])
        {
            Assert.True(codec.Send(verb.AddressedTo(0, 0x02), rig.Now, out _));
        }

        StreamRig stream = rig.Output().Prepare().Fill();
        stream.WriteControl((uint)controller << 16 | StreamRig.Run);
        rig.AdvanceFrames(100);

        Assert.Equal(400u, stream.LinkPosition);
        Assert.Equal(isHeard ? 200 : 0, sink.Samples.Count);
    }

    [Fact]
    public void Three_lines_are_none()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new(0x4405) });
        rig.Write8(0x102, 0x02);

        rig.Write8(0x102, 0x03);

        Assert.Equal(0x06, rig.Read8(0x102));
    }
}
