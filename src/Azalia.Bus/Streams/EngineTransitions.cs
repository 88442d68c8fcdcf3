using Azalia.Bus.Controller;
using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>Moves engines between Reset, Stop and Run: all engines of a call in step, or none of them.</summary>
internal sealed class EngineTransitions(EngineTable table, BusOptions options)
{
    private ControllerRegisters Registers => table.Controller.Registers;

    /// <summary>Puts engines into a state. Every handle and every transition is checked before anything moves.</summary>
    /// <param name="group">The client's function group.</param>
    /// <param name="state">Reset, Stop or Run.</param>
    /// <param name="handles">The engines.</param>
    /// <remarks>Without hardware - asleep, or after a removal - downward transitions succeed at once, and nothing can be set to run.</remarks>
    public NtStatus SetState(FunctionGroupDevice group, HdAudioStreamState state, ReadOnlySpan<DmaEngineHandle> handles)
    {
        EngineCall call = EngineRules.CallFor(state);
        using (table.Lock.Acquire())
        {
            foreach (DmaEngineHandle handle in handles)
            {
                if (table.FindLocked(group, handle) is null)
                    return NtStatus.InvalidHandle;
            }

            uint moving = 0;
            foreach (DmaEngineHandle handle in handles)
            {
                NtStatus status = table.FindLocked(group, handle, call, out DmaEngine engine, out EngineState after);
                if (!status.IsSuccess && !(options.AllowDirectTransitions && EngineRules.IsDirectTransition(call, engine.State)))
                    return status;

                // Hardware that did not answer is reset before it runs again. Where there is none, that is the answer below.
                if (call == EngineCall.SetRun && table.HasHardware && engine.NeedsReset && engine.State != EngineState.Running)
                    return NtStatus.DeviceNotReady;

                if (!status.IsSuccess || after != engine.State)
                    moving |= 1u << engine.Index;
            }

            if (!table.HasHardware)
                return SetWithoutHardware(call, moving);

            return call switch
            {
                EngineCall.SetRun => Run(moving),
                EngineCall.SetStop => Stop(moving),
                _ => Reset(moving),
            };
        }
    }

    /// <summary>
    /// Stops and resets every engine that has left Reset, as a sleep or a removal does, and ends the use of the hardware. Their buffers stay.
    /// </summary>
    /// <param name="isGone">Whether the hardware is gone already.</param>
    public void Quiesce(bool isGone)
    {
        using (table.Lock.Acquire())
        {
            uint moving = 0;
            foreach (DmaEngine engine in table.Engines)
                moving |= engine.IsInReset ? 0 : 1u << engine.Index;

            NtStatus status = isGone ? NtStatus.DeviceNotReady : Reset(moving);
            table.HasHardware = false;
            if (!status.IsSuccess)
                _ = SetWithoutHardware(EngineCall.SetReset, moving); // The controller's own reset follows, or there is none.
        }
    }

    /// <summary>Lets the hardware be used again, after the controller was reset.</summary>
    public void Reopen()
    {
        using (table.Lock.Acquire())
            table.HasHardware = true;
    }

    /// <summary>Stops, resets and takes back every engine of a context, or of all. At most DISPATCH_LEVEL.</summary>
    /// <param name="owner">The context, or null for all.</param>
    /// <param name="running">At PASSIVE_LEVEL a callback that runs on another thread is waited for here; null when the caller sees to that.</param>
    public void Reclaim(object? owner, EngineNotifications? running)
    {
        foreach (DmaEngine engine in table.Engines)
        {
            EngineBuffer? buffer;
            using (table.Lock.Acquire())
            {
                if (engine.Owner is null || (owner is not null && engine.Owner != owner))
                    continue;

                buffer = engine.Buffer;
                if (table.HasHardware)
                {
                    engine.NeedsReset = engine.State != EngineState.ResetEmpty && !engine.Descriptor.Reset().IsSuccess;
                    EnableInterrupt(1u << engine.Index, false);
                    if (engine.NeedsReset && buffer is not null)
                    {
                        table.ParkLocked(buffer);
                        buffer = null;
                    }
                }

                table.NoteState(engine, "reclaimed");
                table.ReleaseLocked(engine);
            }

            buffer?.Free();
            if (KProcessor.CurrentIrql == Irql.PassiveLevel)
                running?.WaitFor(engine);
        }
    }

    private NtStatus SetWithoutHardware(EngineCall call, uint moving)
    {
        if (call == EngineCall.SetRun && moving != 0)
            return NtStatus.InvalidDeviceRequest;

        foreach (DmaEngine engine in table.Engines)
        {
            if (!IsIn(moving, engine))
                continue;

            engine.State = call == EngineCall.SetStop ? EngineState.Paused : engine.ReadyState;
            engine.NeedsReset = true;
        }

        return NtStatus.Success;
    }

    private NtStatus Run(uint moving)
    {
        EnableInterrupt(moving, true);

        // Hardware 2.11: a group is held back on the link until all of it is ready, and then let go in one frame.
        bool group = uint.PopCount(moving) > 1;
        if (group)
            Synchronize(moving, true);

        foreach (DmaEngine engine in table.Engines)
        {
            if (!IsIn(moving, engine))
                continue;

            engine.Descriptor.Run(engine.IsStriped);
            engine.State = EngineState.Running;
            table.NoteState(engine, "run");
        }

        if (!group)
            return NtStatus.Success;

        foreach (DmaEngine engine in table.Engines)
        {
            // A stream that is late starts late; holding the others back for ever would help nobody.
            if (IsIn(moving, engine) && !engine.Descriptor.WaitReady())
                table.NoteState(engine, "late");
        }

        Synchronize(moving, false);
        return NtStatus.Success;
    }

    private NtStatus Stop(uint moving)
    {
        bool group = uint.PopCount(moving) > 1;
        if (group)
            Synchronize(moving, true);

        foreach (DmaEngine engine in table.Engines)
        {
            if (IsIn(moving, engine) && engine.State == EngineState.Running)
                engine.Descriptor.BeginStop();
        }

        NtStatus result = NtStatus.Success;
        foreach (DmaEngine engine in table.Engines)
        {
            if (!IsIn(moving, engine))
                continue;

            NtStatus status = engine.State == EngineState.Running ? engine.Descriptor.EndStop() : NtStatus.Success;
            if (status.IsSuccess)
            {
                engine.State = EngineState.Paused;
                table.NoteState(engine, "stop");
            }
            else
            {
                engine.NeedsReset = true;
                result = status;
            }
        }

        if (group)
            Synchronize(moving, false);

        EnableInterrupt(moving, false);
        DropCompletions(moving);
        return result;
    }

    private NtStatus Reset(uint moving)
    {
        NtStatus result = NtStatus.Success;
        foreach (DmaEngine engine in table.Engines)
        {
            if (!IsIn(moving, engine))
                continue;

            // WaveRT 7.2: SRST clears the descriptor, so it is programmed again for the buffer that stays.
            // A device that has gone takes nothing any more, and its client gets to Reset all the same, to free what it holds.
            NtStatus status = engine.Descriptor.Reset();
            if (status.IsSuccess && !engine.Descriptor.HasGone)
                status = engine.Descriptor.Program(engine.StreamNumber, engine.Format, engine.Buffer!, engine.IsRender, out _);

            engine.NeedsReset = !status.IsSuccess;
            if (status.IsSuccess)
            {
                engine.State = engine.ReadyState;
                table.NoteState(engine, "reset");
            }
            else
            {
                result = status;
            }
        }

        EnableInterrupt(moving, false);
        DropCompletions(moving);
        return result;
    }

    /// <summary>A completion that was not passed on before the stop is swallowed: no notification follows it.</summary>
    private void DropCompletions(uint moving)
    {
        if (moving == 0)
            return;

        using (table.Interrupt!.Synchronize())
        {
            foreach (DmaEngine engine in table.Engines)
            {
                if (IsIn(moving, engine))
                    engine.Completions.Clear();
            }
        }
    }

    private void EnableInterrupt(uint streams, bool enable)
    {
        InterruptControl control = Registers.InterruptControl;
        uint enabled = enable ? control.StreamEnables | streams : control.StreamEnables & ~streams;
        if (enabled != control.StreamEnables)
            Registers.InterruptControl = control with { StreamEnables = enabled };
    }

    private void Synchronize(uint streams, bool hold)
    {
        uint held = Registers.Synchronization.Raw;
        Registers.Synchronization = new StreamSynchronization(hold ? held | streams : held & ~streams);
    }

    private static bool IsIn(uint streams, DmaEngine engine) => (streams >> engine.Index & 1) != 0;
}
