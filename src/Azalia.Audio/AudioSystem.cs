using System.Globalization;
using Azalia.Bus;
using Azalia.ClassDriver;
using Azalia.ClassDriver.Endpoints;
using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>
/// HD Audio on a platform, for .NET: starts the drivers and offers the endpoints that they found.
/// </summary>
/// <remarks>
/// Does not own the platform: dispose streams first, then this, then the platform. One thread at a time; on a virtual clock, the thread
/// that owns the clock.
/// </remarks>
public sealed class AudioSystem : IDisposable
{
    private readonly HdaPlatform _platform;
    private readonly HdaBusDriver _bus;
    private readonly List<FunctionGroupState> _functionGroups = [];
    private readonly HashSet<string> _names = [];

    // Each stream may be served by a thread of its own, and those meet here.
    private readonly Lock _streamsLock = new();
    private readonly List<IDisposable> _streams = [];
    private bool _disposed;

    private AudioSystem(HdaPlatform platform, HdaBusDriver bus, ClassDriverOptions options)
    {
        _platform = platform;
        _bus = bus;
        foreach (FunctionGroupDevice device in bus.FunctionGroups)
            _functionGroups.Add(FunctionGroupState.Start(device, platform, options));

        Endpoints = [.. MakeEndpoints(EndpointDirection.Render), .. MakeEndpoints(EndpointDirection.Capture)];
        for (int i = 0; i < Endpoints.Count; i++)
            Endpoints[i].Number = i + 1;

        Dictionary<Endpoint, AudioEndpoint> bySource = Endpoints.ToDictionary(static endpoint => endpoint.Source);
        foreach (FunctionGroupState group in _functionGroups)
            group.Driver?.SetJackCallback((endpoint, state) => bySource[endpoint].RaiseJackChanged(state));
    }

    /// <summary>
    /// The endpoints: those that render first; of each direction by codec, and there line out, headphone, speaker, digital outputs; microphone, line in, others.
    /// </summary>
    public IReadOnlyList<AudioEndpoint> Endpoints { get; }

    /// <summary>Starts the bus driver, and a function driver on each audio function group.</summary>
    /// <param name="platform">The platform; stays the caller's.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <exception cref="HdaException">The controller does not come up. A codec that does not answer is no failure: it is described
    /// with its problem by <see cref="Describe"/>.</exception>
    public static AudioSystem Open(HdaPlatform platform, AudioSystemOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(platform);
        options ??= new AudioSystemOptions();
        NtStatus status = HdaBusDriver.Start(platform, options.Bus, out HdaBusDriver? bus);
        HdaException.ThrowIfFailed(status, $"Starting the controller of platform {platform.Name}");
        try
        {
            return new AudioSystem(platform, bus!, options.ClassDriver);
        }
        catch
        {
            bus!.Dispose();
            throw;
        }
    }

    /// <summary>What is there, as data.</summary>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public SystemDescription Describe()
    {
        ThrowIfDisposed();
        return SystemDescriber.Describe(_platform.Name, _bus.Inspect(), _functionGroups, Endpoints);
    }

    /// <summary>
    /// Starts streams in step: those of one codec in the same frame of the link, and the codecs right after each other. Each plays what was written to
    /// it so far.
    /// </summary>
    /// <param name="streams">Streams of this system, none of them started.</param>
    /// <exception cref="HdaException">A stream cannot start, or was started.</exception>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public void StartInStep(IReadOnlyList<RenderStream> streams)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(streams);
        foreach (IGrouping<object, RenderStream> group in streams.GroupBy(static stream => stream.Group))
            HdaException.ThrowIfFailed(RenderClient.StartInStep([.. group.Select(static stream => stream.Client)]), "Starting streams in step");
    }

    /// <summary>
    /// The device was pulled out: everything stops at once, streams throw, and what they hold is given back when they are disposed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The system was disposed.</exception>
    public void SurpriseRemove()
    {
        ThrowIfDisposed();
        _bus.SurpriseRemove();
        foreach (FunctionGroupState group in _functionGroups)
            _ = group.Driver?.SurpriseRemove(); // It succeeds.
    }

    /// <summary>Stops the drivers. Streams that are still open are closed.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;

        while (LastStream() is { } stream)
            stream.Dispose();

        _disposed = true;

        foreach (FunctionGroupState group in _functionGroups)
            group.Driver?.Dispose();

        _bus.Dispose();
    }

    internal PlatformClock Clock => _platform.Clock;

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    internal void Add(IDisposable stream)
    {
        lock (_streamsLock)
            _streams.Add(stream);
    }

    internal void Remove(IDisposable stream)
    {
        lock (_streamsLock)
            _ = _streams.Remove(stream);
    }

    private IDisposable? LastStream()
    {
        lock (_streamsLock)
            return _streams.Count == 0 ? null : _streams[^1];
    }

    // Kinds and names are counted over all codecs, so that an id, and a name, is that of one endpoint of the system.
    private IEnumerable<AudioEndpoint> MakeEndpoints(EndpointDirection direction)
    {
        Dictionary<string, int> kinds = [];
        foreach (FunctionGroupState group in _functionGroups)
        {
            if (group.Driver is not { } driver)
                continue;

            for (int pin = 0; pin < driver.Endpoints.Count; pin++)
            {
                Endpoint endpoint = driver.Endpoints[pin];
                if (endpoint.Direction != direction)
                    continue;

                int count = kinds[endpoint.Kind] = kinds.GetValueOrDefault(endpoint.Kind) + 1;
                string id = count == 1 ? endpoint.Kind : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Kind}-{count}");
                string name = _names.Add(endpoint.Name) ? endpoint.Name
                    : Enumerable.Range(2, int.MaxValue - 2)
                        .Select(number => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} ({number})"))
                        .First(_names.Add);
                yield return new AudioEndpoint(this, driver, pin, id, name);
            }
        }
    }
}
