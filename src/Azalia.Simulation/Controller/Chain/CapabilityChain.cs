using Azalia.Simulation.Registers;

namespace Azalia.Simulation.Controller.Chain;

/// <summary>The linked list of Intel's capabilities, which LLCH starts (hardware 1.8): multiple links, processing pipe, global time
/// synchronisation, software position; and the vendor's registers beside them (hardware 1.7).</summary>
/// <remarks>A header names its capability, its version and the next header. Not modelled: DMA resume; the vendor area but for SDnDPIB and
/// SDnEFIFOS.</remarks>
internal sealed class CapabilityChain
{
    private const int MultipleLinksOffset = 0xC00;
    private const int ProcessingPipeOffset = 0x800;
    private const int TimeSynchronizationOffset = 0x500;
    private const int SoftwarePositionOffset = 0x700;

    private const int PositionOffset = 0x1084;
    private const int EffectiveFifoOffset = 0x1094;
    private const int StreamStride = 0x20;

    private readonly MultipleLinks _links;
    private readonly ProcessingPipe _pipe;

    /// <summary>Puts the capabilities into the window.</summary>
    public CapabilityChain(
        RegisterFile file, RegisterBank bank, ControllerProfile profile, SimulatedStream[] streams, StreamActivity activity, LinkClock clock)
    {
        AddHeader(file, bank, MultipleLinksOffset, id: 0x002, next: ProcessingPipeOffset);
        AddHeader(file, bank, ProcessingPipeOffset, id: 0x003, next: TimeSynchronizationOffset);
        AddHeader(file, bank, TimeSynchronizationOffset, id: 0x001, next: SoftwarePositionOffset);
        AddHeader(file, bank, SoftwarePositionOffset, id: 0x004, next: 0);
        _links = new MultipleLinks(file, bank, profile, MultipleLinksOffset, activity);
        _pipe = new ProcessingPipe(file, bank, ProcessingPipeOffset, streams);
        _ = new TimeSynchronization(file, bank, TimeSynchronizationOffset, streams, activity, clock);
        AddSoftwarePosition(file, bank, streams);
        foreach (SimulatedStream stream in streams)
        {
            int distance = StreamStride * stream.Index;
            _ = file.Add(new PlainRegisterCell(bank, PositionOffset + distance) { Live = () => stream.Transfer.MemoryPosition });
            _ = file.Add(new PlainRegisterCell(bank, EffectiveFifoOffset + distance) { Live = () => (uint)stream.Registers.FifoSize.Value.Bytes });
        }
    }

    /// <summary>Streams that the processing pipe has cut off from the link, one bit each.</summary>
    public uint DecoupledStreams => _pipe.DecoupledStreams;

    /// <summary>When the power of a link follows what was asked for; <see cref="long.MaxValue"/> when it has.</summary>
    public long DueTick => _links.DueTick;

    /// <summary>LLCH: where the list starts; 0 when a controller has none.</summary>
    public static int FirstOffset(ControllerProfile profile) => profile.HasCapabilityChain ? MultipleLinksOffset : 0;

    /// <summary>Does what is due.</summary>
    public void Follow(long tick) => _links.Follow(tick);

    /// <summary>Back to the state after a controller reset; the registers are reset by their bank.</summary>
    public void Reset() => _links.Reset();

    private static void AddHeader(RegisterFile file, RegisterBank bank, int offset, uint id, int next) =>
        _ = file.Add(new PlainRegisterCell(bank, offset) { ResetBits = id << 16 | (uint)next });

    // SPB: the registers alone. The DMA engine does not wait for the software's position.
    private static void AddSoftwarePosition(RegisterFile file, RegisterBank bank, SimulatedStream[] streams)
    {
        _ = file.Add(new PlainRegisterCell(bank, SoftwarePositionOffset + 0x04) { WritableBits = (1u << streams.Length) - 1 });
        foreach (SimulatedStream stream in streams)
        {
            int at = SoftwarePositionOffset + 0x08 + 8 * stream.Index;
            _ = file.Add(new PlainRegisterCell(bank, at) { WritableBits = uint.MaxValue });
            _ = file.Add(new PlainRegisterCell(bank, at + 4) { Live = () => (uint)stream.Registers.FifoSize.Value.Bytes });
        }
    }
}
