using System.Text;

namespace Azalia.Specification.Codecs.Text;

/// <summary>Lines that group and nodes share. Hardware 6.2.</summary>
internal static class FactLines
{
    private const uint NoAnswer = uint.MaxValue;
    private const int FirstNamelessBit = 5;
    private const int LastNamelessBit = 28;

    private static readonly string[] s_states = ["D0", "D1", "D2", "D3", "D3cold"];

    internal static void AppendPcm(StringBuilder text, PcmCapabilities pcm, StreamFormatCapabilities formats)
    {
        if (pcm.Raw == NoAnswer || formats.Raw == NoAnswer)
        {
            // The only line of a block that Linux does not indent.
            _ = text.Append("N/A\n");
            return;
        }

        _ = text.Append($"    rates [0x{pcm.RateMask:x}]:");
        for (int i = 0; i < PcmCapabilities.Rates.Length; i++)
        {
            if ((pcm.RateMask >> i & 1) != 0)
                _ = text.Append(' ').Append(PcmCapabilities.Rates[i]);
        }

        uint depths = pcm.Raw >> 16 & 0xFF;
        _ = text.Append($"\n    bits [0x{depths:x}]:");
        for (int i = 0; i < PcmCapabilities.BitDepths.Length; i++)
        {
            if ((depths >> i & 1) != 0)
                _ = text.Append(' ').Append(PcmCapabilities.BitDepths[i]);
        }

        _ = text.Append($"\n    formats [0x{formats.Raw & 0xF:x}]:")
            .Append(formats.Pcm ? " PCM" : "")
            .Append(formats.Float32 ? " FLOAT" : "")
            .Append(formats.Ac3 ? " AC3" : "")
            .Append('\n');
    }

    internal static void AppendAmplifier(StringBuilder text, string name, AmplifierCapabilities capabilities)
    {
        _ = text.Append(name);
        _ = capabilities.Raw is 0 or NoAnswer
            ? text.Append("N/A\n")
            : text.Append($"ofs=0x{capabilities.Offset:x2}, nsteps=0x{capabilities.StepCount:x2}, ")
                .Append($"stepsize=0x{capabilities.StepSize:x2}, mute={(capabilities.Mute ? 1 : 0)}\n");
    }

    internal static void AppendPowerStates(StringBuilder text, PowerStateCapabilities? states)
    {
        if (states is not { } known || known.Raw == NoAnswer)
            return;

        // The blank before the line's end is Linux's.
        _ = text.Append("  Power states: ");
        for (int bit = 0; bit <= LastNamelessBit; bit++)
        {
            if ((known.Raw >> bit & 1) != 0)
                _ = text.Append(' ').Append(bit < FirstNamelessBit ? s_states[bit] : "(null)");
        }

        _ = text.Append(known.S3D3Cold ? " S3D3cold" : "")
            .Append(known.ClockStop ? " CLKSTOP" : "")
            .Append(known.ExtendedPowerStates ? " EPSS" : "")
            .Append('\n');
    }

    internal static void AppendPower(StringBuilder text, PowerStateReport? report)
    {
        if (report is not { } known)
            return;

        _ = text.Append($"  Power: setting={CodecTextWords.Power(known.Set)}, actual={CodecTextWords.Power(known.Actual)}")
            .Append(known.Error ? ", Error" : "")
            .Append(known.ClockStopOk ? ", Clock-stop-OK" : "")
            .Append(known.SettingsReset ? ", Setting-reset" : "")
            .Append('\n');
    }
}
