using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Chance;

/// <summary>A stream that a random script plays: its buffers, its number and what it interrupts for.</summary>
/// <param name="Entries">The list: where each buffer begins in the stream's data, its bytes, and whether it interrupts.</param>
/// <param name="StreamNumber">The number on the link, 1 to 15.</param>
/// <param name="Format">SDnFMT.</param>
/// <param name="Interrupts">IOCE.</param>
internal sealed record StreamPlan(IReadOnlyList<(int Offset, int Length, bool Interrupts)> Entries, byte StreamNumber, uint Format, bool Interrupts)
{
    /// <summary>Bytes of all buffers.</summary>
    public int Bytes => Entries.Sum(static entry => entry.Length);

    /// <summary>SDnCTL without RUN.</summary>
    public uint Control => new StreamControl { StreamNumber = StreamNumber, InterruptOnCompletion = Interrupts }.Raw;

    /// <summary>Bytes that a second takes.</summary>
    public int BytesPerSecond
    {
        get
        {
            StreamFormat format = new((ushort)Format);
            return format.SampleRate * format.BytesPerFrame;
        }
    }
}
