using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>The presence detection of one pin: read when somebody asks, and when the codec says that it changed. HDA 1.0a 7.3.3.14, 7.3.3.15.</summary>
/// <remarks>
/// An unsolicited response of an analog pin only says that something changed (hardware 3.5), so the pin is asked, without waiting: the answer comes at
/// DISPATCH_LEVEL, as the question was asked. A response that comes while an answer is awaited asks once more after it.
/// </remarks>
internal sealed class JackSensor
{
    private const int Idle = 0;
    private const int Asking = 1;
    private const int AskingAgain = 2;

    private readonly IHdAudioBusInterface _bus;
    private readonly byte _codecAddress;
    private readonly Widget _pin;
    private readonly Action<JackState> _changed;
    private readonly HdAudioCodecTransfer[] _question;
    private byte? _tag;
    private int _progress;

    // What the client knows: what was read first, and what it was told since.
    private volatile JackState _told = JackState.Unknown;

    internal JackSensor(IHdAudioBusInterface bus, byte codecAddress, Widget pin, Action<JackState> changed)
    {
        _bus = bus;
        _codecAddress = codecAddress;
        _pin = pin;
        _changed = changed;
        _question = [.. Question().Select(verb => new HdAudioCodecTransfer(new HdAudioCodecCommand(verb.AddressedTo(codecAddress, pin.NodeId).Raw)))];
    }

    /// <summary>Whether the codec can say by itself that something changed.</summary>
    internal bool CanTell => CanSense && _pin.Capabilities.UnsolicitedCapable;

    private bool IsBuiltIn => _pin.Configuration.Connectivity is PortConnectivity.Fixed or PortConnectivity.None;

    // Hardware 4.8: the board may say that the pin's detection is not wired.
    private bool CanSense => !IsBuiltIn && _pin.Pin.PresenceDetect && !_pin.Configuration.JackDetectOverride;

    /// <summary>Asks the bus for a tag. PASSIVE_LEVEL. Without one, changes are found only by asking.</summary>
    internal void Register()
    {
        if (CanTell && _tag is null && _bus.RegisterEventCallback(Told, context: null, out byte tag).IsSuccess)
            _tag = tag;
    }

    /// <summary>Gives the tag back. PASSIVE_LEVEL.</summary>
    internal void Unregister()
    {
        if (_tag is { } tag)
            _ = _bus.UnregisterEventCallback(tag); // It is registered: there is nothing to refuse.

        _tag = null;
    }

    /// <summary>The verb that lets the codec tell, if it can.</summary>
    internal Verb? EnablingVerb => _tag is { } tag ? Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = tag }) : null;

    internal byte PinNode => _pin.NodeId;

    /// <summary>What the jack says now. PASSIVE_LEVEL.</summary>
    internal JackState Read()
    {
        if (!CanSense)
            return IsBuiltIn ? JackState.BuiltIn : JackState.Unknown;

        CodecVerbs verbs = new(_bus, _codecAddress);
        verbs.Begin();
        int place = 0;
        foreach (Verb verb in Question())
            place = verbs.Add(_pin.NodeId, verb);

        bool isAnswered = verbs.Send().IsSuccess & verbs.TryGetAnswer(place, out uint sense);
        JackState state = isAnswered ? StateOf(sense) : JackState.Unknown;
        if (_told == JackState.Unknown)
            _told = state;

        return state;
    }

    private static JackState StateOf(uint sense) => new PinSense(sense).PresenceDetected ? JackState.Plugged : JackState.Empty;

    private IEnumerable<Verb> Question() =>
        _pin.Pin.TriggerRequired ? [Verb.TriggerPinSense(), Verb.GetPinSense()] : [Verb.GetPinSense()];

    private void Told(HdAudioCodecResponse response, object? context)
    {
        while (true)
        {
            int seen = Interlocked.CompareExchange(ref _progress, Asking, Idle);
            if (seen == Idle)
            {
                Ask();
                return;
            }

            // The answer may come in between: then this response asks for itself.
            if (Interlocked.CompareExchange(ref _progress, AskingAgain, seen) == seen)
                return;
        }
    }

    private void Ask()
    {
        if (!_bus.TransferCodecVerbs(_question, Answered).IsSuccess)
            Volatile.Write(ref _progress, Idle);
    }

    private void Answered(Memory<HdAudioCodecTransfer> transfer, object? context)
    {
        HdAudioCodecResponse answer = transfer.Span[^1].Input;
        if (Interlocked.CompareExchange(ref _progress, Idle, Asking) != Asking)
        {
            Volatile.Write(ref _progress, Asking);
            Ask();
            return;
        }

        JackState state = answer.IsValid ? StateOf(answer.Response) : JackState.Unknown;
        if (state == _told)
            return;

        _told = state;
        _changed(state);
    }
}
