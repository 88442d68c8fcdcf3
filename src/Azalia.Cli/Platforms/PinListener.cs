namespace Azalia.Cli.Platforms;

/// <summary>
/// What stands between a pin and its <see cref="Playing.PinRecorder"/>. Where the platform hands frames to the recorder itself there is nothing to do; where it
/// writes them somewhere, they are fetched from there.
/// </summary>
internal class PinListener : IDisposable
{
    /// <summary>For a pin that speaks to its recorder directly.</summary>
    public static PinListener Direct { get; } = new();

    /// <summary>Frames of silence that must follow the last frame so that it reaches the pin, beyond what the drivers know of.</summary>
    public virtual int TailFrames => 0;

    /// <summary>Gives the recorder more of what the pin has heard.</summary>
    /// <returns>Whether there may be more: empty the recorder and call again.</returns>
    public virtual bool Collect() => false;

    /// <summary>After the drivers stopped: nothing more will be heard, and what is left can be collected.</summary>
    public virtual void Complete()
    {
        // A pin that speaks directly has said everything.
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Gives back what was opened.</summary>
    protected virtual void Close()
    {
        // A pin that speaks directly opened nothing.
    }
}
