using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Comparing;

/// <summary>What a script's verbs come to on QEMU, which executes them inside the write that starts them, and stops for a reason of its own.</summary>
/// <remarks>
/// QEMU stops fetching once RINTCNT responses have come since RIRBSTS.RINTFL was last cleared; the flag comes up only with RIRBCTL.0, and nothing else but
/// another RINTCNT helps. The specification has no such stop (hardware 3.4, 7.1).
/// </remarks>
internal sealed class RingHistory(History history)
{
    private const string NoVerb = "None";

    private readonly Dictionary<int, CodecCommand> _answered = [];
    private readonly HashSet<int> _held = [];
    private int _readIndex;
    private int _writeIndex;
    private int _count;
    private bool _flag;
    private bool _busy;

    /// <summary>Whether QEMU holds back verbs that the specification lets go.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Whether QEMU has held back verbs since the rings were last reset, and what they come to may be seen later than on hardware.</summary>
    public bool WasStalled { get; private set; }

    /// <summary>Whether a verb was answered while the RIRB did not run, since RIRBSTS was last written.</summary>
    public bool WasDropped { get; private set; }

    /// <summary>Whether a response came and QEMU raised no flag for it, since RIRBSTS was last written: RIRBCTL.0 was clear, or the last verb had no answer.</summary>
    public bool WasUnflagged { get; private set; }

    /// <summary>Whether the rings could not reach memory since the last reset.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>When the link has answered all that was sent, one verb in a frame: until then QEMU shows answers that hardware cannot have.</summary>
    public long AnsweredTicks { get; private set; } = long.MinValue / 2;

    /// <summary>Whether the immediate command's codec is not there.</summary>
    public bool IsImmediateLost { get; private set; }

    /// <summary>Whether ICB was written 1 while it was 1 and its verb unanswered: QEMU takes that for a new verb. Until ICB is written 0.</summary>
    public bool WasSentWhileBusy { get; private set; }

    /// <summary>The last codec that was there for an immediate verb.</summary>
    public byte AnsweringAddress { get; private set; }

    /// <summary>The name of the last immediate verb that was answered.</summary>
    public string ImmediateVerb { get; private set; } = NoVerb;

    /// <summary>The last immediate verb that was answered: IR has its answer.</summary>
    public CodecCommand Immediate { get; private set; }

    /// <summary>The settings of converters that verbs have made: by codec and node.</summary>
    public ConverterHistory Converters { get; } = new();

    /// <summary>The verb whose answer is at an index of the RIRB, or null.</summary>
    public CodecCommand? VerbOf(int index) => _answered.TryGetValue(index & 0xFF, out CodecCommand command) ? command : null;

    /// <summary>Whether hardware would have written an entry of the RIRB that QEMU has not.</summary>
    public bool IsHeld(int index) => _held.Contains(index & 0xFF);

    /// <summary>The controller was reset. QEMU's count survives that.</summary>
    public void Reset()
    {
        _readIndex = _writeIndex = 0;
        _flag = _busy = false;
        IsStalled = WasStalled = WasDropped = WasUnflagged = HasFailed = IsImmediateLost = WasSentWhileBusy = false;
        ImmediateVerb = NoVerb;
    }

    /// <summary>A register was written, out of reset.</summary>
    public void Written(int offset, int width, uint value)
    {
        switch (offset)
        {
            case 0x4A:
                _readIndex = (int)(value & 0xFF);
                break;
            case 0x58 when (value & 0x8000) != 0:
                _writeIndex = 0;
                break;
            case 0x5D:
                // Any write clears the flag on QEMU; only a one does in ours.
                if (_flag)
                    _count = 0;
                _flag = false;
                WasUnflagged &= (value & 1) == 0;
                WasStalled &= IsStalled || (value & 1) == 0;
                break;
            case 0x68:
                WriteStatus(value);
                break;
            default:
                break;
        }

        if (offset == 0x5D && (value & 4) != 0)
            WasDropped = false;
        if (offset + width > 0x40 && offset < 0x6C)
            Run();
    }

    private uint Register(int offset, int width) => history.Written.Value(offset, width);

    // An answer comes two frames after its verb at the latest, and an empty slot that raises RINTFL one after that.
    private void NoteSent() =>
        AnsweredTicks = Math.Max(AnsweredTicks + LinkTiming.TicksPerFrame, history.Ticks + 4 * LinkTiming.TicksPerFrame);

    private void WriteStatus(uint value)
    {
        if ((value & 1) == 0)
        {
            _busy = IsImmediateLost = WasSentWhileBusy = false;
            return;
        }

        CodecCommand command = new(Register(0x60, 4));
        bool isThere = command.CodecAddress < history.Script.Codecs && !command.IsIndirect;
        if (isThere)
            AnsweringAddress = command.CodecAddress;
        WasSentWhileBusy |= _busy;
        if (_busy)
            return;

        NoteSent();
        IsImmediateLost = _busy = !isThere;
        if (_busy)
            return;

        Immediate = command;
        ImmediateVerb = command.Verb.Id.ToString();
        Converters.Execute(command);
    }

    private void Run()
    {
        bool isRunning = (Register(0x4C, 1) & 2) != 0;
        int last = (int)(Register(0x48, 2) & 0xFF);
        int limit = (int)(Register(0x5A, 2) & 0xFF);
        ulong corb = (ulong)Register(0x44, 4) << 32 | Register(0x40, 4) & 0xFFFF_FF80;
        bool hasAnswered = false;
        while (isRunning && _readIndex != last && _count != limit && !_busy)
        {
            _readIndex = (_readIndex + 1) & 0xFF;
            NoteSent();
            ulong address = corb + (ulong)(_readIndex * 4);
            HasFailed |= !history.IsMemory(address) || !history.IsBusMaster;
            CodecCommand command = new(history.Memory(address));
            Converters.Execute(command);
            if (command.CodecAddress < history.Script.Codecs && !command.IsIndirect)
                hasAnswered |= TryAnswer(command, last, limit);
        }

        WasUnflagged |= hasAnswered && !_flag;
        IsStalled = isRunning && _readIndex != last && (_count == limit || _busy);
        WasStalled |= IsStalled;
        if (IsStalled)
            NoteHeld(corb, last);
    }

    // What the verbs that wait would have written by now.
    private void NoteHeld(ulong corb, int last)
    {
        bool isWriting = (Register(0x5C, 1) & 2) != 0;
        int writeIndex = _writeIndex;
        for (int index = _readIndex; isWriting && index != last;)
        {
            index = (index + 1) & 0xFF;
            CodecCommand command = new(history.Memory(corb + (ulong)(index * 4)));
            if (command.CodecAddress >= history.Script.Codecs || command.IsIndirect)
                continue;

            writeIndex = (writeIndex + 1) & 0xFF;
            _ = _held.Add(writeIndex);
            _answered[writeIndex] = command;
        }
    }

    private bool TryAnswer(CodecCommand command, int last, int limit)
    {
        uint control = Register(0x5C, 1);
        if ((control & 2) == 0)
        {
            WasDropped = true;
            return false;
        }

        _writeIndex = (_writeIndex + 1) & 0xFF;
        _answered[_writeIndex] = command;
        _ = _held.Remove(_writeIndex);
        HasFailed |= !history.IsMemory((ulong)Register(0x54, 4) << 32 | Register(0x50, 4) & 0xFFFF_FF80);
        _count++;
        if ((_count == limit || _readIndex == last) && (control & 1) != 0)
            _flag = true;
        return true;
    }
}
