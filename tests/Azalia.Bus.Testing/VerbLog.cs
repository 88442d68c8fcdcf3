using Azalia.Platform.Diagnostics;

namespace Azalia.Bus.Testing;

/// <summary>A trace that keeps the commands, and counts how many were on their way at a time.</summary>
internal sealed class VerbLog : IDeviceTrace
{
    private readonly int[] _inFlight = new int[16];

    public List<uint> Commands { get; } = [];

    /// <summary>The most commands of one codec that were sent and not yet answered.</summary>
    public int MostInFlight { get; private set; }

    public void Verb(long ticks, uint command)
    {
        Commands.Add(command);
        MostInFlight = Math.Max(MostInFlight, ++_inFlight[command >> 28]);
    }

    public void Response(long ticks, uint response, uint extended) => _inFlight[extended & 0xF]--;

    public void RegisterRead(long ticks, int offset, int width, uint value)
    {
        // Not of interest.
    }

    public void RegisterWrite(long ticks, int offset, int width, uint value)
    {
        // Not of interest.
    }

    public void Interrupt(long ticks, string what)
    {
        // Not of interest.
    }

    public void State(long ticks, string subject, string state)
    {
        // Not of interest.
    }
}
