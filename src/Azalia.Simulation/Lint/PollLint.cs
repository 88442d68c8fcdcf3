using System.Globalization;
using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Lint;

/// <summary>Finds a driver that looks at the same register again and again while nothing can change it.</summary>
internal sealed class PollLint(LintDevice device, LintReport report)
{
    private const int MostLooks = 5_000;

    private (int Offset, int Width) _last = (-1, 0);
    private uint _value;
    private int _looks;
    private long _since;

    /// <summary>The driver did something else.</summary>
    public void Forget() => _looks = 0;

    /// <summary>A register was read.</summary>
    public void Read(int offset, int width, uint value)
    {
        if (_looks == 0 || (offset, width) != _last || value != _value)
        {
            (_last, _value, _looks, _since) = ((offset, width), value, 1, device.Now);
            return;
        }

        // Something is still under way in the device: it may be what is waited for.
        bool canChange = device.Now != _since && (device.IsStreaming || device.NextEventTick != long.MaxValue);
        if (canChange)
        {
            (_looks, _since) = (1, device.Now);
            return;
        }

        if (++_looks % MostLooks != 0)
            return;

        string name = RegisterCatalog.Find(offset)?.Mnemonic ?? string.Create(CultureInfo.InvariantCulture, $"{offset:X4}h");
        string why = device.Now == _since ? "while no time passes" : $"over {PlatformClock.ToTimeSpan(device.Now - _since).TotalMilliseconds:F3} ms in which nothing is under way";
        report.Add(LintRules.EndlessPoll, device.Now, name, $"0x{value:X} is read {_looks} times {why}");
    }
}
