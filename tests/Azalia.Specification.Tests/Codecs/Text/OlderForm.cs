using System.Globalization;
using System.Text.RegularExpressions;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>A form in which older kernels, or a mail, brought the same facts. Typed from hardware 6.4 for the tests alone.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Print">Today's text in the older form.</param>
/// <param name="Lose">What remains of today's text when facts are lost on the way; the whole of it by default.</param>
internal sealed record OlderForm(string Name, Func<string, string> Print, Func<string, string>? Lose = null)
{
    private const RegexOptions Lines = RegexOptions.Multiline | RegexOptions.CultureInvariant;

    internal static IReadOnlyList<OlderForm> All { get; } =
    [
        new("PCM in one line", OneLinePcm),
        new("function id for both groups", text => Sub(text, @"^[AM]FG (Function Id: 0x\w+) \(unsol \d\)$", "$1"), WithoutUnsolicitedGroups),
        new("function id without unsol", text => Sub(text, @"^([AM]FG Function Id: 0x\w+) \(unsol \d\)$", "$1"), WithoutUnsolicitedGroups),
        new("no audio function id", text => Sub(text, @"^AFG Function Id.*\n", ""), text => Sub(text, @"^AFG Function Id.*\n", "")),
        new("no line for the absent modem", text => Sub(text, @"^No Modem Function Group found\n", "")),
        new("power as a number", PowerAsNumber),
        new("no power states", WithoutPowerStates, WithoutPowerStates),
        new("EAPD with a colon", text => Sub(text, @"^  EAPD 0x(\w+):.*$", "  EAPD: 0x$1")),
        new("amplifiers without brackets", BareValues),
        new("amplifiers after one blank", text => Sub(text, @"^(  Amp-(In|Out) vals:) +(?=\[)", "$1 ")),
        new("no blank behind empty amplifiers", text => Sub(text, @"^(  Amp-In vals:) $", "$1")),
        new("pin default without port", text => Sub(text, @"^(  Pin Default 0x\w+:) \[[^\]]*\]", "$1")),
        new("GPIO without unsol", text => Sub(text, @"^(  IO\[.*), unsol=\d$", "$1"), text => Sub(text, @"^(  IO\[.*unsol)=\d$", "$1=0")),
        new("pin capabilities behind 0x08", PincapBug),
        new("bits where they stand", text => Replace(text, @"^    bits \[0x(\w+)\]:", match => $"    bits [0x{Hex(match, 1) << 16:x}]:")),
        new("copyright", text => text.Replace(" Non-Copyright", " Copyright", StringComparison.Ordinal)),
        new("subsystem without zeros", text => Replace(text, @"^Subsystem Id: 0x(\w+)$", match => $"Subsystem Id: 0x{Hex(match, 1):x}")),
        new("HDMI and R/L", text => Sub(text, @"^(  Pincap .*)( HBR HDMI| HDMI| R/L)", "$1 HDMI R/L")),
        new("devices without connections", text => Sub(text, @"^( +\*?Dev .*), Connections \[.*$", "$1"), text => Sub(text, @"^( +\*?Dev .*), Connections \[.*$", "$1")),
        new("very old device names", text => text
            .Replace("] Line Out at", "] Line-Out at", StringComparison.Ordinal)
            .Replace("] Line In at", "] Line-In at", StringComparison.Ordinal)
            .Replace("] Digital Out at", "] Digital-Out at", StringComparison.Ordinal)
            .Replace("] HP Out at", "] Headphone at", StringComparison.Ordinal)),
        new("no association", text => Sub(text, @"^    (DefAssociation|Misc) = .*\n", "")),
        new("no flags behind a node", text => Sub(text, @"^(Node .*?)( R/L)?( CP)?$", "$1")),
        new("no delay", text => Sub(text, @"^  Delay: .*\n", "")),
        new("no IEC coding type", text => Sub(text, @"^  IEC Coding Type: .*\n", ""), text => Sub(text, @"^  IEC Coding Type: .*\n", "")),
        new("CR LF", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        new("no line end at the end", text => text.TrimEnd('\n')),
        new("a leading blank lost", text => Sub(text, "^ ", "")),
        new("all leading blanks lost", text => Sub(text, "^ +", "")),
        new("trailing blanks", text => Sub(text, "$", "        ")),
        new("quoted in a mail", text => Sub(text, "^", "> ")),
        new("a forum's list", text => Sub(text, "^", "[*]")),
        new("quoted-printable", QuotedPrintable),
        new("long lines broken", BrokenLines),
        new("double line ends", text => text.Replace("\n", "\n\n", StringComparison.Ordinal)),
        new("decimal numbers", text => Replace(text, @"(?<=ofs=|steps=|size=|caps |Id: )0x([0-7]\w{0,7})\b(?! \()", match => Hex(match, 1).ToString(CultureInfo.InvariantCulture))),
        new("inside an alsa-info text", text => $"{AlsaInfoHead}{text}--endcollapse--\n\n!!ALSA Device nodes\n!!-----------------\n\nNode 0x99 of /dev\n"),
        new("behind the name of its file", text => $"==> /proc/asound/card0/codec#0 <==\n{text}\n==> /proc/asound/card0/state <==\nstate.PCH {{ }}\n"),
        new("below a line of signs", text => $"==== codec =\n===========\n{text}"),
        new("inside a page", text => $"<p>My sound is broken:\n<pre>\n{text}</pre>\n<p>Vendor Id: please help\n"),
    ];

    private const string AlsaInfoHead = """
        upload=true&script=true&cardinfo=
        !!################################
        !!ALSA Information Script v 0.4.64
        !!################################

        !!Loaded sound module options
        !!---------------------------
        Address: 00000000fee0300c  Data: 4142
        Node name: pc

        !!HDA-Intel Codec information
        !!---------------------------
        --startcollapse--


        """;

    internal string Loses(string text) => Lose is null ? text : Lose(text);

    public override string ToString() => Name;

    private static string Sub(string text, string pattern, string replacement) => Regex.Replace(text, pattern, replacement, Lines);

    private static string Replace(string text, string pattern, MatchEvaluator evaluator) => Regex.Replace(text, pattern, evaluator, Lines);

    private static uint Hex(Match match, int group) => uint.Parse(match.Groups[group].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string OneLinePcm(string text) => Replace(
        text,
        @"^((?:Default|  ) ?PCM:)\n    rates \[0x(\w+)\].*\n    bits \[0x(\w+)\].*\n    formats \[0x(\w+)\].*$",
        match => $"{match.Groups[1].Value} rates 0x{Hex(match, 2):x3}, bits 0x{Hex(match, 3):x2}, types 0x{Hex(match, 4):x}");

    private static string WithoutUnsolicitedGroups(string text) => text.Replace("(unsol 1)", "(unsol 0)", StringComparison.Ordinal);

    private static string WithoutPowerStates(string text) =>
        Sub(Sub(text, @"^State of AFG.*\n", ""), @"^  Power(:| states).*\n", "");

    private static string PowerAsNumber(string text) => Replace(
        text,
        @"^  Power: setting=(\w+), actual=(\w+)(.*)$",
        match =>
        {
            uint raw = State(match.Groups[1].Value) | State(match.Groups[2].Value) << 4;
            string flags = match.Groups[3].Value;
            raw |= flags.Contains("Error", StringComparison.Ordinal) ? 1u << 8 : 0;
            raw |= flags.Contains("Clock", StringComparison.Ordinal) ? 1u << 9 : 0;
            raw |= flags.Contains("Setting", StringComparison.Ordinal) ? 1u << 10 : 0;
            return $"  Power: 0x{raw:x}";
        });

    private static uint State(string name) => name switch
    {
        "D0" => 0,
        "D1" => 1,
        "D2" => 2,
        "D3" => 3,
        "D3cold" => 4,
        _ => 15,
    };

    // Where a mono mixer has one stereo source, bare values cannot be told from two.
    private static string BareValues(string text) => Replace(
        text,
        @"^(  Amp-(?:In|Out) vals: )(.*)$",
        match => IsUniform(match.Groups[2].Value) && !IsMonoNode(text, match.Index)
            ? match.Groups[1].Value + match.Groups[2].Value.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            : match.Value);

    private static bool IsUniform(string values) => Regex.IsMatch(values, @"^( \[0x\w+ 0x\w+\])*$");

    private static bool IsMonoNode(string text, int index)
    {
        int node = text.LastIndexOf("\nNode ", index, StringComparison.Ordinal);
        return text[node..index].Contains(": Mono", StringComparison.Ordinal);
    }

    private static string PincapBug(string text) => Replace(
        text,
        @"^  Pincap 0x(\w+):",
        match => Hex(match, 1) is >= 0x10_0000 and <= 0xFF_FFFF or 0 ? match.Value : $"  Pincap 0x08{Hex(match, 1):x}:");

    private static string QuotedPrintable(string text)
    {
        string escaped = text.Replace("=", "=3D", StringComparison.Ordinal);
        return Replace(escaped, "^.{60}(?=.)", match => match.Value[^1] == '=' || match.Value[^2] == '=' ? match.Value : $"{match.Value}=\n");
    }

    // Between two values of a list, as a mail program does it.
    private static string BrokenLines(string text) => Replace(
        text,
        @"^(     0x|  Amp-).{50,}$",
        match =>
        {
            int at = match.Value.LastIndexOf(match.Groups[1].Value == "  Amp-" ? " [" : " 0x", StringComparison.Ordinal);
            return at < 10 ? match.Value : $"{match.Value[..at]}\n{match.Value[(at + 1)..]}";
        });
}
