using System.Numerics;
using Azalia.Simulation.Controller.Chain;
using Azalia.Simulation.Link;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>An HD Audio controller, register for register (HDA 1.0a chapters 3 and 4), in time that someone else makes pass.</summary>
/// <remarks>
/// <para>It is a pure state machine: no thread, no clock, no lock. Its drive calls <see cref="AdvanceTo"/> with the present tick and then
/// <see cref="Read"/> or <see cref="Write"/>, and looks at <see cref="LineAsserted"/> after each. What moves by itself is computed from event to event: streams
/// in runs of as many frames as nothing comes between, verbs and responses frame by frame. The result is the same in whatever steps time
/// passes.</para>
/// <para>Each frame happens at its first tick, in this order: engines that were asked to stop have stopped; responses arrive; codecs ask
/// for addresses; the verb goes out; the packets of the streams follow.</para>
/// <para>One thing is late at most: memory that is taken away from a running stream is noticed when time next passes, not at the frame that
/// first misses it.</para>
/// <para>Not modelled: the time that memory takes.</para>
/// </remarks>
internal sealed class SimulatedController : ISimulatedDevice
{
    private readonly RegisterFile _file;
    private readonly RegisterBank _bank = new();
    private readonly LinkClock _clock = new();
    private readonly StreamActivity _activity = new();
    private readonly BusMaster _memory;
    private readonly CodecPorts _codecs;
    private readonly ResetSequencer _reset;
    private readonly PositionBuffer _positions;
    private readonly CommandScheduler _commands;
    private readonly PayloadScheduler _payload;
    private readonly InterruptLogic _interrupts;
    private readonly SimulatedStream[] _streams;
    private readonly CapabilityChain? _chain;

    /// <summary>Makes a controller as it is after power-on: in reset, at tick 0.</summary>
    /// <param name="profile">What kind of controller.</param>
    /// <param name="memory">Its way to memory.</param>
    /// <param name="codecs">What is attached to its SDI lines: the codec at index n has address n. At most 15.</param>
    public SimulatedController(ControllerProfile profile, IDmaPort memory, IReadOnlyList<ICodecLink> codecs)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.SerialDataInLines, LinkTiming.MaximumCodecs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codecs.Count, profile.SerialDataInLines);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.Capabilities.StreamCount, StreamDescriptorLayout.MaximumCount);

        Profile = profile;
        _memory = new BusMaster(memory, profile.Quirks.HighestAddress(profile.Capabilities));
        _file = new RegisterFile(profile.WindowLength);
        RegisterBank always = new();
        CapabilityRegisters.AddTo(_file, always, profile);
        _codecs = new CodecPorts(_file, always, profile, codecs, _clock);
        _reset = new ResetSequencer(_file, always, _bank, profile, _activity) { Changed = ResetChanged };
        _positions = new PositionBuffer(_file, _bank, profile, _memory);
        CorbEngine corb = new(_file, _bank, profile, _memory);
        RirbEngine rirb = new(_file, _bank, profile, _memory);
        _commands = new CommandScheduler(corb, rirb, new ImmediateCommandPort(_file, _bank, profile, corb), _codecs);
        _streams = MakeStreams();
        _chain = profile.HasCapabilityChain ? new CapabilityChain(_file, _bank, profile, _streams, _activity, _clock) : null;
        _payload = new PayloadScheduler(_file, _bank, profile, _streams, _activity, _codecs, _clock, _memory) { Chain = _chain };
        _interrupts = new InterruptLogic(_file, _bank, _streams, _activity, corb, rirb, _codecs);
        _ = _file.Add(new RegisterCell<WallClock, uint>(_bank) { Live = ReadWallClock });
        _ = _file.Add(new RegisterCell<WallClock, uint>(_bank, WallClock.AliasOffset - WallClock.Offset) { Live = ReadWallClock });
        always.Reset();
        EnterReset();
        if (profile.Quirks.StartsAsFirmwareLeftIt)
            RunFirmware();
    }

    /// <summary>What kind of controller it is.</summary>
    public ControllerProfile Profile { get; }

    /// <summary>Whether STATESTS has a bit that WAKEEN enables: in D3 it asks the machine for power (PME).</summary>
    public bool RequestsPower => _codecs.InterruptPending;

    /// <summary>Whether a gated clock keeps CRST from following what is written to it.</summary>
    public bool IsResetBlocked
    {
        get => _reset.IsBlocked;
        set => _reset.IsBlocked = value;
    }

    /// <summary>PCI command bit 2, in D0: whether the controller may reach memory. Clear after power-on, and then every access is
    /// refused.</summary>
    public bool BusMasterEnabled
    {
        get => _memory.IsEnabled;
        set => _memory.IsEnabled = value;
    }

    /// <summary>The present tick.</summary>
    public long Now => _activity.Now;

    /// <summary>Whether any stream runs, so that samples move although no interrupt may come of it.</summary>
    public bool IsStreaming => _activity.Running != 0;

    /// <summary>Accesses to places where no register is, and writes to registers that were held in reset.</summary>
    public (long UnmappedReads, long UnmappedWrites, long IgnoredWrites) OddAccesses =>
        (_file.UnmappedReads, _file.UnmappedWrites, _file.IgnoredWrites);

    /// <summary>Writes that were dropped since the chip takes whole dwords only.</summary>
    public long NarrowWrites { get; private set; }

    /// <summary>Accesses to memory that never left the controller.</summary>
    public long RefusedAccesses => _memory.Refusals;

    /// <summary>How much work the device has done, and the most at a time.</summary>
    public WorkMeter Work => _memory.Work;

    /// <inheritdoc/>
    public bool LineAsserted => _interrupts.LineAsserted;

    /// <inheritdoc/>
    public long NextEventTick
    {
        get
        {
            long next = NextHandshakeTick;
            if (!_clock.IsRunning)
                return next;

            next = Math.Min(next, _payload.NextEventTick);
            next = Math.Min(next, _codecs.NextWakeTick(Now));
            next = Math.Min(next, _codecs.NextUnsolicitedTick(Now));
            long frames = _reset.IsFlushing ? 1 : _commands.FramesToEvent;
            return frames == long.MaxValue ? next : Math.Min(next, _clock.TickOf(_clock.FrameAt(Now) + frames));
        }
    }

    /// <summary>A register read by the driver, at the present tick.</summary>
    /// <param name="offset">Byte offset in the window, 0 or more.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    public uint Read(int offset, int width)
    {
        long start = Work.Total;
        uint value = _file.Read(offset, width);
        Work.EndAccess(start);
        return value;
    }

    /// <summary>A register write by the driver, at the present tick.</summary>
    /// <param name="offset">Byte offset in the window, 0 or more.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    /// <param name="value">What to write.</param>
    public void Write(int offset, int width, uint value)
    {
        if (Profile.Quirks.TakesDwordWritesOnly && (width != sizeof(uint) || (offset & 3) != 0))
        {
            NarrowWrites++;
            return;
        }

        long start = Work.Total;
        _file.Write(offset, width, value);
        _payload.Invalidate();
        Work.EndAccess(start);
    }

    /// <inheritdoc/>
    public void AdvanceTo(long tick)
    {
        if (tick <= Now)
            return;

        for (long due = NextControlTick; due <= tick; due = NextControlTick)
            RunControl(due);

        if (_clock.IsRunning)
            _payload.MoveTo(tick);
        _activity.Now = tick;
    }

    // The next tick at which anything but the packets of streams needs attention.
    private long NextControlTick
    {
        get
        {
            long next = NextHandshakeTick;
            if (!_clock.IsRunning)
                return next;

            if (_commands.HasWork || _reset.IsFlushing || _activity.Stopping != 0)
                return Math.Min(next, _clock.NextBoundary(Now));

            next = Math.Min(next, _codecs.NextWakeTick(Now));
            return Math.Min(next, _codecs.NextUnsolicitedTick(Now));
        }
    }

    // What falls due at any tick, whether the link runs or not.
    private long NextHandshakeTick
    {
        get
        {
            long next = Math.Min(_reset.DueTick, NextStreamResetTick);
            if (_chain is not null)
                next = Math.Min(next, _chain.DueTick);
            return !_clock.IsRunning && _codecs.RequestsWake ? Math.Min(next, Now + 1) : next;
        }
    }

    private long NextStreamResetTick
    {
        get
        {
            long next = long.MaxValue;
            for (uint resetting = _activity.Resetting; resetting != 0; resetting &= resetting - 1)
                next = Math.Min(next, _streams[BitOperations.TrailingZeroCount(resetting)].ResetDueTick);
            return next;
        }
    }

    private void RunControl(long tick)
    {
        _payload.Invalidate();
        if (_clock.IsRunning && NextHandshakeTick <= tick)
            _payload.MoveBefore(tick);

        _activity.Now = tick;
        for (uint resetting = _activity.Resetting; resetting != 0; resetting &= resetting - 1)
            _streams[BitOperations.TrailingZeroCount(resetting)].FollowReset(tick);
        _chain?.Follow(tick);
        if (!_clock.IsRunning)
            _codecs.ShowWakeRequests();
        _reset.Follow(tick);
        if (_clock.IsRunning && tick > _clock.Origin && tick == _clock.BoundaryAtOrAfter(tick))
            BeginFrame(tick);
    }

    private void BeginFrame(long tick)
    {
        for (uint stopping = _activity.Stopping; stopping != 0; stopping &= stopping - 1)
            _streams[BitOperations.TrailingZeroCount(stopping)].Stop();

        _commands.Receive(tick, _reset.AcceptsUnsolicited);
        _codecs.Wake(tick);
        if (_reset.IsFlushing)
            Flush();

        if (!_commands.HasCommand)
            return;

        // A verb may change what the codec does with samples, so those of earlier frames come first.
        _payload.MoveBefore(tick);
        _commands.Send(tick);
    }

    private void Flush()
    {
        foreach (SimulatedStream stream in _streams)
            _positions.Update(stream.Index, stream.Transfer);
        _reset.CompleteFlush();
    }

    private void ResetChanged(bool isOutOfReset)
    {
        if (isOutOfReset)
            LeaveReset();
        else
            EnterReset();
    }

    /// <summary>The function goes to D3, or comes back from it: everything but the resume well is as after power-on, and the link is in
    /// reset.</summary>
    public void ResetFunction() => _reset.Force(outOfReset: false);

    // Rings and a stream run, interrupts are enabled, and none of the addresses leads anywhere.
    private void RunFirmware()
    {
        _reset.Force(outOfReset: true);
        Write(CorbWritePointer.Offset, sizeof(ushort), 3);
        Write(CorbControl.Offset, sizeof(byte), new CorbControl { Run = true }.Raw);
        Write(RirbControl.Offset, sizeof(byte), new RirbControl { Run = true, ResponseInterruptEnable = true }.Raw);
        Write(InterruptControl.Offset, sizeof(uint), InterruptControl.Writable);
        Write(StreamDescriptorLayout.Base(0) + CyclicBufferLength.Offset, sizeof(uint), 0x1000);
        Write(StreamDescriptorLayout.Base(0) + LastValidIndex.Offset, sizeof(ushort), 1);
        Write(StreamDescriptorLayout.Base(0), sizeof(uint), new StreamControl { StreamNumber = 1, Run = true, DescriptorErrorInterruptEnable = true }.Raw);
    }

    private void EnterReset()
    {
        _clock.Stop();
        _bank.Reset();
        _bank.IsHeld = true;
        _commands.Reset();
        foreach (SimulatedStream stream in _streams)
            stream.ResetByController();
        _chain?.Reset();
        _codecs.EnterReset(Now);
    }

    private void LeaveReset()
    {
        _clock.Start(Now);
        _payload.Start();
        _codecs.LeaveReset();
        _bank.IsHeld = false;
        foreach (SimulatedStream stream in _streams)
            stream.ReleaseByController();
    }

    private SimulatedStream[] MakeStreams()
    {
        GlobalCapabilities capabilities = Profile.Capabilities;
        var streams = new SimulatedStream[capabilities.StreamCount];
        for (int index = 0; index < streams.Length; index++)
        {
            StreamKind kind = index < capabilities.InputStreams ? StreamKind.Input
                : index < capabilities.InputStreams + capabilities.OutputStreams ? StreamKind.Output
                : StreamKind.Bidirectional;
            streams[index] = new SimulatedStream(index, kind, Profile, _file, _memory, _activity, _positions);
        }

        return streams;
    }

    private WallClock ReadWallClock(WallClock stored) => new(Profile.Quirks.FreezesWallClock ? 0 : _clock.WallClock(Now));
}
