using Azalia.Audio;
using Azalia.Cli.Playing;
using Azalia.Platform;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Platforms;

/// <summary>A platform that was opened for one command, and what a command wants to know of it beyond the driver's view.</summary>
internal abstract class OpenPlatform : IDisposable
{
    /// <summary>The platform as the drivers see it.</summary>
    public abstract HdaPlatform Platform { get; }

    /// <summary>
    /// Why the platform is lost, as one line, or null while it works. A driver only sees a device that was pulled out; this is what its user gets to read.
    /// </summary>
    public virtual string? Loss => null;

    /// <summary>What its user should read when the command is over, one line each.</summary>
    public virtual IEnumerable<string> Remarks => [];

    /// <summary>What --lint found, or null where nobody asked for it.</summary>
    public virtual IReadOnlyList<DriverFinding>? Findings => null;

    /// <summary>Whether the device follows the machine's clock, so that who serves it must not be late.</summary>
    public abstract bool IsPaced { get; }

    /// <summary>How long a stream's buffer should be at least, or null where the client's own choice will do.</summary>
    public virtual TimeSpan? ShortestBuffer => null;

    /// <summary>Whether what a pin hears, and what it is fed, can be known here: then it is compared. A real pin is heard in the room only.</summary>
    public virtual bool IsWitnessed => true;

    /// <summary>The name of the codec at an address.</summary>
    public abstract string CodecName(int address);

    /// <summary>Listens at an endpoint's pin: what it hears goes to the recorder, at once or in <see cref="PinListener.Collect"/>.</summary>
    public abstract PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder);

    /// <summary>Lets something speak into an endpoint's pin.</summary>
    /// <exception cref="CommandFailure">Nothing can speak there.</exception>
    public virtual void Speak(AudioEndpoint endpoint, IFrameSource source) =>
        throw new CommandFailure($"nothing can speak into a pin of platform {Platform.Name}: --input needs a simulated codec");

    /// <summary>Does work on the platform. If that is lost meanwhile, the reason is what fails, whatever the work made of it.</summary>
    /// <exception cref="CommandFailure">The platform was lost.</exception>
    public T Do<T>(Func<T> work)
    {
        try
        {
            T result = work();
            return Loss is { } loss ? throw new CommandFailure(loss) : result;
        }
        catch (Exception exception) when (exception is not CommandFailure && Loss is { } loss)
        {
            throw new CommandFailure(loss, null, exception);
        }
    }

    /// <summary>Writes <see cref="Remarks"/> to standard error.</summary>
    public void TellRemarks(CommandEnvironment environment)
    {
        foreach (string remark in Remarks)
            environment.WriteErrorLine(remark);
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
