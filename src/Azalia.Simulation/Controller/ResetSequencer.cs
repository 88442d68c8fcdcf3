using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>GCTL and GSTS: the controller's reset handshake, the flush, and whether unsolicited responses are taken (HDA 1.0a 3.3.7,
/// 3.3.10, 4.2.2).</summary>
/// <remarks>
/// <para>What the driver writes to CRST is a request; the state follows after the profile's time, and everything that belongs to it happens
/// then.</para>
/// <para>A flush completes with the next frame: FCNTRL clears itself and FSTS comes up. By then there is nothing left to settle, as an
/// input stream empties its FIFO when it stops, except that all positions are written once more. Not modelled: a flush while streams run
/// (undefined; it completes all the same).</para>
/// </remarks>
internal sealed class ResetSequencer
{
    private readonly StreamActivity _activity;
    private readonly long _delay;
    private readonly RegisterCell<GlobalControl, uint> _control;
    private readonly RegisterCell<GlobalStatus, ushort> _status;

    private bool _isBlocked;
    private Handshake _link = Handshake.AtRest(false);

    /// <summary>Puts the registers into the window.</summary>
    /// <param name="file">The window.</param>
    /// <param name="always">The bank of GCTL, which is never held.</param>
    /// <param name="bank">The bank that a controller reset clears.</param>
    /// <param name="profile">The controller.</param>
    /// <param name="activity">Whose present counts.</param>
    public ResetSequencer(RegisterFile file, RegisterBank always, RegisterBank bank, ControllerProfile profile, StreamActivity activity)
    {
        _activity = activity;
        _delay = profile.ControllerResetTicks;
        _control = file.Add(new RegisterCell<GlobalControl, uint>(always) { Live = ReadControl, Written = ControlWritten });
        _status = file.Add(new RegisterCell<GlobalStatus, ushort>(bank));
    }

    /// <summary>Called when the controller enters reset (false) or has left it (true).</summary>
    public required Action<bool> Changed { get; init; }

    /// <summary>Whether the controller is out of reset: what CRST reads.</summary>
    public bool IsOutOfReset => _link.State;

    /// <summary>GCTL.UNSOL.</summary>
    public bool AcceptsUnsolicited => _control.Value.AcceptUnsolicited;

    /// <summary>Whether a flush completes in the next frame.</summary>
    public bool IsFlushing => _control.Value.FlushControl;

    /// <summary>Whether something keeps CRST from following what is written to it. Once it ends, the time starts anew.</summary>
    public bool IsBlocked
    {
        get => _isBlocked;
        set
        {
            _isBlocked = value;
            _link = Handshake.AtRest(_link.State);
            _link.Request(_control.Value.OutOfReset, _activity.Now + _delay);
        }
    }

    /// <summary>When CRST follows what was written to it; <see cref="long.MaxValue"/> when it has, or never will.</summary>
    public long DueTick => _isBlocked ? long.MaxValue : _link.DueTick;

    /// <summary>Enters or leaves reset at once, whatever was asked for: what a change of the function's power does, and firmware before the
    /// driver came.</summary>
    public void Force(bool outOfReset)
    {
        _link = Handshake.AtRest(outOfReset);
        _control.Value = new GlobalControl { OutOfReset = outOfReset };
        Changed(outOfReset);
    }

    /// <summary>CRST follows what was written to it, if it is time.</summary>
    public void Follow(long tick)
    {
        if (_isBlocked || !_link.Follow(tick))
            return;

        // CRST itself is what was asked for; the rest of GCTL is reset like everything else.
        if (!_link.State)
            _control.Value = default;
        Changed(_link.State);
    }

    /// <summary>The flush has completed.</summary>
    public void CompleteFlush()
    {
        _control.Value = _control.Value with { FlushControl = false };
        _status.Value = _status.Value with { FlushCompleted = true };
    }

    private GlobalControl ReadControl(GlobalControl stored) => stored with { OutOfReset = _link.State };

    private void ControlWritten(GlobalControl before)
    {
        GlobalControl control = _control.Value;

        // FCNTRL is cleared by the hardware only, and has nothing to flush in reset.
        bool flush = _link.State && (control.FlushControl || before.FlushControl);
        _control.Value = control with { FlushControl = flush };
        _link.Request(control.OutOfReset, _activity.Now + _delay);
        Follow(_activity.Now);
    }
}
