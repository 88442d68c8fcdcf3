using System.Globalization;
using System.Text;
using Azalia.Platform;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Faults;

/// <summary>How a plan is written: words, numbers and times.</summary>
internal static class FaultText
{
    /// <summary>Units of time, the largest first, in ticks of 24 MHz.</summary>
    public static IReadOnlyList<(string Name, long Ticks)> Units { get; } =
    [
        ("s", PlatformClock.TicksPerSecond),
        ("ms", PlatformClock.TicksPerSecond / 1_000),
        ("frames", LinkTiming.TicksPerFrame),
        ("us", PlatformClock.TicksPerSecond / 1_000_000),
        ("ticks", 1),
    ];

    public static string NameOf(FaultPlace place) => Word(place.ToString());

    public static string NameOf(FaultArea area) => Word(area.ToString());

    public static string NameOf(FaultActionKind action) => action == FaultActionKind.Set ? "=" : Word(action.ToString());

    public static string Number(long value) => value is >= 0 and <= 9
        ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"0x{value:X}");

    /// <summary>A time in the largest unit that it is a whole number of.</summary>
    public static string Duration(long ticks)
    {
        foreach ((string name, long unit) in Units)
        {
            if (ticks % unit == 0 && ticks != 0)
                return string.Create(CultureInfo.InvariantCulture, $"{ticks / unit} {name}");
        }

        return "0 s";
    }

    public static string Of(FaultCondition when)
    {
        StringBuilder text = new();
        if (when.From != 0)
            _ = text.Append(" from ").Append(Duration(when.From));
        if (when.Until != long.MaxValue)
            _ = text.Append(" until ").Append(Duration(when.Until));
        if (when.After != 0)
            _ = text.Append(CultureInfo.InvariantCulture, $" after {when.After}");
        if (when.Every != 1)
            _ = text.Append(CultureInfo.InvariantCulture, $" every {when.Every}");
        if (when.Chance != 100)
            _ = text.Append(CultureInfo.InvariantCulture, $" chance {when.Chance}%");
        if (when.Times != 0)
            _ = text.Append(CultureInfo.InvariantCulture, $" times {when.Times}");
        return text.ToString();
    }

    public static void AppendSelectors(StringBuilder text, Fault fault)
    {
        if (fault.Register is { } register)
            _ = text.Append(' ').Append(register);
        if (fault.Area is { } area)
            _ = text.Append(' ').Append(NameOf(area));
        if (fault.Stream is { } stream)
            _ = text.Append(CultureInfo.InvariantCulture, $" stream {stream}");
        if (fault.Codec is { } codec)
            _ = text.Append(CultureInfo.InvariantCulture, $"{(fault.Place == FaultPlace.Codec ? "" : " codec")} {codec}");
        if (fault.Node is { } node)
            _ = text.Append(CultureInfo.InvariantCulture, $" node {node:X2}h");
        if (fault.Verb is { } verb)
            _ = text.Append(CultureInfo.InvariantCulture, $" verb {(verb > 0xF ? verb.ToString("X3", CultureInfo.InvariantCulture) : verb.ToString("X", CultureInfo.InvariantCulture))}h");
        if (fault.Payload is { } payload)
            _ = text.Append(CultureInfo.InvariantCulture, $" payload {payload:X2}h");
    }

    private static string Word(string name) => name.ToLowerInvariant();
}
