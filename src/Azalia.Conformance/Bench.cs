using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Conformance;

/// <summary>The least that makes a controller work, for checks to ask by: registers at their natural widths, and the procedures of the hardware with bounded waits.</summary>
internal sealed class Bench : IDisposable
{
    /// <summary>Responses for an interrupt that no check comes to, so that a controller that waits for its acknowledgement goes on.</summary>
    public const byte Many = 240;

    private const int ResponseRing = 2048;

    // Linux gives CRST and the DMA engines 100 ms.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    private readonly HdaPlatform _platform;
    private readonly List<(Mdl Mdl, DmaView View)> _memory = [];
    private readonly GlobalCapabilities _capabilities;
    private KInterrupt? _interrupt;
    private DmaView? _rings;
    private int _written;
    private int _taken;
    private volatile int _services;
    private bool _isUp;

    public Bench(HdaPlatform platform)
    {
        _platform = platform;
        SetBusMaster(true);
        _capabilities = new GlobalCapabilities(Registers.Read16(GlobalCapabilities.Offset));
    }

    public MmioWindow Registers => _platform.Registers;

    public PciConfigurationSpace Configuration => _platform.Configuration;

    public PlatformClock Clock => _platform.Clock;

    public GlobalCapabilities Capabilities => _capabilities;

    /// <summary>The codecs that asked for an address at the last reset.</summary>
    public StateChangeStatus Codecs { get; private set; }

    /// <summary>The lowest address of a codec, or -1.</summary>
    public int Codec => Codecs.Raw == 0 ? -1 : int.TrailingZeroCount(Codecs.Raw);

    /// <summary>Runs of the service routine since <see cref="Listen"/>.</summary>
    public int Services => _services;

    /// <summary>An address that was given to nobody.</summary>
    public DeviceAddress Nowhere => new(_capabilities.Supports64BitAddresses ? 0x0000_00FF_FF00_0000ul : 0xFF00_0000ul);

    /// <summary>The first output descriptor, or -1.</summary>
    public int Output => _capabilities.OutputStreams > 0 ? _capabilities.InputStreams
        : _capabilities.BidirectionalStreams > 0 ? _capabilities.InputStreams + _capabilities.OutputStreams
        : -1;

    /// <summary>A stream descriptor's registers.</summary>
    public MmioWindow Stream(int index) => Registers.Slice(StreamDescriptorLayout.Base(index), StreamDescriptorLayout.Size);

    /// <summary>Before a check: the controller is reset, and its codecs have had time.</summary>
    public bool Begin() => _isUp = Reset();

    /// <summary>After a check: nothing runs, nothing is held.</summary>
    public void End()
    {
        _interrupt?.Disconnect();
        _interrupt = null;
        if (!_isUp)
            return; // Nothing was asked, so nothing runs and nothing is held.

        SetBusMaster(true);
        Registers.Write32(InterruptControl.Offset, 0);
        if (_rings is not null && Codec >= 0 && StartRings())
            _ = Ask(0, Verb.GetParameter(ParameterId.VendorId)); // Some count answers on through a reset; one that is acknowledged ends that.
        StopRings();
        for (int i = 0; i < _capabilities.StreamCount; i++)
        {
            MmioWindow stream = Stream(i);
            stream.Write8(StreamControl.Offset, 0);
            _ = Until(() => (stream.Read8(StreamControl.Offset) & 0b11) == 0);
            stream.Write8(StreamControl.Offset + 2, 0);
        }

        Registers.Write32(PositionLowerBase.Offset, 0);
        Registers.Write16(WakeEnable.Offset, 0);
        _ = SetReset(false);

        // The device can reach nothing any more that is given back here.
        foreach ((Mdl mdl, DmaView view) in _memory)
        {
            view.Dispose();
            _platform.Memory.Free(mdl);
        }

        _memory.Clear();
        _rings = null;
    }

    /// <summary>Hardware 2.2.1, without a wait at its end.</summary>
    public bool SetReset(bool isOut)
    {
        Registers.Write32(GlobalControl.Offset, isOut ? 1u : 0);
        return Until(() => (Registers.Read32(GlobalControl.Offset) & 1) == (isOut ? 1u : 0));
    }

    /// <summary>Hardware 2.2.1. False when CRST does not follow.</summary>
    public bool Reset()
    {
        if (!SetReset(false))
            return false;
        Wait(0.2);
        if (!SetReset(true))
            return false;
        Wait(1);
        Codecs = new StateChangeStatus((ushort)(Registers.Read16(StateChangeStatus.Offset) & StateChangeStatus.WriteOneToClear));
        return true;
    }

    /// <summary>Hardware 3.3 and 3.4. False when the pointer reset does not follow.</summary>
    public bool StartRings(byte responsesPerInterrupt = Many, byte ringControl = 0b011)
    {
        StopRings();
        DmaView rings = _rings ??= Allocate(DmaMemory.PageSize);
        rings.Fill(0, rings.Length, 0);
        Registers.Write32(CorbLowerBase.Offset, rings.AddressOf(0).Low);
        Registers.Write32(CorbUpperBase.Offset, rings.AddressOf(0).High);
        Registers.Write8(CorbSize.Offset, (byte)(Registers.Read8(CorbSize.Offset) & 0xF0 | LargestSize(CorbSize.Offset)));
        bool follows = ResetReadPointer();
        Registers.Write16(CorbWritePointer.Offset, 0);
        Registers.Write32(RirbLowerBase.Offset, rings.AddressOf(ResponseRing).Low);
        Registers.Write32(RirbUpperBase.Offset, rings.AddressOf(ResponseRing).High);
        Registers.Write8(RirbSize.Offset, (byte)(Registers.Read8(RirbSize.Offset) & 0xF0 | LargestSize(RirbSize.Offset)));
        Registers.Write16(RirbWritePointer.Offset, 0x8000);
        Registers.Write16(ResponseInterruptCount.Offset, responsesPerInterrupt);
        Registers.Write8(RirbStatus.Offset, 5);
        Registers.Write8(RirbControl.Offset, (byte)ringControl);
        Registers.Write8(CorbControl.Offset, 0b10);
        _written = _taken = 0;
        return follows;
    }

    /// <summary>CORBRPRST: to 1, to 0. Both must read back, but for a chip that clears the bit itself, which works as well.</summary>
    public bool ResetReadPointer()
    {
        Registers.Write16(CorbReadPointer.Offset, 0x8000);
        _ = Clock.WaitUntil(Registers, static r => (r.Read16(CorbReadPointer.Offset) & 0x8000) != 0, s_poll, TimeSpan.FromMilliseconds(1));
        Registers.Write16(CorbReadPointer.Offset, 0);
        return Until(() => Registers.Read16(CorbReadPointer.Offset) == 0);
    }

    /// <summary>Stops both rings.</summary>
    public void StopRings()
    {
        Registers.Write8(CorbControl.Offset, 0);
        Registers.Write8(RirbControl.Offset, 0);
        _ = Until(() => (Registers.Read8(CorbControl.Offset) & 2) == 0 && (Registers.Read8(RirbControl.Offset) & 2) == 0);
    }

    /// <summary>Entries of a ring.</summary>
    public int Entries(int sizeOffset) => new CorbSize(Registers.Read8(sizeOffset)).Entries;

    /// <summary>Puts verbs into the CORB and tells of all of them at once.</summary>
    public void Send(params ReadOnlySpan<CodecCommand> commands)
    {
        int entries = Entries(CorbSize.Offset);
        foreach (CodecCommand command in commands)
        {
            _written = (_written + 1) % entries;
            _rings!.Write32(_written * CorbSize.EntrySize, command.Raw);
        }

        Registers.Write16(CorbWritePointer.Offset, (ushort)_written);
    }

    /// <summary>Takes the next response, waiting for it a while.</summary>
    public bool TryTake(out RirbEntry entry, double milliseconds = 5)
    {
        entry = default;
        if (!Until(() => (Registers.Read16(RirbWritePointer.Offset) & 0xFF) != _taken, milliseconds))
            return false;

        _taken = (_taken + 1) % Entries(RirbSize.Offset);
        entry = new RirbEntry(_rings!.Read32(ResponseRing + _taken * RirbEntry.EncodedSize), _rings.Read32(ResponseRing + _taken * RirbEntry.EncodedSize + 4));
        return true;
    }

    /// <summary>Sends a verb to the first codec and takes its answer; null when there is none.</summary>
    public uint? Ask(int node, Verb verb)
    {
        Send(verb.AddressedTo((byte)Codec, (byte)node));
        if (!TryTake(out RirbEntry entry))
            return null;

        Registers.Write8(RirbStatus.Offset, 5);
        return entry.Response;
    }

    /// <summary>A verb through the immediate interface; null when IRV does not come up.</summary>
    public uint? AskImmediately(int codec, int node, Verb verb)
    {
        Registers.Write16(ImmediateCommandStatus.Offset, 2);
        Registers.Write32(ImmediateCommand.Offset, verb.AddressedTo((byte)codec, (byte)node).Raw);
        Registers.Write16(ImmediateCommandStatus.Offset, 1);
        return Until(() => (Registers.Read16(ImmediateCommandStatus.Offset) & 3) == 2, 5) ? Registers.Read32(ImmediateResponse.Offset) : null;
    }

    /// <summary>Programs a stream with 48 kHz, 16 bit, stereo, over equal pieces; the descriptor was reset.</summary>
    /// <param name="index">The descriptor.</param>
    /// <param name="bytes">The cyclic buffer.</param>
    /// <param name="pieces">Entries of the list.</param>
    /// <param name="interrupts">Which of them interrupt, one bit each.</param>
    /// <param name="number">The stream number.</param>
    public DmaView Program(int index, int bytes = 8192, int pieces = 4, uint interrupts = 0, byte number = 1)
    {
        DmaView buffer = Allocate(bytes);
        DmaView list = Allocate(DmaMemory.PageSize);
        int piece = bytes / pieces;
        for (int i = 0; i < pieces; i++)
            new BufferDescriptor(buffer.AddressOf(i * piece).Value, (uint)piece, (interrupts >> i & 1) != 0).Write(list.Span[(i * BufferDescriptor.EncodedSize)..]);

        MmioWindow stream = Stream(index);
        _ = ResetStream(index);
        bool isOutput = index >= _capabilities.InputStreams;
        stream.Write8(StreamControl.Offset + 2, (byte)(number << 4 | (IsBidirectional(index) && isOutput ? 8 : 0)));
        stream.Write32(CyclicBufferLength.Offset, (uint)bytes);
        stream.Write16(StreamFormatRegister.Offset, 0x0011);
        stream.Write16(LastValidIndex.Offset, (ushort)(pieces - 1));
        stream.Write32(DescriptorListLowerBase.Offset, list.AddressOf(0).Low);
        stream.Write32(DescriptorListUpperBase.Offset, list.AddressOf(0).High);
        return buffer;
    }

    /// <summary>Binds the first codec's first output converter to stream number 1 and 48 kHz, 16 bit, stereo: hardware whose codec pulls needs a listener.</summary>
    public void BindConverter(byte number = 1)
    {
        if (Codec < 0 || !StartRings() || CodecChecks.FindWidget(this, WidgetType.AudioOutput) is not { } converter)
            return;

        PowerUp(converter);
        _ = Ask(converter, Verb.SetConverterFormat(new StreamFormat(0x0011)));
        _ = Ask(converter, Verb.SetStreamChannel(number, 0));
    }

    /// <summary>Sets a widget and its group to D0.</summary>
    public void PowerUp(int node)
    {
        if (CodecChecks.Group(this) is { } group)
            _ = Ask(group, Verb.SetPowerState(PowerState.D0));
        _ = Ask(node, Verb.SetPowerState(PowerState.D0));
    }

    /// <summary>2.2.3: SRST to 1, to 0. False when it does not follow.</summary>
    public bool ResetStream(int index)
    {
        MmioWindow stream = Stream(index);
        stream.Write8(StreamControl.Offset, 1);
        bool follows = Until(() => (stream.Read8(StreamControl.Offset) & 1) == 1);
        stream.Write8(StreamControl.Offset, 0);
        return Until(() => (stream.Read8(StreamControl.Offset) & 1) == 0) && follows;
    }

    /// <summary>Writes RUN and the interrupt enables of a stream.</summary>
    public void Run(int index, bool run = true, byte enables = 0) => Stream(index).Write8(StreamControl.Offset, (byte)(enables | (run ? 0b10 : 0)));

    /// <summary>SDnLPIB.</summary>
    public uint Position(int index) => Stream(index).Read32(LinkPosition.Offset);

    /// <summary>Connects a service routine that counts, closes the line and leaves the causes alone.</summary>
    public void Listen()
    {
        _services = 0;
        _interrupt = _platform.Interrupt.Connect(() =>
        {
            _services++;
            Registers.Write32(InterruptControl.Offset, Registers.Read32(InterruptControl.Offset) & 0x7FFF_FFFF);
            return true;
        });
    }

    /// <summary>Memory for the device, zeroed and in one run; given back after the check.</summary>
    public DmaView Allocate(int bytes)
    {
        Mdl mdl = _platform.Memory.Allocate(bytes, contiguous: true, _capabilities.Supports64BitAddresses ? ulong.MaxValue : uint.MaxValue)
            ?? throw new InvalidOperationException("The platform has no memory for the checks.");
        DmaView view = _platform.Memory.Map(mdl);
        _memory.Add((mdl, view));
        return view;
    }

    public void Wait(double milliseconds) => Clock.Wait(TimeSpan.FromMilliseconds(milliseconds));

    public bool Until(Func<bool> condition) => Clock.WaitUntil(condition, static c => c(), s_poll, s_timeout);

    public bool Until(Func<bool> condition, double milliseconds) => Clock.WaitUntil(condition, static c => c(), s_poll, TimeSpan.FromMilliseconds(milliseconds));

    public bool IsBidirectional(int index) => index >= _capabilities.InputStreams + _capabilities.OutputStreams;

    public void SetBusMaster(bool isMaster)
    {
        PciCommand command = new(Configuration.Read16(PciConfigurationOffset.Command));
        Configuration.Write16(PciConfigurationOffset.Command, (command with { MemorySpace = true, BusMaster = isMaster }).Raw);
    }

    public void Dispose() => SetBusMaster(false);

    private int LargestSize(int sizeOffset)
    {
        int capabilities = Registers.Read8(sizeOffset) >> 4;
        return capabilities == 0 ? 2 : int.Log2(capabilities & 7);
    }
}
