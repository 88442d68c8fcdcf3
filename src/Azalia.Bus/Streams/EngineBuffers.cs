using Azalia.Bus.Controller;
using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// The buffers of DMA engines: allocates them, programs the engines to use them, and frees them. Memory is handled outside the engine lock, at
/// PASSIVE_LEVEL; what was checked before is then checked again.
/// </summary>
internal sealed class EngineBuffers(EngineTable table, DmaMemory memory, ControllerTraits traits, BusOptions options)
{
    /// <summary>Allocates a cyclic buffer and programs the engine to use it. PASSIVE_LEVEL.</summary>
    /// <param name="group">The client's function group.</param>
    /// <param name="handle">The engine.</param>
    /// <param name="requested">Bytes wanted, at least 1.</param>
    /// <param name="notifications">Notifications in a cycle: 0, 1 or 2.</param>
    /// <param name="grant">What the client gets.</param>
    public NtStatus Allocate(FunctionGroupDevice group, DmaEngineHandle handle, nuint requested, int notifications, out BufferGrant grant)
    {
        grant = default;
        NtStatus status = Check(group, handle, EngineCall.AllocateDmaBuffer, out StreamFormat format);
        if (!status.IsSuccess)
            return status;

        int length = BufferSize.Legal(requested, format, notifications, memory.LargestBuffer);
        EngineBuffer? buffer = EngineBuffer.CreateCyclic(memory, length, notifications, table.Controller.Capabilities.HighestAddress, traits.BuffersEndAtPages);
        if (buffer is null)
            return NtStatus.InsufficientResources;

        status = Attach(group, handle, format, buffer, out byte streamNumber, out uint fifoBytes);
        if (status.IsSuccess)
            grant = new BufferGrant(buffer.Data, (nuint)length, streamNumber, fifoBytes);
        else
            buffer.Free();

        return status;
    }

    /// <summary>Allocates a contiguous buffer and a page for the client's list. PASSIVE_LEVEL.</summary>
    public NtStatus AllocateContiguous(FunctionGroupDevice group, DmaEngineHandle handle, uint requested, out DmaView? data, out DmaView? list)
    {
        data = null;
        list = null;
        NtStatus status = Check(group, handle, EngineCall.AllocateContiguousDmaBuffer, out _);
        if (!status.IsSuccess)
            return status;

        EngineBuffer? buffer = requested > (uint)memory.LargestBuffer
            ? null
            : EngineBuffer.CreateContiguous(memory, (int)requested, table.Controller.Capabilities.HighestAddress, options.UninitializedFill);
        if (buffer is null)
            return NtStatus.InsufficientResources;

        using (table.Lock.Acquire())
        {
            status = table.FindLocked(group, handle, EngineCall.AllocateContiguousDmaBuffer, out DmaEngine engine, out EngineState after);
            if (status.IsSuccess && engine.NeedsReset)
                status = table.HasHardware ? ResetLocked(engine) : NtStatus.DeviceNotReady;

            if (status.IsSuccess)
            {
                engine.Buffer = buffer;
                engine.State = after;
            }
        }

        if (status.IsSuccess)
        {
            data = buffer.DataView;
            list = buffer.ListView;
        }
        else
        {
            buffer.Free();
        }

        return status;
    }

    /// <summary>Programs an engine to use its contiguous buffer with the client's list. PASSIVE_LEVEL.</summary>
    public NtStatus SetUp(
        FunctionGroupDevice group, DmaEngineHandle handle, uint length, uint lvi, HdAudioBdlIsr? isr, object? context,
        out byte streamNumber, out uint fifoBytes)
    {
        streamNumber = 0;
        fifoBytes = 0;
        using (table.Lock.Acquire())
        {
            NtStatus status = table.FindLocked(group, handle, EngineCall.SetupDmaEngineWithBdl, out DmaEngine engine, out EngineState after);
            if (!status.IsSuccess)
                return status;

            EngineBuffer buffer = engine.Buffer!;
            int entries = (int)lvi + 1;
            if (!DescriptorList.IsLegal(buffer.ListView, buffer.Data, entries, length, mayInterrupt: isr is not null, traits.BuffersEndAtPages))
                return NtStatus.InvalidParameter;

            byte number = engine.StreamNumber != 0 ? engine.StreamNumber : table.FreeStreamNumberLocked(engine.IsRender);
            if (number == 0 || !table.HasHardware)
                return NtStatus.DeviceNotReady;

            (int oldLength, int oldEntries) = (buffer.Length, buffer.Entries);
            buffer.SetUp((int)length, entries);
            status = ProgramLocked(engine, buffer, number, out fifoBytes);
            if (!status.IsSuccess)
            {
                buffer.SetUp(oldLength, oldEntries);
                fifoBytes = 0;
                return status;
            }

            using (table.Interrupt!.Synchronize())
            {
                engine.BdlIsr = isr;
                engine.BdlIsrContext = context;
            }

            streamNumber = engine.StreamNumber = number;
            engine.State = after;
            table.NoteState(engine, "ready");
            return NtStatus.Success;
        }
    }

    /// <summary>Frees a buffer. PASSIVE_LEVEL.</summary>
    /// <param name="group">The client's function group.</param>
    /// <param name="handle">The engine, or one that was freed at a removal and left its buffer to the handle.</param>
    /// <param name="call">FreeDmaBuffer or FreeContiguousDmaBuffer.</param>
    /// <param name="grant">The MDL and size that were handed out, where the routine takes them.</param>
    public NtStatus Free(FunctionGroupDevice group, DmaEngineHandle handle, EngineCall call, (Mdl Mdl, nuint Size)? grant)
    {
        EngineBuffer? buffer;
        bool isSilent = true;
        using (table.Lock.Acquire())
        {
            buffer = table.FindOrphanLocked(group, handle, contiguous: call == EngineCall.FreeContiguousDmaBuffer);
            DmaEngine? engine = null;
            EngineState after = default;
            if (buffer is null)
            {
                NtStatus status = table.FindLocked(group, handle, call, out engine, out after);
                if (!status.IsSuccess)
                    return status;

                buffer = engine.Buffer!;
            }

            if (grant is { } given && (given.Mdl != buffer.Data || given.Size != (nuint)buffer.Length))
                return NtStatus.InvalidParameter;

            if (engine is null)
            {
                table.DropOrphanLocked(handle);
            }
            else
            {
                // Nothing may be fetched from these pages any more: the descriptor forgets them.
                isSilent = !table.HasHardware || ResetLocked(engine).IsSuccess;
                table.DetachServiceLocked(engine);
                engine.Buffer = null;
                engine.State = after;
                if (!isSilent)
                    table.ParkLocked(buffer);
            }
        }

        if (isSilent)
            buffer.Free();

        return NtStatus.Success;
    }

    /// <summary>Programs every engine that has a buffer again, after the controller was reset.</summary>
    public void ProgramAgain()
    {
        using (table.Lock.Acquire())
        {
            foreach (DmaEngine engine in table.Engines)
            {
                if (engine.Buffer is { Entries: > 0 } buffer)
                    engine.NeedsReset = !ProgramLocked(engine, buffer, engine.StreamNumber, out _).IsSuccess;
            }
        }
    }

    private NtStatus Check(FunctionGroupDevice group, DmaEngineHandle handle, EngineCall call, out StreamFormat format)
    {
        using (table.Lock.Acquire())
        {
            NtStatus status = table.FindLocked(group, handle, call, out DmaEngine engine, out _);
            format = status.IsSuccess ? engine.Format : default;
            return status;
        }
    }

    private NtStatus Attach(
        FunctionGroupDevice group, DmaEngineHandle handle, StreamFormat format, EngineBuffer buffer, out byte streamNumber, out uint fifoBytes)
    {
        streamNumber = 0;
        fifoBytes = 0;
        using (table.Lock.Acquire())
        {
            NtStatus status = table.FindLocked(group, handle, EngineCall.AllocateDmaBuffer, out DmaEngine engine, out EngineState after);
            if (!status.IsSuccess)
                return status;

            // Another thread changed the format meanwhile: the buffer was made for the old one.
            if (engine.Format != format)
                return NtStatus.InvalidDeviceRequest;

            byte number = engine.StreamNumber != 0 ? engine.StreamNumber : table.FreeStreamNumberLocked(engine.IsRender);
            if (number == 0)
                return NtStatus.InsufficientResources;

            // It went, or went to sleep, while there was memory to find.
            if (!table.HasHardware)
                return NtStatus.DeviceNotReady;

            status = ProgramLocked(engine, buffer, number, out fifoBytes);
            if (!status.IsSuccess)
                return status;

            streamNumber = engine.StreamNumber = number;
            engine.Buffer = buffer;
            engine.State = after;
            table.NoteState(engine, "ready");
            return NtStatus.Success;
        }
    }

    private static NtStatus ProgramLocked(DmaEngine engine, EngineBuffer buffer, byte streamNumber, out uint fifoBytes)
    {
        fifoBytes = 0;
        NtStatus status = ResetLocked(engine);
        if (status.IsSuccess)
            status = engine.Descriptor.Program(streamNumber, engine.Format, buffer, engine.IsRender, out fifoBytes);

        engine.NeedsReset = !status.IsSuccess;
        return status;
    }

    private static NtStatus ResetLocked(DmaEngine engine)
    {
        NtStatus status = engine.Descriptor.Reset();
        engine.NeedsReset = !status.IsSuccess;
        return status;
    }
}

/// <summary>What AllocateDmaBuffer gives its client.</summary>
/// <param name="Mdl">The pages.</param>
/// <param name="Size">Bytes of the cycle.</param>
/// <param name="StreamNumber">The stream number.</param>
/// <param name="FifoBytes">What the FIFO holds.</param>
internal readonly record struct BufferGrant(Mdl Mdl, nuint Size, byte StreamNumber, uint FifoBytes);
