namespace Azalia.Specification.Codecs.Text;

/// <summary>The two lines of a node's power. Hardware 6.2, 6.4.</summary>
internal static class PowerLines
{
    // A set bit without a name is printed so; which one it was, nobody knows.
    private const string NoName = "(null)";
    private const int FirstNamelessBit = 5;

    /// <summary>The states behind <c>Power states:</c>.</summary>
    internal static PowerStateCapabilities States(ReadOnlySpan<char> line)
    {
        uint raw = 0;
        int nameless = FirstNamelessBit;
        for (ReadOnlySpan<char> word = TextScan.Word(ref line); word.Length > 0; word = TextScan.Word(ref line))
        {
            int bit = word switch
            {
                "D0" => 0,
                "D1" => 1,
                "D2" => 2,
                "D3" => 3,
                "D3cold" => 4,
                "S3D3cold" => 29,
                "CLKSTOP" => 30,
                "EPSS" => 31,
                NoName when nameless < 29 => nameless++,
                _ => -1,
            };
            if (bit >= 0)
                raw |= 1u << bit;
        }

        return new PowerStateCapabilities(raw);
    }

    /// <summary>The report behind <c>Power:</c>, today's or the number of an old text.</summary>
    internal static PowerStateReport? Report(ReadOnlySpan<char> line, TextProblems problems)
    {
        if (line.StartsWith("0x"))
            return problems.Number(ref line, "power state", out uint raw) ? new PowerStateReport(raw) : null;

        PowerStateReport report = default;
        bool hasSetting = false;
        for (ReadOnlySpan<char> word = TextScan.Word(ref line); word.Length > 0; word = TextScan.Word(ref line))
        {
            if (word.StartsWith("setting="))
            {
                report = report with { Set = State(word["setting=".Length..]) };
                hasSetting = true;
            }
            else if (word.StartsWith("actual="))
            {
                report = report with { Actual = State(word["actual=".Length..]) };
            }
            else
            {
                report = word switch
                {
                    "Error" => report with { Error = true },
                    "Clock-stop-OK" => report with { ClockStopOk = true },
                    "Setting-reset" => report with { SettingsReset = true },
                    _ => report,
                };
            }
        }

        if (hasSetting)
            return report;

        problems.FailUnreadable(line, "power state");
        return null;
    }

    private static PowerState State(ReadOnlySpan<char> word) => word switch
    {
        "D0" => PowerState.D0,
        "D1" => PowerState.D1,
        "D2" => PowerState.D2,
        "D3" => PowerState.D3,
        "D3cold" => PowerState.D3Cold,
        _ => CodecTextWords.UnknownPowerState,
    };
}
