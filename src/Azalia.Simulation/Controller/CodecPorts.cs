using System.Numerics;
using Azalia.Simulation.Link;
using Azalia.Simulation.Registers;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>The SDI lines and the codecs at their ends, the one on line n having address n; with STATESTS and WAKEEN (HDA 1.0a 3.3.8,
/// 3.3.9, 4.3).</summary>
/// <remarks>
/// <para>Some frames after the link has left reset each codec that is present asks for its address; its bit of STATESTS comes up then.
/// Before that it hears nothing. A codec that becomes present later asks in the next frame. Both registers are in the resume well: a
/// controller reset leaves them alone. While the link is in reset a codec may ask to be heard: its bit of STATESTS comes up, too.</para>
/// <para>Not modelled: the turn-around and address frames; codecs with several SDI lines.</para>
/// </remarks>
internal sealed class CodecPorts
{
    private readonly IReadOnlyList<ICodecLink> _codecs;
    private readonly LinkClock _clock;
    private readonly int _firstWakeFrame;
    private readonly RegisterCell<WakeEnable, ushort> _wakeEnable;
    private readonly RegisterCell<StateChangeStatus, ushort> _stateChange;
    private readonly uint _all;
    private readonly uint _phantoms;

    private uint _listening;
    private uint _shown;

    /// <summary>Puts the registers into the window.</summary>
    public CodecPorts(
        RegisterFile file, RegisterBank resumeWell, ControllerProfile profile, IReadOnlyList<ICodecLink> codecs, LinkClock clock)
    {
        _codecs = codecs;
        _clock = clock;
        _firstWakeFrame = profile.CodecWakeFrames;
        _all = (1u << codecs.Count) - 1;
        for (int address = 0; address < codecs.Count; address++)
            AnsweringLate |= codecs[address].AnswersLate ? 1u << address : 0;
        uint lines = (1u << profile.SerialDataInLines) - 1;
        _phantoms = profile.Quirks.PhantomCodecs & lines & ~_all;
        _wakeEnable = file.Add(new RegisterCell<WakeEnable, ushort>(resumeWell) { WritableBits = lines });
        _stateChange = file.Add(new RegisterCell<StateChangeStatus, ushort>(resumeWell) { ClearableBits = lines });
    }

    /// <summary>Whether a state change is up and enabled.</summary>
    public bool InterruptPending => (_stateChange.Value.Codecs & _wakeEnable.Value.Codecs) != 0;

    /// <summary>Codecs that have an address, one bit each.</summary>
    public uint Listening => _listening;

    /// <summary>Codecs that may answer later than in the next frame, one bit each.</summary>
    public uint AnsweringLate { get; }

    /// <summary>Whether a codec drives its line to wake a link that is in reset, and has not done so before since the reset.</summary>
    public bool RequestsWake
    {
        get
        {
            for (uint silent = _all & ~_shown; silent != 0; silent &= silent - 1)
            {
                ICodecLink codec = _codecs[BitOperations.TrailingZeroCount(silent)];
                if (codec.IsPresent && codec.RequestsWake)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The link is in reset: each codec that wants to wake it is shown in STATESTS, once (hardware 1.3.4, 2.13).</summary>
    public void ShowWakeRequests()
    {
        for (uint silent = _all & ~_shown; silent != 0; silent &= silent - 1)
        {
            int address = BitOperations.TrailingZeroCount(silent);
            if (_codecs[address].IsPresent && _codecs[address].RequestsWake)
                Show(address);
        }
    }

    /// <summary>RST# is asserted: every codec forgets its address.</summary>
    public void EnterReset(long tick)
    {
        _listening = 0;
        _shown = 0;
        foreach (ICodecLink codec in _codecs)
            codec.LinkReset(tick);
    }

    /// <summary>RST# is released.</summary>
    public void LeaveReset() => _shown = 0;

    /// <summary>The first boundary after a tick at which a codec asks for its address; <see cref="long.MaxValue"/> when none
    /// will.</summary>
    public long NextWakeTick(long now)
    {
        long earliest = long.MaxValue;
        for (uint phantoms = _phantoms & ~_shown; phantoms != 0; phantoms &= phantoms - 1)
            earliest = Math.Min(earliest, WakeTick(BitOperations.TrailingZeroCount(phantoms)));
        for (uint absent = _all & ~_listening; absent != 0; absent &= absent - 1)
        {
            int address = BitOperations.TrailingZeroCount(absent);
            if (_codecs[address].IsPresent)
                earliest = Math.Min(earliest, WakeTick(address));
        }

        return earliest == long.MaxValue ? earliest : Math.Max(earliest, _clock.NextBoundary(now));
    }

    /// <summary>The first boundary after a tick at which a codec wants an empty response slot; <see cref="long.MaxValue"/> when none
    /// does.</summary>
    public long NextUnsolicitedTick(long now)
    {
        long earliest = long.MaxValue;
        for (uint listening = _listening; listening != 0; listening &= listening - 1)
            earliest = Math.Min(earliest, _codecs[BitOperations.TrailingZeroCount(listening)].NextEventTick);

        return earliest == long.MaxValue ? earliest : Math.Max(_clock.BoundaryAtOrAfter(earliest), _clock.NextBoundary(now));
    }

    /// <summary>Gives an address to every codec that asks for one in the frame that starts at a tick.</summary>
    public void Wake(long tick)
    {
        for (uint absent = _all & ~_listening; absent != 0; absent &= absent - 1)
        {
            int address = BitOperations.TrailingZeroCount(absent);
            if (tick < WakeTick(address) || !_codecs[address].IsPresent)
                continue;

            _listening |= 1u << address;
            Show(address);
        }

        for (uint phantoms = _phantoms & ~_shown; phantoms != 0; phantoms &= phantoms - 1)
        {
            int address = BitOperations.TrailingZeroCount(phantoms);
            if (tick >= WakeTick(address))
                Show(address);
        }
    }

    /// <summary>Sends a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="tick">The first tick of its frame.</param>
    /// <param name="response">What the codec answers in the next frame.</param>
    /// <returns>False when no answer will come: nobody listens at that address.</returns>
    public bool Send(CodecCommand command, long tick, out uint response)
    {
        response = 0;
        int address = command.CodecAddress;
        return (_listening >> address & 1) != 0 && _codecs[address].IsPresent && _codecs[address].Send(command, tick, out response);
    }

    /// <summary>Offers an empty response slot to a codec that wants one.</summary>
    /// <param name="address">The codec; it listens.</param>
    /// <param name="tick">The first tick of the frame.</param>
    /// <param name="response">What it says.</param>
    /// <returns>False when the slot stays empty.</returns>
    public bool TryTakeUnsolicited(int address, long tick, out uint response)
    {
        response = 0;
        ICodecLink codec = _codecs[address];
        return codec.NextEventTick <= tick && codec.TryTakeUnsolicited(tick, out response);
    }

    /// <summary>Offers a response slot to a codec that answers late.</summary>
    /// <param name="address">The codec; it listens.</param>
    /// <param name="tick">The first tick of the frame.</param>
    /// <param name="response">What it says.</param>
    /// <returns>False when the slot stays empty.</returns>
    public bool TryTakeLate(int address, long tick, out uint response) => _codecs[address].TryTakeLate(tick, out response);

    /// <summary>Puts packets on SDO, where every codec hears them.</summary>
    public void Render(in OutboundBlock block)
    {
        for (uint listening = _listening; listening != 0; listening &= listening - 1)
        {
            ICodecLink codec = _codecs[BitOperations.TrailingZeroCount(listening)];
            if (codec.IsPresent)
                codec.Render(block);
        }
    }

    /// <summary>Ends a run of frames.</summary>
    public void EndBlock(long lastTick)
    {
        for (uint listening = _listening; listening != 0; listening &= listening - 1)
        {
            ICodecLink codec = _codecs[BitOperations.TrailingZeroCount(listening)];
            if (codec.IsPresent)
                codec.EndBlock(lastTick);
        }
    }

    /// <summary>Takes the packets of an input stream from the first codec that sends it.</summary>
    /// <param name="request">The stream.</param>
    /// <param name="destination">What to fill.</param>
    /// <param name="budget">The room on the codecs' lines.</param>
    /// <returns>Bytes supplied; 0 when nobody sends.</returns>
    public int Capture(in InboundRequest request, Span<byte> destination, LinkBudget budget)
    {
        for (uint listening = _listening; listening != 0; listening &= listening - 1)
        {
            int address = BitOperations.TrailingZeroCount(listening);
            ICodecLink codec = _codecs[address];
            if (!codec.IsPresent || (budget.IsTight && !budget.HasInputRoom(address, request.Format)))
                continue;

            int bytes = codec.Capture(request, destination);
            if (bytes <= 0)
                continue;

            budget.TakeInput(address, request.Format);
            return Math.Min(bytes, destination.Length);
        }

        return 0;
    }

    private void Show(int address)
    {
        _shown |= 1u << address;
        _stateChange.Value = new StateChangeStatus((ushort)(_stateChange.Value.Raw | 1u << address));
    }

    private long WakeTick(int address) => _clock.TickOf(Math.Min(_firstWakeFrame + address, LinkTiming.CodecWakeFrames));
}
