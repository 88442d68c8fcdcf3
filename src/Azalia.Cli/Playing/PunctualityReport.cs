using System.Text.Json;

namespace Azalia.Cli.Playing;

/// <summary>How well positions and wake-ups kept time against the machine's clock: the quantities of Microsoft's KS position test, and more.</summary>
/// <param name="RateError">How far the rate of the positions is off the nominal one, as a fraction of it.</param>
/// <param name="JitterSigmaMs">Standard deviation of the positions from a straight line, in milliseconds.</param>
/// <param name="JitterMaxMs">The largest deviation, in milliseconds.</param>
/// <param name="LatencyMs">From the writing of a frame to the link, in milliseconds: the buffer.</param>
/// <param name="MissedPeriods">Periods in which the client did not wake.</param>
/// <param name="DroppedSamples">Positions that were not used, since the readings of the clock around them were more than 0.1 ms apart.</param>
/// <param name="WakeUp">How late the client woke.</param>
internal sealed record PunctualityReport(
    double RateError, double JitterSigmaMs, double JitterMaxMs, double LatencyMs, long MissedPeriods, long DroppedSamples, WakeUpLatencies WakeUp)
{
    private const int Digits = 6;

    /// <summary>Writes the members, in their documented order.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("rateError"u8, Math.Round(RateError, Digits + Digits));
        json.WriteNumber("jitterSigmaMs"u8, Math.Round(JitterSigmaMs, Digits));
        json.WriteNumber("jitterMaxMs"u8, Math.Round(JitterMaxMs, Digits));
        json.WriteNumber("latencyMs"u8, Math.Round(LatencyMs, Digits));
        json.WriteNumber("missedPeriods"u8, MissedPeriods);
        json.WriteNumber("droppedSamples"u8, DroppedSamples);
        json.WriteStartObject("wakeUpMs"u8);
        json.WriteNumber("p50"u8, Math.Round(WakeUp.P50, Digits));
        json.WriteNumber("p99"u8, Math.Round(WakeUp.P99, Digits));
        json.WriteNumber("p99.9"u8, Math.Round(WakeUp.P999, Digits));
        json.WriteNumber("max"u8, Math.Round(WakeUp.Max, Digits));
        json.WriteEndObject();
    }
}

/// <summary>How late a client woke, in milliseconds.</summary>
/// <param name="P50">Half of the wake-ups were not later.</param>
/// <param name="P99">99 % were not later.</param>
/// <param name="P999">99.9 % were not later.</param>
/// <param name="Max">The latest.</param>
internal readonly record struct WakeUpLatencies(double P50, double P99, double P999, double Max);
