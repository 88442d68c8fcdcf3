using Azalia.ClassDriver.Endpoints;

namespace Azalia.Audio;

/// <summary>What a jack says after something was plugged in or pulled out.</summary>
/// <param name="jack">What it says now.</param>
public sealed class JackChangedEventArgs(JackState jack) : EventArgs
{
    /// <summary>What it says now.</summary>
    public JackState Jack { get; } = jack;
}
