using Azalia.Audio;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Streaming;

/// <summary>How a file's samples travel: the format of the stream, the format of the output, and what has to be said about both.</summary>
/// <param name="Stream">The format in the device's memory.</param>
/// <param name="Output">The format of what --out keeps: the source's own, unless <paramref name="Remark"/> says otherwise.</param>
/// <param name="Remark">What is done to the samples that a user did not ask for, or null.</param>
internal sealed record FormatPlan(AudioFormat Stream, WaveFormat Output, string? Remark)
{
    /// <summary>The sample sizes that the hardware knows. HDA 1.0a 3.7.1, BITS.</summary>
    private static readonly int[] s_depths = [8, 16, 20, 24, 32];

    /// <summary>Finds the smallest sample size of the path that keeps every valid bit. Rate and channels are never changed.</summary>
    /// <exception cref="CommandFailure">The path has none; the message lists what it carries.</exception>
    public static FormatPlan Choose(WaveFormat source, AudioEndpoint endpoint)
    {
        foreach (int depth in s_depths)
        {
            // 8 bits are unsigned in a WAV file and on the link; a wider container's few bits are signed and need 16.
            bool isEnough = depth == 8 ? source.Encoding == SampleEncoding.UnsignedInteger : depth >= source.ValidBits;
            AudioFormat format = AudioFormat.Pcm(source.SampleRate, depth, source.Channels);
            if (isEnough && endpoint.Supports(format))
                return new FormatPlan(format, OutputFor(source, depth), RemarkFor(source, depth));
        }

        string carried = endpoint.SupportedFormats.ToString();
        throw new CommandFailure($"'{endpoint.Id}' cannot carry {source}; it carries {carried}");
    }

    private static WaveFormat OutputFor(WaveFormat source, int depth) => source.Encoding switch
    {
        SampleEncoding.Float => source.AsInteger(32),
        SampleEncoding.UnsignedInteger when depth != 8 => source.AsInteger(16),
        _ => source,
    };

    private static string? RemarkFor(WaveFormat source, int depth) => source.Encoding switch
    {
        SampleEncoding.Float => "its float samples travel as 32-bit integers",
        SampleEncoding.UnsignedInteger when depth != 8 => $"its 8-bit samples travel as {depth}-bit ones: the path has no 8-bit",
        _ => null,
    };
}
