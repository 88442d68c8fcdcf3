using Azalia.Bus.Controller;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Link;

/// <summary>
/// CORB and RIRB: the rings through which commands reach the link and responses come back (hardware 3.3, 3.4). One page holds
/// both. Guarded by the link lock. Where the CORB does not run, or had better not, commands go through registers, and the RIRB has what nobody asked for.
/// </summary>
internal sealed class CommandRings
{
    private const int ResponseRingOffset = 2048;

    // Bits 31:5 of an entry's extension are reserved and 0 (hardware 3.2).
    private const ulong Unwritten = ulong.MaxValue;

    // Hardware 4.17: Linux polls 1000 times 1 us for each half of the handshake.
    private static readonly TimeSpan s_handshakeTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_handshakePoll = TimeSpan.FromMicroseconds(1);

    // How far the pointer may run ahead of memory: more than a posted write takes, and less than a processor may stall.
    private static readonly TimeSpan s_entryDelay = TimeSpan.FromMicroseconds(100);

    private readonly HdaController _controller;
    private readonly DmaMemory _memory;
    private readonly bool _prefersImmediate;
    private readonly ImmediateCommands _immediate;
    private Mdl? _page;
    private DmaView? _view;
    private int _commandEntries;
    private int _responseEntries;
    private byte _written;
    private byte _read;

    /// <summary>Prepares the rings; nothing is touched before <see cref="Start"/>.</summary>
    /// <param name="controller">Whose they are.</param>
    /// <param name="memory">Where their page comes from.</param>
    /// <param name="prefersImmediate">Whether the CORB is left alone.</param>
    public CommandRings(HdaController controller, DmaMemory memory, bool prefersImmediate)
    {
        _controller = controller;
        _memory = memory;
        _prefersImmediate = prefersImmediate;
        _immediate = new ImmediateCommands(controller);
    }

    /// <summary>Whether commands go through registers.</summary>
    public bool IsImmediate { get; private set; }

    /// <summary>Whether the RIRB has room for a single answer, so that one command may be on the way at a time, whichever codec it is for.</summary>
    public bool HoldsOneAnswer => _responseEntries is > 0 and <= LinkTiming.MaximumCodecs;

    /// <summary>Whether an answer is there of which no interrupt tells.</summary>
    public bool HasArrived => _immediate.HasArrived;

    /// <summary>Sets both rings up and lets them run. PASSIVE_LEVEL.</summary>
    /// <returns>STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus Start()
    {
        _page ??= _memory.Allocate(DmaMemory.PageSize, contiguous: true, _controller.Capabilities.HighestAddress);
        if (_page is null)
            return NtStatus.InsufficientResources;

        _view ??= _memory.TryMap(_page);
        if (_view is null)
            return NtStatus.InsufficientResources;

        ControllerRegisters registers = _controller.Registers;

        // Hardware 3.3: stopped, sized, based, both pointers to 0, then run.
        NtStatus status = _controller.StopRings();
        if (!status.IsSuccess)
            return status;

        if (!SetUpCorb(registers))
            return NtStatus.DeviceNotReady;

        // Hardware 3.4: an interrupt for each response, always enabled: a driver without RINTCTL stalls QEMU.
        registers.RirbSize = new RirbSize(LargestOf(registers.RirbSize.Capabilities));
        _responseEntries = registers.RirbSize.Entries;
        registers.RirbBase = _page.AddressOf(ResponseRingOffset);
        registers.RirbWritePointer = new RirbWritePointer { Reset = true };
        _read = 0;
        _view.Fill(ResponseRingOffset, _responseEntries * RirbSize.EntrySize, byte.MaxValue);
        registers.ResponseInterruptCount = new ResponseInterruptCount(1);
        registers.RirbControl = new RirbControl { Run = true, ResponseInterruptEnable = true, OverrunInterruptEnable = true };
        _immediate.Clear();
        IsImmediate = _prefersImmediate || !TryRunCorb(registers, _controller.Clock);
        registers.Control = registers.Control with { AcceptUnsolicited = true };
        return NtStatus.Success;
    }

    /// <summary>Gives the memory back; the rings stand still by then. PASSIVE_LEVEL.</summary>
    public void Free()
    {
        _view?.Dispose();
        _view = null;
        if (_page is not null)
            _memory.Free(_page);

        _page = null;
    }

    /// <summary>
    /// Sends a command. One command is in flight for each of 15 codecs, so a ring of 16 entries or more has room; one of two holds a single command, which leaves it with
    /// the next frame.
    /// </summary>
    public void Send(CodecCommand command)
    {
        if (IsImmediate)
        {
            _immediate.Send(command);
            return;
        }

        // Hardware 3.3: WP names the last valid entry, so the next one goes behind it and WP follows. A ring that stays full is dead, and the command times out.
        byte next = (byte)((_written + 1) % _commandEntries);
        if (_commandEntries <= LinkTiming.MaximumCodecs)
            _ = _controller.Clock.StallUntil((_controller.Registers, next), static r => r.Registers.CorbReadPointer.Index != r.next, s_handshakePoll, s_entryDelay);

        _written = next;
        _view!.Write32(_written * CorbSize.EntrySize, command.Raw);
        _controller.Registers.CorbWritePointer = new CorbWritePointer(_written);
    }

    /// <summary>The index of the last response that hardware has written. All ones: the device is gone.</summary>
    public RirbWritePointer LastWritten => _controller.Registers.RirbWritePointer;

    /// <summary>Takes the next response up to an index that hardware has written.</summary>
    /// <remarks>
    /// Hardware 5.3 f and m: the pointer may run ahead of its entry, or the entry may never come. What was taken is overwritten with what no entry is, so that an
    /// entry that is not there yet is told from one that is; it is waited for a moment, and passed over once there is another behind it. A pointer beyond the ring, of a
    /// device that lies about its size, is taken into it: what is written elsewhere is never seen.
    /// </remarks>
    public bool TryTake(byte lastWritten, out RirbEntry entry)
    {
        if (_immediate.TryTake(out entry))
            return true;

        if (_responseEntries != 0)
            lastWritten = (byte)(lastWritten % _responseEntries);

        while (_read != lastWritten)
        {
            byte next = (byte)((_read + 1) % _responseEntries);
            int offset = ResponseRingOffset + next * RirbSize.EntrySize;
            ulong raw = _view!.Read64(offset);
            if (raw == Unwritten)
            {
                bool hasCome = _controller.Clock.StallUntil((_view, offset), static s => s._view.Read64(s.offset) != Unwritten, s_handshakePoll, s_entryDelay);
                if (!hasCome && next == lastWritten)
                    return false;

                raw = _view.Read64(offset);
            }

            _read = next;
            if (raw == Unwritten)
                continue;

            _view.Write64(offset, Unwritten);
            entry = new RirbEntry((uint)raw, (uint)(raw >> 32));
            return true;
        }

        return false;
    }

    // Hardware 1.4: bit 0 is 2 entries, bit 1 is 16, bit 2 is 256. A chip that tells of none has 256.
    private static byte LargestOf(byte capabilities) => capabilities switch { 0 or >= 0b100 => 0b10, >= 0b010 => 0b01, _ => 0b00 };

    private static bool TryRunCorb(ControllerRegisters registers, PlatformClock clock)
    {
        registers.CorbControl = new CorbControl { Run = true, MemoryErrorInterruptEnable = true };
        if (clock.WaitUntil(registers, static r => r.CorbControl.Run, s_handshakePoll, s_handshakeTimeout))
            return true;

        registers.CorbControl = default;
        return false;
    }

    private bool SetUpCorb(ControllerRegisters registers)
    {
        registers.CorbSize = new CorbSize(LargestOf(registers.CorbSize.Capabilities));
        _commandEntries = registers.CorbSize.Entries;
        registers.CorbBase = _page!.AddressOf(0);

        // Hardware 5.1, 28: on some controllers the bit clears itself and is never seen at 1. What counts is that pointer and bit read 0 in the end.
        registers.CorbReadPointer = new CorbReadPointer { Reset = true };
        _ = _controller.Clock.WaitUntil(registers, static r => r.CorbReadPointer.Reset, s_handshakePoll, s_handshakeTimeout);
        registers.CorbReadPointer = default;
        if (!_controller.Clock.WaitUntil(registers, static r => r.CorbReadPointer.Raw == 0, s_handshakePoll, s_handshakeTimeout))
            return false;

        registers.CorbWritePointer = default;
        _written = 0;
        return true;
    }
}
