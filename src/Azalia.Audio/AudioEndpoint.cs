using Azalia.ClassDriver;
using Azalia.ClassDriver.Endpoints;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>A place where sound leaves the machine or comes into it: a jack, a speaker, a microphone.</summary>
/// <remarks>Belongs to its <see cref="AudioSystem"/> and ends with it.</remarks>
public sealed partial class AudioEndpoint
{
    // 10 ms, the period of the Windows audio engine.
    private const int DefaultPeriodsPerSecond = 100;

    private readonly AudioSystem _system;
    private readonly HdAudioFunctionDriver _driver;
    private readonly uint _pin;

    internal AudioEndpoint(AudioSystem system, HdAudioFunctionDriver driver, int pin, string id, string name)
    {
        _system = system;
        _driver = driver;
        _pin = (uint)pin;

        Endpoint endpoint = driver.Endpoints[pin];
        Id = id;
        Name = name;
        Direction = endpoint.Direction == EndpointDirection.Render ? AudioDirection.Render : AudioDirection.Capture;
        CodecAddress = endpoint.CodecAddress;
        PinNode = endpoint.PinNode;
        Path = endpoint.Path;
        SupportedFormats = new SupportedFormats(endpoint.Formats.SampleRates, endpoint.Formats.ValidBits, endpoint.Formats.MaximumChannels);
    }

    /// <summary>A short name that is unique in the system, for a command line: <c>line-out</c>, <c>headphone</c>, <c>speaker</c>.</summary>
    public string Id { get; }

    /// <summary>A name for a person, unique in the system: <c>Line Out, 1/8" jack, green, rear</c>.</summary>
    public string Name { get; }

    /// <summary>Which way sound goes.</summary>
    public AudioDirection Direction { get; }

    /// <summary>The codec that has the endpoint.</summary>
    public int CodecAddress { get; }

    /// <summary>The node of its pin on that codec.</summary>
    public int PinNode { get; }

    /// <summary>Its path through the codec: <c>Converter 02h -> Mixer 06h -> Pin 08h</c>.</summary>
    public string Path { get; }

    /// <summary>What the path carries.</summary>
    public SupportedFormats SupportedFormats { get; }

    /// <summary>Whether the path carries a format exactly as it lies in memory; there is no conversion.</summary>
    /// <param name="format">The format, with its container.</param>
    public bool Supports(AudioFormat format) => SupportedFormats.Contains(format);

    /// <summary>Opens a stream that plays to the endpoint. Everything that the stream needs is allocated here.</summary>
    /// <param name="format">The format of the frames.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <returns>The stream, owned by the caller. It does not play before it is written to.</returns>
    /// <exception cref="InvalidOperationException">The endpoint captures.</exception>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    /// <exception cref="HdaException">The path cannot carry the format (the message lists what it can), or the endpoint's converter, a
    /// DMA engine, bandwidth or memory is not free, or the device does not answer.</exception>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public RenderStream OpenRender(AudioFormat format, RenderOptions? options = null)
    {
        options ??= new RenderOptions();
        KsDataFormat dataFormat = Check(format, AudioDirection.Render);
        ClientRequest request = Request(format, options.PeriodFrames, options.BufferPeriods, options.Mode);
        NtStatus status = RenderClient.Open(_driver.Port, _pin, dataFormat, request, out RenderClient? client);
        ThrowIfNotOpen(status);

        RenderStream stream = new(_system, _driver, client!, format, _driver.StreamIdOf(_pin));
        _system.Add(stream);
        return stream;
    }

    /// <summary>Opens a stream that records from the endpoint. Everything that the stream needs is allocated here.</summary>
    /// <param name="format">The format of the frames.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <returns>The stream, owned by the caller. It does not record before it is read or started.</returns>
    /// <exception cref="InvalidOperationException">The endpoint renders.</exception>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    /// <exception cref="HdaException">The path cannot carry the format (the message lists what it can), or the endpoint's converter, a
    /// DMA engine, bandwidth or memory is not free, or the device does not answer.</exception>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public CaptureStream OpenCapture(AudioFormat format, CaptureOptions? options = null)
    {
        options ??= new CaptureOptions();
        KsDataFormat dataFormat = Check(format, AudioDirection.Capture);
        ClientRequest request = Request(format, options.PeriodFrames, options.BufferPeriods, options.Mode);
        NtStatus status = CaptureClient.Open(_driver.Port, _pin, dataFormat, request, out CaptureClient? client);
        ThrowIfNotOpen(status);

        CaptureStream stream = new(_system, client!, format, _driver.StreamIdOf(_pin));
        _system.Add(stream);
        return stream;
    }

    private static ClientRequest Request(AudioFormat format, int? periodFrames, int bufferPeriods, ClientMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodFrames ?? 1, nameof(RenderOptions.PeriodFrames));
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferPeriods, RenderOptions.FewestBufferPeriods, nameof(RenderOptions.BufferPeriods));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)mode, (uint)ClientMode.Packet, nameof(RenderOptions.Mode));
        return new ClientRequest(periodFrames ?? Math.Max(1, format.SampleRate / DefaultPeriodsPerSecond), bufferPeriods, mode);
    }

    private KsDataFormat Check(AudioFormat format, AudioDirection direction)
    {
        _system.ThrowIfDisposed();
        if (Direction != direction)
        {
            throw new InvalidOperationException(direction == AudioDirection.Render
                ? $"{Name} captures; nothing can be played to it."
                : $"{Name} renders; nothing can be recorded from it.");
        }

        if (!Supports(format))
            throw new HdaException(NtStatus.NotSupported, $"{Name} cannot carry {format}. It carries {SupportedFormats}.");

        return new KsDataFormat((uint)format.SampleRate, (ushort)format.Channels, (ushort)format.ContainerBits, (ushort)format.ValidBits);
    }

    private void ThrowIfNotOpen(NtStatus status)
    {
        if (status == NtStatus.InsufficientResources)
            throw new HdaException(status, $"{Name} cannot be opened now: a converter, DMA engine, bandwidth or memory that it needs is taken ({status}).");

        HdaException.ThrowIfFailed(status, $"Opening {Name}");
    }
}
