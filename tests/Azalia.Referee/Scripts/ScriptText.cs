using System.Globalization;
using System.Text;

namespace Azalia.Referee.Scripts;

/// <summary>Scripts as text: one step a line, <c>#</c> to the end of a line is for people. docs/reference/referee.md has the form.</summary>
internal static class ScriptText
{
    /// <summary>A script, so that <see cref="ScriptReader"/> reads the same one.</summary>
    public static string Write(Script script)
    {
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $"script {script.Name}\nsection {script.Section}\n");
        _ = text.Append(CultureInfo.InvariantCulture, $"machine {script.Codecs} {script.Codec} {script.Rate}\n");
        foreach (Step step in script.Steps)
            _ = text.Append("  ").Append(Write(step)).Append('\n');
        return text.ToString();
    }

    /// <summary>One step.</summary>
    public static string Write(Step step) => step.Kind switch
    {
        StepKind.Write => $"{RegisterNames.Text("write", step.Offset, step.Width)} {step.Value}",
        StepKind.Read => RegisterNames.Text("read", step.Offset, step.Width),
        StepKind.Store => $"store {step.Place} {step.Value}",
        StepKind.Entry => Invariant($"entry {step.List} {step.Offset} {step.Place} {step.Width}{(step.Interrupts ? " ioc" : "")}"),
        StepKind.Noise => Invariant($"noise {step.Place} {step.Width} {step.Value.Number}"),
        StepKind.Fill => Invariant($"fill {step.Place} {step.Width} {step.Value}"),
        StepKind.Load => $"load {step.Place}",
        StepKind.Response => Invariant($"response {step.Offset}"),
        StepKind.Position => Invariant($"position {step.Offset}"),
        StepKind.Wait => Invariant($"wait {(step.Microseconds % 1000 == 0 ? $"{step.Microseconds / 1000}ms" : $"{step.Microseconds}us")}"),
        StepKind.Configure => Invariant($"configure{step.Width * 8} 0x{step.Offset:X2} {step.Value}"),
        StepKind.Configuration => Invariant($"configuration{step.Width * 8} 0x{step.Offset:X2}"),
        StepKind.Interrupt => "interrupt",
        StepKind.Sweep => "sweep",
        _ => Invariant($"hear {step.Offset}"),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
