namespace Azalia.Cli.Wave;

/// <summary>What is said of a file that is played or spoken, in the words that all commands have for it.</summary>
internal static class WaveRemark
{
    /// <summary>Samples were clipped.</summary>
    public static string Clipped(long samples) => $"{samples} float samples are above full scale, or no numbers, and were clipped";

    /// <summary>There is something below the valid bits.</summary>
    public static string BitsBelow(WaveFormat format) =>
        $"its containers hold something below their {format.ValidBits} valid bits, which is no part of the samples and was left out";

    /// <summary>The data end early.</summary>
    /// <param name="truncation">How, as <see cref="WaveReader.Truncation"/> has it.</param>
    /// <param name="frames">Frames that were played all the same.</param>
    public static string Truncated(string truncation, long frames) => $"{truncation}; {(frames == 1 ? "1 frame was" : $"{frames} frames were")} played";

    /// <summary>There is nothing in it.</summary>
    public static CommandFailure HoldsNoFrames(string file, WaveReader source) =>
        new($"{file} holds no frames{(source.Truncation is { } truncation ? $": {truncation}" : "")}");
}
