using System.Globalization;
using Azalia.Audio;

namespace Azalia.Cli.Streaming;

/// <summary>What the amplifiers of a path do to samples, so that what is heard can be compared with what was sent.</summary>
/// <param name="Decibels">Their gain; 0 leaves every sample as it is.</param>
/// <param name="IsMuted">Whether nothing passes.</param>
internal readonly record struct PathGain(double Decibels, bool IsMuted)
{
    private const double DecibelsPerDecade = 20;

    /// <summary>Sets what a command line asks for, before a stream is opened.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="volume">--volume, or null.</param>
    /// <param name="mute">--mute.</param>
    /// <param name="remark">Told when the amplifiers cannot do what was asked for.</param>
    public static PathGain Set(AudioEndpoint endpoint, double? volume, bool mute, Action<string> remark)
    {
        if (volume is { } wished)
            endpoint.Volume = wished;
        endpoint.Mute = mute;
        if (Math.Abs(endpoint.Volume - (volume ?? 0)) > 0.001)
            remark(string.Create(CultureInfo.InvariantCulture, $"'{endpoint.Id}' is at {endpoint.Volume:0.##} dB, the nearest that its amplifiers can"));
        return new PathGain(endpoint.Volume, endpoint.Mute);
    }

    /// <summary>Whether samples were heard as they were sent, scaled by the gain and rounded or limited once.</summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="bits">Bits that a sample has where it was heard.</param>
    public bool Agrees(ReadOnlySpan<int> heard, ReadOnlySpan<int> sent, int bits = 32)
    {
        if (IsMuted)
            return !heard.ContainsAnyExcept(0);
        if (Decibels == 0)
            return heard.SequenceEqual(sent);

        double unit = 1u << (32 - bits);
        double factor = Math.Pow(10, Decibels / DecibelsPerDecade);
        for (int i = 0; i < heard.Length; i++)
        {
            // The factor here is not the device's to the last bit, so rounding may differ by one.
            double scaled = Math.Clamp(sent[i] * factor, int.MinValue, int.MaxValue);
            if (Math.Abs(heard[i] - scaled) > unit)
                return false;
        }

        return true;
    }
}
