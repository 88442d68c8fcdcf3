using Azalia.Audio;
using Azalia.Bus;
using Azalia.ClassDriver;
using Azalia.Cli.Playing;
using Azalia.Cli.Wave;
using Azalia.Platform;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Platforms;

/// <summary>A platform with the drivers started on it, and its trace, for the time of one command.</summary>
internal sealed class PlatformSession : IDisposable
{
    private readonly OpenPlatform _opened;
    private readonly TraceFile? _trace;
    private readonly CommandEnvironment _environment;

    private PlatformSession(OpenPlatform opened, AudioSystem system, TraceFile? trace, CommandEnvironment environment)
    {
        _environment = environment;
        _opened = opened;
        _trace = trace;
        System = system;
    }

    /// <summary>The platform.</summary>
    public HdaPlatform Platform => _opened.Platform;

    /// <summary>The drivers' face.</summary>
    public AudioSystem System { get; }

    /// <summary>Whether the device follows the machine's clock.</summary>
    public bool IsPaced => _opened.IsPaced;

    /// <summary>How long a stream's buffer should be at least, or null where the client's own choice will do.</summary>
    public TimeSpan? ShortestBuffer => _opened.ShortestBuffer;

    /// <summary>Opens the platform and starts the drivers.</summary>
    /// <exception cref="CommandFailure">A name does not exist (the message lists those that do), or cannot be had here; or the platform was lost.</exception>
    /// <exception cref="WaveException">The trace cannot be written.</exception>
    /// <exception cref="HdaException">The controller does not come up.</exception>
    public static PlatformSession Open(PlatformSettings settings, CommandEnvironment environment)
    {
        TraceFile? trace = null;
        OpenPlatform? opened = null;
        try
        {
            trace = TraceFile.CreateFor(settings);
            opened = settings.Source.Open(settings, environment);
            BusOptions bus = new() { Trace = trace?.Trace };
            return new PlatformSession(opened, AudioSystem.Open(opened.Platform, new AudioSystemOptions { Bus = bus, ClassDriver = new ClassDriverOptions { Retasking = settings.HasRetasking } }), trace, environment);
        }
        catch (Exception exception)
        {
            string? loss = opened?.Loss;
            opened?.TellRemarks(environment);
            opened?.Dispose();
            trace?.Dispose();
            if (loss is not null)
                throw new CommandFailure(loss, null, exception);
            throw;
        }
    }

    /// <summary>What --lint found, or null where nobody asked for it.</summary>
    public IReadOnlyList<DriverFinding>? Findings => _opened.Findings;

    /// <summary>The name of the codec at an address.</summary>
    public string CodecName(int address) => _opened.CodecName(address);

    /// <summary>Whether what a pin hears, and what it is fed, can be known here.</summary>
    public bool IsWitnessed => _opened.IsWitnessed;

    /// <summary>Listens at an endpoint's pin.</summary>
    public PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder) => _opened.Listen(endpoint, recorder);

    /// <summary>Lets something speak into an endpoint's pin.</summary>
    /// <exception cref="CommandFailure">Nothing can speak there.</exception>
    public void Speak(AudioEndpoint endpoint, IFrameSource source) => _opened.Speak(endpoint, source);

    /// <summary>Does work on the platform. If that is lost meanwhile, the reason is what fails, whatever the work made of it.</summary>
    /// <exception cref="CommandFailure">The platform was lost.</exception>
    public T Do<T>(Func<T> work) => _opened.Do(work);

    /// <summary>Stops the drivers and completes the trace; the platform stays, to see what they left behind.</summary>
    /// <exception cref="WaveException">The trace could not be written.</exception>
    public void StopDrivers()
    {
        System.Dispose();
        _trace?.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        System.Dispose();
        _opened.TellRemarks(_environment);
        _opened.Dispose();
        _trace?.Dispose();
    }
}
