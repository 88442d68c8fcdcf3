using System.Text.Json;
using Azalia.Cli.Output;

namespace Azalia.Cli.Streaming;

/// <summary>What came of a stream. Its JSON form is what other programs rely on.</summary>
internal abstract record StreamReport
{
    /// <summary>What it was.</summary>
    public required StreamFacts Stream { get; init; }

    /// <summary>Whether what went in came out, to the bit; null where nobody here can know.</summary>
    public required bool? IsBitExact { get; init; }

    /// <summary>How often the client was too late.</summary>
    public required int Glitches { get; init; }

    /// <summary>Managed bytes that all threads allocated per period once the stream ran, or null if it was too short to tell.</summary>
    public required double? AllocatedBytesPerPeriod { get; init; }

    /// <summary>Device time of the streaming.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>Machine time of the streaming; reading, checking and writing files excluded.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Pages of device memory that were still allocated after everything was closed.</summary>
    public int PagesOutstanding { get; init; }

    /// <summary>How many times faster than real time the device was streamed.</summary>
    public double RealtimeFactor => WallSeconds > 0 ? DeviceSeconds / WallSeconds : 0;

    /// <summary>Writes the members, in their documented order.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        Stream.WriteStream(json);
        WriteFrames(json);
        JsonText.WriteOptional(json, "bitExact"u8, IsBitExact);
        json.WriteNumber("glitches"u8, Glitches);
        if (AllocatedBytesPerPeriod is { } bytes)
            json.WriteNumber("allocatedBytesPerPeriod"u8, Math.Round(bytes, 3));
        else
            json.WriteNull("allocatedBytesPerPeriod"u8);
        json.WriteNumber("deviceSeconds"u8, Math.Round(DeviceSeconds, 9));
        json.WriteNumber("wallSeconds"u8, Math.Round(WallSeconds, 9));
        json.WriteNumber("realtimeFactor"u8, Math.Round(RealtimeFactor, 1));
        json.WriteNumber("pagesOutstanding"u8, PagesOutstanding);
        Stream.WriteVolume(json);
        WriteMore(json);
    }

    /// <summary>Writes how many frames went which way.</summary>
    protected abstract void WriteFrames(Utf8JsonWriter json);

    /// <summary>Writes what only this kind of stream has to say, behind everything else.</summary>
    protected virtual void WriteMore(Utf8JsonWriter json)
    {
    }
}
