using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Xunit;

namespace Azalia.Platform.Contract;

/// <summary>
/// The least that makes a controller work: register numbers and the procedures of the hardware, with no driver of this project in between. The
/// contract is about platforms, and must not lean on what is built upon them.
/// </summary>
public sealed class BareDriver : IDisposable
{
    private const int ResponseRing = 2048;

    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(100);

    private readonly HdaPlatform _platform;
    private readonly List<(Mdl Mdl, DmaView View)> _memory = [];
    private DmaView? _rings;
    private int _written;
    private int _read;

    public BareDriver(HdaPlatform platform)
    {
        _platform = platform;
        PciCommand command = new(platform.Configuration.Read16(PciConfigurationOffset.Command));
        platform.Configuration.Write16(PciConfigurationOffset.Command, (command with { MemorySpace = true, BusMaster = true }).Raw);
    }

    public MmioWindow Registers => _platform.Registers;

    /// <summary>Index of the first output stream descriptor.</summary>
    public int FirstOutput => new GlobalCapabilities(Registers.Read16(GlobalCapabilities.Offset)).InputStreams;

    public MmioWindow FirstOutputDescriptor => Registers.Slice(StreamDescriptorLayout.Base(FirstOutput), StreamDescriptorLayout.Size);

    /// <summary>Hardware 2.2.1. Answers the codecs that asked for an address.</summary>
    public ushort Reset()
    {
        Registers.Write32(GlobalControl.Offset, 0);
        Until(() => (Registers.Read32(GlobalControl.Offset) & 1) == 0);
        _platform.Clock.Wait(TimeSpan.FromMicroseconds(100));
        Registers.Write32(GlobalControl.Offset, 1);
        Until(() => (Registers.Read32(GlobalControl.Offset) & 1) == 1);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        return Registers.Read16(StateChangeStatus.Offset);
    }

    /// <summary>Hardware 3.3 and 3.4, with an interrupt for every response.</summary>
    public void StartRings()
    {
        DmaView rings = _rings = Allocate(DmaMemory.PageSize);
        Registers.Write8(CorbSize.Offset, 2);
        Registers.Write32(CorbLowerBase.Offset, rings.AddressOf(0).Low);
        Registers.Write32(CorbUpperBase.Offset, rings.AddressOf(0).High);
        Registers.Write16(CorbReadPointer.Offset, 0x8000);
        Until(() => (Registers.Read16(CorbReadPointer.Offset) & 0x8000) != 0);
        Registers.Write16(CorbReadPointer.Offset, 0);
        Until(() => Registers.Read16(CorbReadPointer.Offset) == 0);
        Registers.Write16(CorbWritePointer.Offset, 0);
        Registers.Write8(RirbSize.Offset, 2);
        Registers.Write32(RirbLowerBase.Offset, rings.AddressOf(ResponseRing).Low);
        Registers.Write32(RirbUpperBase.Offset, rings.AddressOf(ResponseRing).High);
        Registers.Write16(RirbWritePointer.Offset, 0x8000);
        Registers.Write16(ResponseInterruptCount.Offset, 1);
        Registers.Write8(RirbControl.Offset, 3);
        Registers.Write8(CorbControl.Offset, 2);
    }

    /// <summary>Puts a command into the CORB.</summary>
    public void Send(CodecCommand command)
    {
        Assert.NotNull(_rings);
        _written = (_written + 1) & 0xFF;
        _rings.Write32(_written * 4, command.Raw);
        Registers.Write16(CorbWritePointer.Offset, (ushort)_written);
    }

    /// <summary>Takes the next response from the RIRB, if one is there.</summary>
    public bool TryTake(out RirbEntry entry)
    {
        Assert.NotNull(_rings);
        entry = default;
        if ((Registers.Read16(RirbWritePointer.Offset) & 0xFF) == _read)
            return false;

        _read = (_read + 1) & 0xFF;
        entry = new RirbEntry(_rings.Read32(ResponseRing + _read * 8), _rings.Read32(ResponseRing + _read * 8 + 4));
        return true;
    }

    /// <summary>Sends a verb and polls for its response.</summary>
    public RirbEntry Ask(byte codecAddress, byte node, Verb verb)
    {
        Send(verb.AddressedTo(codecAddress, node));
        RirbEntry entry = default;
        Until(() => TryTake(out entry));
        Registers.Write8(RirbStatus.Offset, 5);
        return entry;
    }

    /// <summary>Hardware 2.3: programs the first output with 48 kHz, 16 bit, stereo, over a list of equal pieces.</summary>
    public DmaView ProgramOutput(int bytes, int pieces, bool interruptOnCompletion, byte streamNumber = 1)
    {
        DmaView buffer = Allocate(bytes);
        DmaView list = Allocate(DmaMemory.PageSize);
        int piece = bytes / pieces;
        int entries = 0;
        for (int offset = 0; offset < bytes;)
        {
            int length = Math.Min(piece - offset % piece, ContiguousAt(buffer, offset));
            bool endsPiece = (offset + length) % piece == 0;
            new BufferDescriptor(buffer.AddressOf(offset).Value, (uint)length, interruptOnCompletion && endsPiece)
                .Write(list.Span[(entries++ * BufferDescriptor.EncodedSize)..]);
            offset += length;
        }

        MmioWindow descriptor = FirstOutputDescriptor;
        descriptor.Write8(StreamControl.Offset, 1);
        Until(() => (descriptor.Read8(StreamControl.Offset) & 1) == 1);
        descriptor.Write8(StreamControl.Offset, 0);
        Until(() => (descriptor.Read8(StreamControl.Offset) & 1) == 0);
        descriptor.Write8(StreamControl.Offset + 2, (byte)(streamNumber << 4));
        descriptor.Write32(CyclicBufferLength.Offset, (uint)bytes);
        descriptor.Write16(StreamFormatRegister.Offset, 0x0011);
        descriptor.Write16(LastValidIndex.Offset, (ushort)(entries - 1));
        descriptor.Write32(DescriptorListLowerBase.Offset, list.AddressOf(0).Low);
        descriptor.Write32(DescriptorListUpperBase.Offset, list.AddressOf(0).High);
        return buffer;
    }

    /// <summary>Sets or clears RUN of the first output, with interrupts on completion.</summary>
    public void RunOutput(bool run)
    {
        MmioWindow descriptor = FirstOutputDescriptor;
        descriptor.Write8(StreamControl.Offset, (byte)(run ? 0b110 : 0));
        if (!run)
            Until(() => (descriptor.Read8(StreamControl.Offset) & 0b10) == 0);
    }

    /// <summary>Opens the interrupt line for the controller and the first output.</summary>
    public void EnableInterrupts() => Registers.Write32(InterruptControl.Offset, 0xC000_0000 | 1u << FirstOutput);

    public DmaView Allocate(int bytes)
    {
        Mdl? mdl = _platform.Memory.Allocate(bytes);
        Assert.NotNull(mdl);
        DmaView view = _platform.Memory.Map(mdl);
        _memory.Add((mdl, view));
        return view;
    }

    public void Dispose()
    {
        Registers.Write32(InterruptControl.Offset, 0);
        Registers.Write8(CorbControl.Offset, 0);
        Registers.Write8(RirbControl.Offset, 0);
        RunOutput(false);
        Registers.Write32(GlobalControl.Offset, 0);
        foreach ((Mdl mdl, DmaView view) in _memory)
        {
            view.Dispose();
            _platform.Memory.Free(mdl);
        }
    }

    private static int ContiguousAt(DmaView view, int offset)
    {
        int length = Math.Min(DmaMemory.PageSize - offset % DmaMemory.PageSize, view.Length - offset);
        return length;
    }

    private void Until(Func<bool> condition) =>
        Assert.True(_platform.Clock.WaitUntil(condition, static c => c(), s_poll, s_timeout), "The hardware did not answer in time.");
}
