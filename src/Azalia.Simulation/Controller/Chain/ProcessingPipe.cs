using Azalia.Simulation.Registers;

namespace Azalia.Simulation.Controller.Chain;

/// <summary>PP: where a signal processor stands between memory and link (hardware 1.8).</summary>
/// <remarks>PPCTL.PROCEN cuts a stream's DMA off from the link: it fills its FIFO, and nothing of it is sent or taken. The linear positions count
/// bytes since the stream's reset. Not modelled: the processor, and so the link's side of a stream, whose registers keep what is
/// written.</remarks>
internal sealed class ProcessingPipe
{
    private const int HostOffset = 0x10;
    private const int Stride = 0x10;
    private const uint InterruptEnable = 1u << 31;
    private const uint ProcessorEnable = 1u << 30;

    private readonly PlainRegisterCell _control;
    private readonly uint _all;

    /// <summary>Puts the registers into the window.</summary>
    public ProcessingPipe(RegisterFile file, RegisterBank bank, int offset, SimulatedStream[] streams)
    {
        _all = (1u << streams.Length) - 1;
        _control = file.Add(new PlainRegisterCell(bank, offset + 0x04) { WritableBits = InterruptEnable | ProcessorEnable | _all });
        _ = file.Add(new PlainRegisterCell(bank, offset + 0x08));
        foreach (SimulatedStream stream in streams)
        {
            int host = offset + HostOffset + Stride * stream.Index;
            _ = file.Add(new PlainRegisterCell(bank, host + 0x0) { Live = () => (uint)stream.Transfer.LinkedBytes });
            _ = file.Add(new PlainRegisterCell(bank, host + 0x4) { Live = () => (uint)(stream.Transfer.LinkedBytes >> 32) });
            _ = file.Add(new PlainRegisterCell(bank, host + 0x8) { Live = () => (uint)stream.Transfer.MovedBytes });
            _ = file.Add(new PlainRegisterCell(bank, host + 0xC) { Live = () => (uint)(stream.Transfer.MovedBytes >> 32) });

            int link = host + Stride * streams.Length;
            _ = file.Add(new PlainRegisterCell(bank, link + 0x0) { WritableBits = 0x00F0_0003 });
            _ = file.Add(new PlainRegisterCell(bank, link + 0x4) { WritableBits = 0x7F7F });
            _ = file.Add(new PlainRegisterCell(bank, link + 0x8));
            _ = file.Add(new PlainRegisterCell(bank, link + 0xC));
        }
    }

    /// <summary>Streams whose PROCEN bit is set.</summary>
    public uint DecoupledStreams => _control.Value & _all;
}
