using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>A client that listens to the jacks of codecs.</summary>
public abstract class EventCallbackFacts(ConformancePlatform platform) : DdiFacts(platform)
{
    // Jacks of the generic codec.
    private protected const byte LineOut = 0x08;
    private protected const byte Headphone = 0x09;

    private protected static readonly TimeSpan AFewFrames = TimeSpan.FromMicroseconds(200);

    private readonly List<Heard> _heard = [];

    /// <summary>What was heard, in its order.</summary>
    private protected IReadOnlyList<Heard> Responses => _heard;

    // Pulls out what is plugged in, or plugs it in again: the codec tells of both.
    private protected static void Touch(BusFixture bus, int codecAddress, byte pin)
    {
        SimulatedCodec codec = bus.Simulation.Codecs[codecAddress];
        if (codec.IsPlugged(pin))
            codec.Unplug(pin);
        else
            codec.Plug(pin);
    }

    private protected static void Enable(BusFixture bus, byte codecAddress, byte pin, byte tag) =>
        Assert.Equal(0u, bus.Ask(codecAddress, pin, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = tag })));

    private protected byte Register(IHdAudioBusInterface client, object? context)
    {
        Assert.Equal(NtStatus.Success, client.RegisterEventCallback(Hear, context, out byte tag));
        return tag;
    }

    private void Hear(HdAudioCodecResponse response, object? context) =>
        _heard.Add(new Heard(response, context, KProcessor.CurrentIrql, KProcessor.HoldsLock));

    private protected sealed record Heard(HdAudioCodecResponse Response, object? Context, Irql Level, bool HeldLock);
}
