using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Simulation.Memory;
using Azalia.Simulation.Registers;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The command output ring buffer: fetches verbs from memory for the link (HDA 1.0a 3.3.18 to 3.3.24, 4.4.1).</summary>
/// <remarks>
/// <para>One verb is fetched ahead, as soon as CORBWP says that there is one; CORBRP counts it then. It goes out in the next frame, and the
/// one after it is fetched in that frame. Setting CORBRPRST drops it. Clearing CORBRUN stops with the present frame.</para>
/// <para>A fetch that memory refuses raises CMEI and stops the engine until the controller is reset.</para>
/// <para>Not modelled: bursts of several verbs.</para>
/// </remarks>
internal sealed class CorbEngine
{
    private readonly byte _sizes;
    private readonly IDmaPort _memory;
    private readonly RegisterCell<CorbLowerBase, uint> _lower;
    private readonly RegisterCell<CorbUpperBase, uint> _upper;
    private readonly RegisterCell<CorbWritePointer, ushort> _writePointer;
    private readonly RegisterCell<CorbReadPointer, ushort> _readPointer;
    private readonly RegisterCell<CorbControl, byte> _control;
    private readonly RegisterCell<CorbStatus, byte> _status;
    private readonly RegisterCell<CorbSize, byte> _size;
    private readonly bool _resetClearsItself;

    private CodecCommand _fetched;
    private bool _hasFetched;
    private bool _isRunning;
    private bool _hasFailed;
    private int _readIndex;

    /// <summary>Puts the registers into the window.</summary>
    public CorbEngine(RegisterFile file, RegisterBank bank, ControllerProfile profile, IDmaPort memory)
    {
        _sizes = profile.RingSizeCapabilities;
        _memory = memory;
        _resetClearsItself = profile.CorbReadPointerResetClearsItself;
        _lower = file.Add(new RegisterCell<CorbLowerBase, uint>(bank));
        _upper = file.Add(new RegisterCell<CorbUpperBase, uint>(bank)
        {
            WritableBits = profile.Capabilities.Supports64BitAddresses ? uint.MaxValue : 0,
        });
        _writePointer = file.Add(new RegisterCell<CorbWritePointer, ushort>(bank) { Written = WritePointerWritten });
        _readPointer = file.Add(new RegisterCell<CorbReadPointer, ushort>(bank) { Live = ReadPointer, Written = ReadPointerWritten });
        CorbControl writable = new() { Run = !profile.Quirks.LacksCommandRings, MemoryErrorInterruptEnable = true };
        _control = file.Add(new RegisterCell<CorbControl, byte>(bank)
        {
            WritableBits = writable.Raw,
            Live = ReadControl,
            Written = ControlWritten,
        });
        _status = file.Add(new RegisterCell<CorbStatus, byte>(bank));
        _size = file.Add(new RegisterCell<CorbSize, byte>(bank)
        {
            ResetBits = RingSizes.ResetBits(profile),
            WritableBits = RingSizes.WritableBits(_sizes),
            Written = SizeWritten,
        });
    }

    /// <summary>Whether a verb waits for the next frame.</summary>
    public bool HasCommand => _hasFetched && _isRunning && !IsStopping;

    /// <summary>Whether more verbs are queued behind the one that waits.</summary>
    public bool HasMore => _isRunning && !IsStopping && !IsEmpty;

    /// <summary>Whether the immediate command interface may be used: the engine does not run, or has nothing to send (3.4.3).</summary>
    public bool IsIdle => !_isRunning || (!_hasFetched && IsEmpty);

    /// <summary>Whether CORBRUN has been cleared and the engine has not yet stopped.</summary>
    public bool IsStopping => _isRunning && !_control.Value.Run;

    /// <summary>Whether CMEI is up and enabled.</summary>
    public bool InterruptPending => _status.Value.MemoryError && _control.Value.MemoryErrorInterruptEnable;

    private DeviceAddress Base => DeviceAddress.FromRegisters(_lower.Value.Address, _upper.Value.Raw);

    private int IndexMask => _size.Value.Entries - 1;

    private bool IsEmpty => ((_writePointer.Value.Index ^ _readIndex) & IndexMask) == 0;

    /// <summary>Takes the verb that waits, and fetches the next.</summary>
    public CodecCommand Take()
    {
        CodecCommand command = _fetched;
        _hasFetched = false;
        Fetch();
        return command;
    }

    /// <summary>A frame ends in which CORBRUN was cleared.</summary>
    public void Stop() => _isRunning = false;

    /// <summary>Back to the state after a controller reset; the registers are reset by their bank.</summary>
    public void Reset()
    {
        _hasFetched = false;
        _isRunning = false;
        _hasFailed = false;
        _readIndex = 0;
    }

    private void Fetch()
    {
        if (_hasFetched || !_isRunning || IsStopping || _readPointer.Value.Reset || IsEmpty)
            return;

        // 4.4.1.4: the read pointer moves on first and names the verb that is fetched.
        _readIndex = (_readIndex + 1) & IndexMask;
        Span<byte> verb = stackalloc byte[CorbSize.EntrySize];
        if (!_memory.Read(Base + (ulong)(_readIndex * CorbSize.EntrySize), verb))
        {
            Fail();
            return;
        }

        _fetched = new CodecCommand(BinaryPrimitives.ReadUInt32LittleEndian(verb));
        _hasFetched = true;
    }

    private void Fail()
    {
        _hasFailed = true;
        _isRunning = false;
        _control.Value = _control.Value with { Run = false };
        _status.Value = _status.Value with { MemoryError = true };
    }

    private void WritePointerWritten(CorbWritePointer before) => Fetch();

    private CorbReadPointer ReadPointer(CorbReadPointer stored) => stored with { Index = (byte)_readIndex };

    private void ReadPointerWritten(CorbReadPointer before)
    {
        if (_readPointer.Value.Reset)
        {
            _readIndex = 0;
            _hasFetched = false;
            if (_resetClearsItself)
                _readPointer.Value = default;
        }

        Fetch();
    }

    private CorbControl ReadControl(CorbControl stored) => stored with { Run = _isRunning };

    private void ControlWritten(CorbControl before)
    {
        if (!_control.Value.Run)
            return;

        if (_hasFailed)
        {
            _control.Value = _control.Value with { Run = false };
            return;
        }

        _isRunning = true;
        Fetch();
    }

    private void SizeWritten(CorbSize before)
    {
        if (!RingSizes.Supports(_sizes, _size.Value.Code))
            _size.Value = before;
    }
}
