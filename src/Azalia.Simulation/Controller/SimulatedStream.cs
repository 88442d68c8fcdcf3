using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>One stream descriptor: its reset handshake, RUN, status and interrupt (HDA 1.0a 3.3.35, 3.3.36, 4.5). The bytes are moved by
/// its engine.</summary>
/// <remarks>
/// <para>What the driver writes to SDnCTL is a request; what it reads is the state. SRST follows after the profile's time. RUN starts the
/// engine at once, which fills the FIFO; the first packet goes out in the next frame. Clearing RUN ends it with the present frame, and
/// reads back so then. A descriptor error clears RUN, and it stays clear until the stream is reset.</para>
/// <para>From the write that sets SRST to the moment at which it reads 0 again, all other writes to the descriptor are ignored.</para>
/// <para>Not modelled: TP; two outputs that use one number (each is sent).</para>
/// </remarks>
internal sealed class SimulatedStream
{
    private readonly ControllerProfile _profile;
    private readonly StreamActivity _activity;
    private readonly PositionBuffer _positions;
    private readonly StreamTransfer _transfer;

    private Handshake _reset = Handshake.AtRest(false);
    private bool _controllerInReset = true;

    /// <summary>Makes a stream descriptor and puts its registers into the window.</summary>
    /// <param name="index">Its index, inputs first.</param>
    /// <param name="kind">What it can be.</param>
    /// <param name="profile">The controller.</param>
    /// <param name="file">The window.</param>
    /// <param name="memory">The way to memory.</param>
    /// <param name="activity">Where it says what it is doing.</param>
    /// <param name="positions">Where it says how far it is.</param>
    public SimulatedStream(
        int index,
        StreamKind kind,
        ControllerProfile profile,
        RegisterFile file,
        BusMaster memory,
        StreamActivity activity,
        PositionBuffer positions)
    {
        Index = index;
        _profile = profile;
        _activity = activity;
        _positions = positions;
        _transfer = new StreamTransfer(memory);
        Registers = new StreamRegisters(file, profile, kind, this);
        ResetByController();
    }

    /// <summary>The descriptor's index, inputs first.</summary>
    public int Index { get; }

    /// <summary>The registers.</summary>
    public StreamRegisters Registers { get; }

    /// <summary>Whether the engine runs: what SDnCTL.RUN reads.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the stream was started as an output.</summary>
    public bool IsOutput { get; private set; }

    /// <summary>Whether the engine runs and has not been asked to stop: it takes part in the next frame.</summary>
    public bool TakesPart => IsRunning && Registers.Control.Value.Run;

    /// <summary>Whether it has been asked to stop and still runs.</summary>
    public bool IsStopping => IsRunning && !Registers.Control.Value.Run;

    /// <summary>The number that its packets carry; 0 when nothing is sent or taken.</summary>
    public byte StreamNumber => Registers.Control.Value.StreamNumber;

    /// <summary>Where the stream stands.</summary>
    public StreamTransfer Transfer => _transfer;

    /// <summary>When SRST follows what was written to it; <see cref="long.MaxValue"/> when it has.</summary>
    public long ResetDueTick => _reset.DueTick;

    /// <summary>Whether SDnSTS has a cause up, enabled or not.</summary>
    public bool HasCause => (Registers.Status.Value.Raw & StreamStatus.AllCauses.Raw) != 0;

    /// <summary>SIS: whether one of its causes is up and enabled (3.3.15).</summary>
    public bool InterruptPending
    {
        get
        {
            StreamStatus status = Registers.Status.Value;
            StreamControl control = Registers.Control.Value;
            return (status.BufferCompleted && control.InterruptOnCompletion)
                || (status.FifoError && control.FifoErrorInterruptEnable)
                || (status.DescriptorError && control.DescriptorErrorInterruptEnable);
        }
    }

    /// <summary>The controller enters reset: everything goes back to its reset value and stays so.</summary>
    public void ResetByController()
    {
        _controllerInReset = true;
        _reset = Handshake.AtRest(false);
        EnterReset();
        Hold();
    }

    /// <summary>The controller has left reset.</summary>
    public void ReleaseByController()
    {
        _controllerInReset = false;
        Hold();
    }

    /// <summary>SRST follows what was written to it, if it is time.</summary>
    public void FollowReset(long tick)
    {
        if (!_reset.Follow(tick))
            return;

        if (_reset.State)
        {
            EnterReset();
            Registers.Control.Value = Registers.Control.Value with { Reset = true };
        }

        Hold();
    }

    /// <summary>A frame ends in which RUN was cleared: the engine stops. An input first writes what it still holds to memory (hardware 2.10),
    /// which may take more frames than one.</summary>
    public void Stop()
    {
        long start = _transfer.Work.Total;
        IsRunning = !IsOutput && !InputEngine.TryFlush(_transfer);
        ShowProgress();
        _transfer.Work.EndStreamFrame(start);
    }

    /// <summary>After the engine has moved: the position buffer and SDnSTS say so.</summary>
    public void ShowProgress()
    {
        _positions.Update(Index, _transfer);
        RaiseCauses();
    }

    /// <summary>Frames from now to the one in which the status may change by itself; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="isLinked">Whether its packets are sent or taken.</param>
    public long FramesToEvent(bool isLinked) =>
        IsOutput ? OutputEngine.FramesToEvent(_transfer, isLinked) : InputEngine.FramesToEvent(_transfer, isLinked);

    internal StreamControl ReadControl(StreamControl stored) => stored with { Reset = _reset.State, Run = IsRunning };

    internal StreamStatus ReadStatus(StreamStatus stored) => stored with
    {
        FifoReady = _profile.Quirks.IsAlwaysFifoReady
            || (Registers.IsOutput ? OutputEngine.IsReady(_transfer) : InputEngine.IsReady(_transfer)),
    };

    internal void StatusWritten(StreamStatus before) => _activity.Show(this);

    internal LinkPosition ReadLinkPosition(LinkPosition stored) => new(_transfer.LinkPositionBehind(_profile.Quirks.LinkPositionLagFrames));

    internal void LinkPositionWritten(LinkPosition before)
    {
        if (_profile.Quirks.LinkPositionIsWritable && !IsRunning)
            _transfer.Restore(Registers.LinkPosition.Value.Bytes);
    }

    internal void ControlWritten(StreamControl before)
    {
        StreamControl control = Registers.Control.Value;
        if (_controllerInReset)
        {
            // SRST is writable while a stream is held, but not while the whole controller is.
            Registers.Control.Value = before;
            return;
        }

        if (control.Reset && _profile.Quirks.StreamResetNeverReadsOne)
        {
            EnterReset();
            Hold();
            return;
        }

        if (control.Reset != before.Reset)
            _reset.Request(control.Reset, _activity.Now + _profile.StreamResetTicks);
        FollowReset(_activity.Now);
        Hold();
        if (Registers.Bank.IsHeld)
            return;

        // STRIPE 11 is reserved; four lines are 10.
        if (control.Stripe == 0b11)
            Registers.Control.Value = control with { Stripe = before.Stripe };
        if (control.Run && !IsRunning)
            Start();
    }

    private void Start()
    {
        StreamSettings settings = Registers.Settings;
        IsOutput = Registers.IsOutput;
        IsRunning = true;
        if (_transfer.HasFailed || settings.CyclicBufferLength == 0 || settings.LastValidIndex == 0)
        {
            // Illegal (hardware 2.3, 2.8), or dead since the last descriptor error.
            _transfer.Fail();
        }
        else
        {
            _transfer.Start(settings);
            if (IsOutput)
                OutputEngine.Refill(_transfer);
            else
                InputEngine.Prepare(_transfer);
        }

        ShowProgress();
    }

    // A descriptor error clears RUN (3.3.36).
    private void RaiseCauses()
    {
        StreamStatus causes = _transfer.TakeCauses();
        Registers.Status.Value = new StreamStatus((byte)(Registers.Status.Value.Raw | causes.Raw));
        if (causes.DescriptorError)
        {
            Registers.Control.Value = Registers.Control.Value with { Run = false };
            IsRunning = false;
        }

        _activity.Show(this);
    }

    private void EnterReset()
    {
        IsRunning = false;
        _transfer.Reset();
        Registers.Bank.Reset();
    }

    private void Hold()
    {
        Registers.Bank.IsHeld = _controllerInReset || _reset.State || Registers.Control.Value.Reset;
        _activity.Show(this);
    }
}
