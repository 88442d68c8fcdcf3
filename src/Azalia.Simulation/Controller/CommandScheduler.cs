using System.Numerics;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>The command and response fields of the link's frames: one verb goes out in a frame, its answer comes in the next (HDA 1.0a
/// 4.4).</summary>
/// <remarks>An unsolicited response takes the slot of a frame in which its codec has nothing to answer. A verb that is answered later than in the next frame
/// is answered through the RIRB, whichever way it went.</remarks>
internal sealed class CommandScheduler(CorbEngine corb, RirbEngine rirb, ImmediateCommandPort immediate, CodecPorts codecs)
{
    private bool _isAnswerDue;
    private bool _isAnswerImmediate;
    private int _answeringCodec;
    private uint _answer;

    /// <summary>Whether the next frame has work here, leaving aside what codecs do by themselves.</summary>
    public bool HasWork =>
        _isAnswerDue || HasCommand || rirb.AwaitsEmptySlot || corb.IsStopping || rirb.IsStopping;

    /// <summary>Whether a verb waits for the next frame.</summary>
    public bool HasCommand => CanTakeFromRing || immediate.HasCommand;

    private bool CanTakeFromRing => corb.HasCommand && !rirb.IsStalled;

    /// <summary>Frames from now to the one in which software can see something of this; <see cref="long.MaxValue"/> for never.</summary>
    public long FramesToEvent
    {
        get
        {
            if (_isAnswerDue || rirb.AwaitsEmptySlot || corb.IsStopping || rirb.IsStopping)
                return 1;
            if (!HasCommand)
                return long.MaxValue;

            // A fetch behind the verb that waits may fail. Else nothing shows before the answer.
            return corb.HasMore ? 1 : 2;
        }
    }

    /// <summary>The engines stop if they were asked to, and what codecs say in this frame arrives.</summary>
    /// <param name="tick">The frame's first tick.</param>
    /// <param name="acceptsUnsolicited">GCTL.UNSOL.</param>
    public void Receive(long tick, bool acceptsUnsolicited)
    {
        if (corb.IsStopping)
            corb.Stop();
        if (rirb.IsStopping)
            rirb.Stop();

        uint busy = 0;
        if (_isAnswerDue)
        {
            _isAnswerDue = false;
            busy = 1u << _answeringCodec;
            if (_isAnswerImmediate)
                immediate.Complete(_answer, _answeringCodec);
            else
                rirb.Accept(_answer, _answeringCodec, isUnsolicited: false);
        }

        for (uint late = codecs.AnsweringLate & codecs.Listening & ~busy; late != 0; late &= late - 1)
        {
            int address = BitOperations.TrailingZeroCount(late);
            if (!codecs.TryTakeLate(address, tick, out uint response))
                continue;

            busy |= 1u << address;
            rirb.Accept(response, address, isUnsolicited: false);
        }

        uint free = codecs.Listening & ~busy;
        for (; free != 0; free &= free - 1)
        {
            int address = BitOperations.TrailingZeroCount(free);
            if (!codecs.TryTakeUnsolicited(address, tick, out uint response))
                continue;

            busy |= 1u << address;
            if (acceptsUnsolicited && !immediate.TryTakeUnsolicited(response, address, rirb.IsRunning))
                rirb.Accept(response, address, isUnsolicited: true);
        }

        if (busy == 0)
            rirb.PassEmptySlot();
    }

    /// <summary>The verb of this frame goes out, if there is one.</summary>
    /// <param name="tick">The frame's first tick.</param>
    public void Send(long tick)
    {
        CodecCommand command;
        _isAnswerImmediate = immediate.HasCommand;
        if (_isAnswerImmediate)
            command = immediate.Take();
        else if (CanTakeFromRing)
            command = corb.Take();
        else
            return;

        _answeringCodec = command.CodecAddress;
        _isAnswerDue = _answeringCodec < LinkTiming.MaximumCodecs && codecs.Send(command, tick, out _answer);
    }

    /// <summary>Back to the state after a controller reset.</summary>
    public void Reset()
    {
        _isAnswerDue = false;
        corb.Reset();
        rirb.Reset();
        immediate.Reset();
    }
}
