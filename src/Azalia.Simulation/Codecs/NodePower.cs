using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>The power state of a node with power control (HDA 1.0a 7.3.3.10). A transition takes no time.</summary>
internal sealed class NodePower(PowerStateCapabilities capabilities, PowerState initial, bool isGroup)
{
    private PowerState _asked = initial;
    private PowerStateReport? _found;
    private bool _error;

    /// <summary>The state that the node itself is in; its function group may hold it in a deeper one.</summary>
    public PowerState Own { get; private set; } = initial;

    /// <summary>PS-SettingsReset: settings were lost, and no Set verb has come since.</summary>
    public bool SettingsReset { get; set; } = true;

    /// <summary>A node that was found in some state. It answered, so it was not in D3cold, whatever it said.</summary>
    public static NodePower Found(PowerStateCapabilities capabilities, PowerStateReport report, bool isGroup)
    {
        PowerState own = report.Set switch { > PowerState.D3Cold => PowerState.D0, PowerState.D3Cold => PowerState.D3, _ => report.Set };
        return new NodePower(capabilities, own, isGroup) { _asked = report.Set, _found = report, SettingsReset = report.SettingsReset };
    }

    /// <summary>Asks for a state. One that the node does not have is an error, and leaves it where it is.</summary>
    public void Ask(PowerState state)
    {
        _asked = state;
        _found = null;
        _error = !capabilities.Supports(state);
        if (!_error)
            Own = state;
    }

    /// <summary>Forgets what the node was found to answer, since what it depends on has changed.</summary>
    public void ForgetFound() => _found = null;

    /// <summary>What the node answers.</summary>
    /// <param name="actual">The deeper of the node's own state and its group's.</param>
    public PowerStateReport Report(PowerState actual) => _found is { } found ? found with { SettingsReset = SettingsReset } : new PowerStateReport
    {
        Set = _asked,
        Actual = actual,
        Error = _error,
        // Hardware 4.9: of the group only, and in D3 only.
        ClockStopOk = isGroup && capabilities.ClockStop && actual >= PowerState.D3,
        SettingsReset = SettingsReset,
    };
}
