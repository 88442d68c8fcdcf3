using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>Where <c>azalia codec</c> gets its codecs from: a file, or the platform.</summary>
internal static class CodecSource
{
    // More than these are not read on a terminal.
    private const int MostRemarks = 5;

    /// <summary>The codecs of a file, or of the platform where there is none.</summary>
    /// <param name="environment">Standard error for remarks.</param>
    /// <param name="settings">What the line says.</param>
    /// <exception cref="CommandFailure">There is no such codec, or the text is damaged and nobody said --lenient.</exception>
    public static CodecSelection Load(CommandEnvironment environment, CodecSettings settings)
    {
        CodecSelection all = settings.Source is { } path ? FromFile(environment, path, settings.IsLenient) : FromPlatform(environment, settings.Platform);
        if (settings.Address is not { } address)
            return all;

        CodecText[] chosen = [.. all.Codecs.Where(codec => codec.Address == address)];
        string there = string.Join(", ", all.Codecs.Select(static codec => codec.Address is { } number ? $"{number}" : "none"));
        return chosen.Length > 0 ? all with { Codecs = chosen } : throw new CommandFailure($"there is no codec at address {address}; the addresses are: {there}");
    }

    private static CodecSelection FromFile(CommandEnvironment environment, string path, bool isLenient)
    {
        CodecTextFile file = CodecTextFile.Read(path);
        IReadOnlyList<CodecTextError> errors = file.Reading.Errors;
        if (errors.Count > 0 && (!isLenient || file.Reading.Codecs.Count == 0))
        {
            string others = errors.Count > 1 ? $" ({errors.Count - 1} more)" : "";
            string hint = file.Reading.Codecs.Count > 0 ? "; --lenient takes what is sound" : "";
            throw new CommandFailure($"{file.Describe(errors[0])}{others}{hint}");
        }

        CodecTextError[] remarks = [.. errors.Concat(file.Reading.Warnings).OrderBy(static remark => remark.Line)];
        foreach (CodecTextError remark in remarks.Take(MostRemarks))
            environment.WriteErrorLine(file.Describe(remark));
        if (remarks.Length > MostRemarks)
            environment.WriteErrorLine($"{path}: {remarks.Length - MostRemarks} more");
        return new CodecSelection(path, file.Reading.Codecs, [.. remarks.Select(static remark => PlainText.OneLine(remark.ToString()))]);
    }

    private static CodecSelection FromPlatform(CommandEnvironment environment, PlatformSettings settings)
    {
        IReadOnlyList<CodecText> codecs = PlatformCodecs.Survey(settings, environment, out IReadOnlyList<DriverFinding>? findings);
        return new CodecSelection($"platform {settings.Platform}", codecs, []) { Findings = findings };
    }
}
