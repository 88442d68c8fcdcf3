using System.Buffers.Text;

namespace Azalia.Platform.Qemu.Link;

/// <summary>The levels of the interrupt lines, as QEMU tells their changes.</summary>
internal sealed class QtestLines
{
    private const int Count = 256;

    private readonly bool[] _raised = new bool[Count];

    /// <summary>Whether a line is raised.</summary>
    public bool IsRaised(int line) => _raised[line];

    /// <summary>Takes a line of text if it tells a change: <c>IRQ raise N</c> or <c>IRQ lower N</c>.</summary>
    /// <returns>Whether it does.</returns>
    public bool TryTake(ReadOnlySpan<byte> text)
    {
        bool raises = text.StartsWith("IRQ raise "u8);
        if (!raises && !text.StartsWith("IRQ lower "u8))
            return false;

        ReadOnlySpan<byte> number = text["IRQ raise ".Length..];
        if (!Utf8Parser.TryParse(number, out uint line, out int used) || used != number.Length || line >= Count)
            return false;

        _raised[line] = raises;
        return true;
    }
}
