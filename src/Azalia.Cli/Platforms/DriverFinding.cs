using System.Text.Json;

namespace Azalia.Cli.Platforms;

/// <summary>What --lint found: something that the driver did and the hardware does not allow.</summary>
/// <param name="Rule">The rule's short name.</param>
/// <param name="Section">Where the rule is stated.</param>
/// <param name="Ticks">When it was broken first, in ticks of 24 MHz since power-on.</param>
/// <param name="Register">The register, or what else it is about.</param>
/// <param name="Message">What happened.</param>
/// <param name="Count">How often.</param>
/// <param name="Line">All of it as one line for a person.</param>
internal sealed record DriverFinding(string Rule, string Section, long Ticks, string Register, string Message, long Count, string Line)
{
    /// <summary>Writes findings as the member <c>lint</c>; nothing where nobody asked for them.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<DriverFinding>? findings)
    {
        if (findings is null)
            return;

        json.WriteStartArray("lint"u8);
        foreach (DriverFinding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, finding.Rule);
            json.WriteString("section"u8, finding.Section);
            json.WriteNumber("ticks"u8, finding.Ticks);
            json.WriteString("register"u8, finding.Register);
            json.WriteString("message"u8, finding.Message);
            json.WriteNumber("count"u8, finding.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
