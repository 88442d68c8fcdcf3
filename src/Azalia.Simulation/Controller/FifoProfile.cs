using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>The FIFOs of a controller's streams: what SDnFIFOS and SDnFIFOW say, and so how far its DMA runs ahead of the link (HDA 1.0a
/// 3.3.40).</summary>
/// <remarks>All sizes are the codes of SDnFIFOS; <see cref="FifoSize.Bytes"/> has the rule that turns a code into bytes.</remarks>
public sealed record FifoProfile
{
    /// <summary>SDnFIFOS of an output stream after reset. ICH: BFh, 192 bytes.</summary>
    public ushort Output { get; init; } = 0xBF;

    /// <summary>The codes that a driver may write to SDnFIFOS of an output stream while it does not run; other values are ignored. Empty:
    /// the register is read-only.</summary>
    public IReadOnlyList<ushort> SelectableOutputs { get; init; } = [0x0F, 0x1F, 0x3F, 0x7F, 0xBF, 0xFF];

    /// <summary>SDnFIFOS of an input stream of 8, 16 or 32 bits. ICH: 77h, 120 bytes.</summary>
    public ushort Input { get; init; } = 0x77;

    /// <summary>SDnFIFOS of an input stream of 20 or 24 bits. ICH: 9Fh, 160 bytes.</summary>
    public ushort InputOfPaddedSamples { get; init; } = 0x9F;

    /// <summary>Whether all sizes follow the format instead, as on Intel since Skylake: four packets, in steps of 64 bytes, and at least 192.
    /// Then the sizes above do not count.</summary>
    public bool FollowsFormat { get; init; }

    /// <summary>SDnFIFOW, read-only. ICH: 4, bursts of 32 bytes.</summary>
    public ushort Watermark { get; init; } = 4;

    /// <summary>SDnFIFOS of a stream once its format is written.</summary>
    /// <param name="format">What SDnFMT says, valid or not.</param>
    /// <param name="isOutput">Which way the stream goes.</param>
    /// <param name="present">What the register says before; an output of a fixed size keeps it.</param>
    public ushort CodeFor(StreamFormat format, bool isOutput, ushort present)
    {
        if (FollowsFormat)
        {
            int packets = format.IsValid ? 4 * format.BytesPerFrame * format.BlocksPerPacket : 0;
            return (ushort)Math.Max(192, (packets + 63) & ~63);
        }

        if (isOutput)
            return present;
        return format.BitsPerSample is 20 or 24 ? InputOfPaddedSamples : Input;
    }
}
