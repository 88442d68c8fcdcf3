using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>A codec with two converters of eight channels and an HDMI or DisplayPort pin behind them.</summary>
internal static class DisplayCodec
{
    public const byte Converter = 0x02;
    public const byte SecondConverter = 0x03;
    public const byte Pin = 0x04;

    public static CodecBench Bench(int entries = 1, PowerStateCapabilities states = default)
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.PowerStates] = states.Raw },
            NodeDefaults.Empty,
            ConverterOf(Converter),
            ConverterOf(SecondConverter),
            CustomCodec.Widget(
                Pin,
                new WidgetCapabilities { Type = WidgetType.PinComplex, Channels = 8, Digital = true, ConnectionList = true, UnsolicitedCapable = true, ContentProtection = true },
                (ParameterId.PinCapabilities, new PinCapabilities { Output = true, PresenceDetect = true, Hdmi = true, DisplayPort = entries > 1, HighBitRate = true }.Raw),
                (ParameterId.DeviceListLength, new DeviceListLength { EntriesLessOne = (byte)(entries - 1) }.Raw)) with
            {
                Connections = [new(Converter), new(SecondConverter)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            }));
        bench.Ask(Pin, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 0x2A }));
        return bench;
    }

    public static void Start(CodecBench bench, byte converter, StreamFormat format, byte stream)
    {
        bench.Ask(converter, Verb.SetConverterFormat(format));
        bench.Ask(converter, Verb.SetStreamChannel(stream, 0));
        bench.Ask(converter, Verb.SetDigitalConverter(0, new DigitalConverter { Enable = true }));
    }

    public static uint Take(CodecBench bench)
    {
        Assert.True(bench.Codec.TryTakeUnsolicited(0, out uint response));
        return response;
    }

    private static NodeProfile ConverterOf(byte id) => CustomCodec.Widget(id, new WidgetCapabilities { Type = WidgetType.AudioOutput, Channels = 8, Digital = true });
}
