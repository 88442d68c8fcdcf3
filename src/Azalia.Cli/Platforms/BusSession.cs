using Azalia.Audio;
using Azalia.Bus;
using Azalia.Cli.Wave;
using Azalia.Platform;
using Azalia.Specification.Windows;

namespace Azalia.Cli.Platforms;

/// <summary>A platform with the bus driver alone started on it, and its trace: what speaks to codecs in the state that a reset leaves them in.</summary>
internal sealed class BusSession : IDisposable
{
    private readonly OpenPlatform _opened;
    private readonly TraceFile? _trace;
    private readonly CommandEnvironment _environment;

    private BusSession(OpenPlatform opened, HdaBusDriver bus, TraceFile? trace, CommandEnvironment environment)
    {
        _environment = environment;
        _opened = opened;
        _trace = trace;
        Bus = bus;
    }

    /// <summary>The platform.</summary>
    public HdaPlatform Platform => _opened.Platform;

    /// <summary>The bus driver.</summary>
    public HdaBusDriver Bus { get; }

    /// <summary>Opens the platform and starts the bus driver.</summary>
    /// <exception cref="CommandFailure">A name does not exist (the message lists those that do), or cannot be had here; or the platform was lost.</exception>
    /// <exception cref="WaveException">The trace cannot be written.</exception>
    /// <exception cref="HdaException">The controller does not come up.</exception>
    public static BusSession Open(PlatformSettings settings, CommandEnvironment environment)
    {
        TraceFile? trace = null;
        OpenPlatform? opened = null;
        try
        {
            trace = TraceFile.CreateFor(settings);
            opened = settings.Source.Open(settings, environment);
            NtStatus status = HdaBusDriver.Start(opened.Platform, new BusOptions { Trace = trace?.Trace }, out HdaBusDriver? bus);
            if (!status.IsSuccess)
                throw new CommandFailure($"the bus driver does not start: {status}", status);
            return new BusSession(opened, bus!, trace, environment);
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

    /// <summary>Does work on the platform. If that is lost meanwhile, the reason is what fails, whatever the work made of it.</summary>
    /// <exception cref="CommandFailure">The platform was lost.</exception>
    public T Do<T>(Func<T> work) => _opened.Do(work);

    /// <summary>Stops the driver and completes the trace.</summary>
    /// <exception cref="WaveException">The trace could not be written.</exception>
    public void StopDriver()
    {
        Bus.Dispose();
        _trace?.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Bus.Dispose();
        _opened.TellRemarks(_environment);
        _opened.Dispose();
        _trace?.Dispose();
    }
}
