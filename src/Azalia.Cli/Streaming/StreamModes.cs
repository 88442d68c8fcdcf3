using Azalia.WaveRT.Client;

namespace Azalia.Cli.Streaming;

/// <summary>The ways in which a client keeps up with the device, by the names that --mode takes.</summary>
internal static class StreamModes
{
    /// <summary>The client wakes by its own timer and reads the position register.</summary>
    public const string Timer = "timer";

    private static readonly (string Name, ClientMode Mode)[] s_modes =
        [(Timer, ClientMode.Timer), ("event", ClientMode.Event), ("packet", ClientMode.Packet)];

    /// <summary>All of them, for help and for messages.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_modes.Select(static mode => mode.Name)];

    /// <summary>The mode of a name.</summary>
    /// <exception cref="CommandFailure">There is none; the message lists those that there are.</exception>
    public static ClientMode Find(string name)
    {
        foreach ((string known, ClientMode mode) in s_modes)
        {
            if (known == name)
                return mode;
        }

        throw new CommandFailure($"there is no mode '{name}'; the modes are: {string.Join(", ", All)}");
    }
}
