using Azalia.Simulation.Codecs;
using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>A codec that is warm allocates nothing, whatever it carries or is told.</summary>
public sealed class AllocationTests
{
    private const int Frames = 480;

    private static readonly VerbId[] s_displayVerbs =
    [
        VerbId.SetDeviceSelect, VerbId.GetDeviceListEntry, VerbId.GetEldData, VerbId.SetDipIndex, VerbId.SetDipData, VerbId.GetDipData, VerbId.SetAspChannelMapping, VerbId.GetPinSense,
    ];

    private readonly CodecBench _bench = new();
    private readonly StreamFormat _format = Format(48_000, 16, 2);
    private readonly byte[] _bytes = Packed(16, Noise(2 * Frames, 16));

    [Fact]
    public void Playing_on_an_untouched_path_allocates_nothing()
    {
        _bench.Codec.Attach(LineOut, new SilentSink());
        _bench.OpenLineOut(_format);

        AllocationAssert.None(Play);
    }

    [Fact]
    public void Playing_with_gain_and_the_monitor_allocates_nothing()
    {
        _bench.Codec.Attach(LineOut, new SilentSink());
        _bench.Codec.Attach(LineIn, new SteadySource(1));
        _bench.OpenLineOut(_format);
        _bench.SetOutput(FirstDac, 100);
        _bench.Power(LineIn);
        _bench.Ask(LineIn, Verb.SetPinControl(new PinControl { InEnable = true }));
        _bench.SetInput(FirstMixer, 1, UnityLevel);

        AllocationAssert.None(Play);
    }

    [Fact]
    public void A_display_pin_with_another_order_of_slots_allocates_nothing()
    {
        CodecBench bench = DisplayCodec.Bench();
        bench.Codec.Attach(DisplayCodec.Pin, new SilentSink());
        DisplayCodec.Start(bench, DisplayCodec.Converter, _format, 1);
        bench.Ask(DisplayCodec.Pin, Verb.SetAspChannelMapping(0x10));
        bench.Ask(DisplayCodec.Pin, Verb.SetAspChannelMapping(0x01));

        AllocationAssert.None(() => bench.Play(_format, _bytes));
    }

    [Fact]
    public void Display_verbs_allocate_nothing()
    {
        CodecBench bench = DisplayCodec.Bench(entries: 4);

        AllocationAssert.None(() =>
        {
            foreach (VerbId id in s_displayVerbs)
                _ = bench.Codec.Send(Verb.Create(id, 1).AddressedTo(0, DisplayCodec.Pin), 0, out _);
        });
    }

    [Fact]
    public void Capturing_allocates_nothing()
    {
        _bench.Codec.Attach(Microphone, new SteadySource(1));
        _bench.Power(Group, FirstAdc, Microphone);
        _bench.Ask(Microphone, Verb.SetPinControl(new PinControl { InEnable = true }));
        _bench.SetInput(FirstAdc, 0, UnityLevel);
        _bench.Ask(FirstAdc, Verb.SetConverterFormat(_format));
        _bench.Ask(FirstAdc, Verb.SetStreamChannel(1, 0));

        AllocationAssert.None(() => Assert.True(
            _bench.Codec.Capture(new InboundRequest { StreamNumber = 1, Format = _format, FirstTick = 0, LastTick = 0, FrameCount = Frames }, _bytes) == _bytes.Length));
    }

    [Fact]
    public void Answering_verbs_and_finding_paths_anew_allocates_nothing()
    {
        _bench.Codec.Attach(LineOut, new SilentSink());
        _bench.OpenLineOut(_format);

        AllocationAssert.None(() =>
        {
            Send(LineOut, Verb.SetPinControl(default));
            Play();
            Send(LineOut, Verb.SetPinControl(new PinControl { OutEnable = true }));
            Send(FirstDac, Verb.GetParameter(ParameterId.WidgetCapabilities));
            Send(FirstMixer, Verb.GetConnectionListEntry(0));
            Send(0x7F, Verb.GetPowerState());
            Play();
        });
    }

    [Fact]
    public void Telling_of_plugs_allocates_nothing()
    {
        Send(LineOut, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true }));

        AllocationAssert.None(() =>
        {
            _bench.Codec.Unplug(LineOut);
            _bench.Codec.Plug(LineOut);
            while (_bench.Codec.TryTakeUnsolicited(0, out _))
            {
            }
        });
    }

    private void Play() => _bench.Play(_format, _bytes);

    private void Send(byte node, Verb verb) => _ = _bench.Codec.Send(verb.AddressedTo(0, node), 0, out _);
}
