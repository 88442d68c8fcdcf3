using Azalia.Platform;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Registers;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The response input ring buffer: writes what codecs answer to memory, and says when (HDA 1.0a 3.3.25 to 3.3.31,
/// 4.4.2).</summary>
/// <remarks>
/// <para>RIRBWP names the last entry written; it starts at 0, so the first response goes to entry 1. The hardware has no read pointer: a
/// driver that is too slow is overwritten. RINTFL comes up after RINTCNT responses, or with the first frame that has none after at least
/// one.</para>
/// <para>A response is lost, and RIRBOIS comes up, when memory refuses it, and when a verb is answered while the engine does not
/// run.</para>
/// <para>Not modelled: the internal FIFO of responses.</para>
/// </remarks>
internal sealed class RirbEngine
{
    private readonly byte _sizes;
    private readonly IDmaPort _memory;
    private readonly RegisterCell<RirbLowerBase, uint> _lower;
    private readonly RegisterCell<RirbUpperBase, uint> _upper;
    private readonly RegisterCell<RirbWritePointer, ushort> _writePointer;
    private readonly RegisterCell<ResponseInterruptCount, ushort> _interruptCount;
    private readonly RegisterCell<RirbControl, byte> _control;
    private readonly RegisterCell<RirbStatus, byte> _status;
    private readonly RegisterCell<RirbSize, byte> _size;

    private readonly bool _stalls;
    private bool _isRunning;
    private int _writeIndex;
    private int _unacknowledged;
    private int _uncounted;

    /// <summary>Puts the registers into the window.</summary>
    public RirbEngine(RegisterFile file, RegisterBank bank, ControllerProfile profile, IDmaPort memory)
    {
        _sizes = profile.RingSizeCapabilities;
        _memory = memory;
        _stalls = profile.Quirks.StallsUntilResponsesAreAcknowledged;
        _lower = file.Add(new RegisterCell<RirbLowerBase, uint>(bank));
        _upper = file.Add(new RegisterCell<RirbUpperBase, uint>(bank)
        {
            WritableBits = profile.Capabilities.Supports64BitAddresses ? uint.MaxValue : 0,
        });
        _writePointer = file.Add(new RegisterCell<RirbWritePointer, ushort>(bank)
        {
            Live = ReadWritePointer,
            Written = WritePointerWritten,
        });
        _interruptCount = file.Add(new RegisterCell<ResponseInterruptCount, ushort>(bank)
        {
            ResetBits = profile.Quirks.ResponseInterruptCountAtReset,
        });
        RirbControl writable = new() { Run = !profile.Quirks.LacksCommandRings, ResponseInterruptEnable = true, OverrunInterruptEnable = true };
        _control = file.Add(new RegisterCell<RirbControl, byte>(bank)
        {
            WritableBits = writable.Raw,
            Live = ReadControl,
            Written = ControlWritten,
        });
        _status = file.Add(new RegisterCell<RirbStatus, byte>(bank) { Written = StatusWritten });
        _size = file.Add(new RegisterCell<RirbSize, byte>(bank)
        {
            ResetBits = RingSizes.ResetBits(profile),
            WritableBits = RingSizes.WritableBits(_sizes),
            Written = SizeWritten,
        });
    }

    /// <summary>Whether responses are written to memory.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Whether RIRBDMAEN has been cleared and the engine has not yet stopped.</summary>
    public bool IsStopping => _isRunning && !_control.Value.Run;

    /// <summary>Whether an empty response slot would raise RINTFL.</summary>
    public bool AwaitsEmptySlot => _uncounted != 0;

    /// <summary>Whether no verb may go out until RINTFL is cleared: a quirk of QEMU's.</summary>
    public bool IsStalled => _stalls && _unacknowledged >= _interruptCount.Value.Responses;

    /// <summary>Whether RINTFL or RIRBOIS is up and enabled.</summary>
    public bool InterruptPending =>
        (_status.Value.Response && _control.Value.ResponseInterruptEnable)
        || (_status.Value.Overrun && _control.Value.OverrunInterruptEnable);

    private DeviceAddress Base => DeviceAddress.FromRegisters(_lower.Value.Address, _upper.Value.Raw);

    /// <summary>A response has arrived.</summary>
    /// <param name="response">What the codec said.</param>
    /// <param name="codecAddress">Which codec.</param>
    /// <param name="isUnsolicited">Whether no verb asked for it; then it is dropped without a trace when the engine does not run.</param>
    public void Accept(uint response, int codecAddress, bool isUnsolicited)
    {
        if (!_isRunning)
        {
            if (!isUnsolicited)
                Overrun();
            return;
        }

        int index = (_writeIndex + 1) & (_size.Value.Entries - 1);
        Span<byte> entry = stackalloc byte[RirbEntry.EncodedSize];
        new RirbEntry(response, (byte)codecAddress, isUnsolicited).Write(entry);
        if (!_memory.Write(Base + (ulong)(index * RirbEntry.EncodedSize), entry))
        {
            Overrun();
            return;
        }

        _writeIndex = index;
        _unacknowledged++;
        if (++_uncounted >= _interruptCount.Value.Responses)
            RaiseResponse();
    }

    /// <summary>A frame has passed without any response.</summary>
    public void PassEmptySlot()
    {
        if (_uncounted != 0)
            RaiseResponse();
    }

    /// <summary>A frame ends in which RIRBDMAEN was cleared.</summary>
    public void Stop() => _isRunning = false;

    /// <summary>Back to the state after a controller reset; the registers are reset by their bank.</summary>
    public void Reset()
    {
        _isRunning = false;
        _writeIndex = 0;
        _uncounted = 0;
        _unacknowledged = 0;
    }

    private void RaiseResponse()
    {
        _uncounted = 0;
        if (!_stalls || _control.Value.ResponseInterruptEnable)
            _status.Value = _status.Value with { Response = true };
    }

    private void StatusWritten(RirbStatus before)
    {
        if (before.Response && !_status.Value.Response)
            _unacknowledged = 0;
    }

    private void Overrun() => _status.Value = _status.Value with { Overrun = true };

    private RirbWritePointer ReadWritePointer(RirbWritePointer stored) => stored with { Index = (byte)_writeIndex };

    private void WritePointerWritten(RirbWritePointer before)
    {
        bool reset = _writePointer.Value.Reset;
        _writePointer.Value = default;

        // 3.3.27: only while the DMA engine does not run.
        if (!reset || _isRunning)
            return;

        _writeIndex = 0;
        _uncounted = 0;
        _unacknowledged = 0;
    }

    private RirbControl ReadControl(RirbControl stored) => stored with { Run = _isRunning };

    private void ControlWritten(RirbControl before)
    {
        if (_control.Value.Run)
            _isRunning = true;
    }

    private void SizeWritten(RirbSize before)
    {
        if (!RingSizes.Supports(_sizes, _size.Value.Code))
            _size.Value = before;
    }
}
