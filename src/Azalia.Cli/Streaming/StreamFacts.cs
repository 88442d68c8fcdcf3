using System.Globalization;
using System.Text.Json;
using Azalia.Audio;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;

namespace Azalia.Cli.Streaming;

/// <summary>What is true of a stream from its opening to its end, whichever way it goes.</summary>
internal sealed record StreamFacts
{
    /// <summary>Writes down what a stream is, while it is open.</summary>
    /// <param name="session">What it runs on.</param>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="gain">How loud its path is.</param>
    /// <param name="mode">How the client keeps up with the device, as the command line calls it.</param>
    public StreamFacts(PlatformSession session, AudioEndpoint endpoint, AudioStream stream, PathGain gain, string mode)
    {
        Platform = session.Platform.Name;
        Codec = session.CodecName(endpoint.CodecAddress);
        Endpoint = endpoint.Id;
        EndpointName = endpoint.Name;
        Path = endpoint.Path;
        Format = stream.Format;
        Volume = gain.Decibels;
        IsMuted = gain.IsMuted;
        Mode = mode;
        PeriodFrames = stream.PeriodFrames;
        BufferBytes = stream.BufferBytes;
        StreamId = stream.StreamId;
        FifoBytes = stream.FifoBytes;
    }

    /// <summary>The platform's name.</summary>
    public string Platform { get; }

    /// <summary>The codec that the endpoint is on.</summary>
    public string Codec { get; }

    /// <summary>The endpoint's short name.</summary>
    public string Endpoint { get; }

    /// <summary>The endpoint's name for a person; not in JSON.</summary>
    public string EndpointName { get; }

    /// <summary>The endpoint's path through the codec; not in JSON.</summary>
    public string Path { get; }

    /// <summary>The format of the stream, as it lies in the device's memory.</summary>
    public AudioFormat Format { get; }

    /// <summary>How loud the endpoint was, in decibels.</summary>
    public double Volume { get; }

    /// <summary>Whether the endpoint was mute.</summary>
    public bool IsMuted { get; }

    /// <summary>How the client kept up with the device.</summary>
    public string Mode { get; }

    /// <summary>Frames between two looks at the device.</summary>
    public int PeriodFrames { get; }

    /// <summary>Bytes of the cyclic buffer.</summary>
    public int BufferBytes { get; }

    /// <summary>The stream number on the link.</summary>
    public int StreamId { get; }

    /// <summary>Bytes of the DMA engine's FIFO.</summary>
    public int FifoBytes { get; }

    /// <summary>Writes it for a person.</summary>
    public void WriteTo(InfoPage page)
    {
        page.Row("endpoint", $"{EndpointName} ({Endpoint}) on codec {Codec}, platform {Platform}");
        page.Row("path", Path);
        page.Row("format", Format.ToString());
        page.Row("buffer", string.Create(CultureInfo.InvariantCulture,
            $"{BufferBytes:N0} bytes, {Mode} mode, periods of {PeriodFrames} frames ({1000.0 * PeriodFrames / Format.SampleRate:0.###} ms)"));
        page.Row("stream", $"number {StreamId}, FIFO of {FifoBytes} bytes");
    }

    /// <summary>Writes the members that stand before the frames, in their documented order.</summary>
    public void WriteStream(Utf8JsonWriter json)
    {
        json.WriteString("platform"u8, Platform);
        json.WriteString("codec"u8, Codec);
        json.WriteString("endpoint"u8, Endpoint);
        json.WriteStartObject("format"u8);
        json.WriteNumber("rate"u8, Format.SampleRate);
        json.WriteNumber("validBits"u8, Format.ValidBits);
        json.WriteNumber("containerBits"u8, Format.ContainerBits);
        json.WriteNumber("channels"u8, Format.Channels);
        json.WriteEndObject();
        json.WriteString("mode"u8, Mode);
        json.WriteNumber("periodFrames"u8, PeriodFrames);
        json.WriteNumber("bufferBytes"u8, BufferBytes);
        json.WriteNumber("streamId"u8, StreamId);
        json.WriteNumber("fifoBytes"u8, FifoBytes);
    }

    /// <summary>Writes how loud it was.</summary>
    public void WriteVolume(Utf8JsonWriter json)
    {
        json.WriteNumber("volume"u8, Volume);
        json.WriteBoolean("mute"u8, IsMuted);
    }
}
