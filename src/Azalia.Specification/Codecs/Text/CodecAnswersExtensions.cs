namespace Azalia.Specification.Codecs.Text;

/// <summary>Questions to a codec whose answer may be missing.</summary>
internal static class CodecAnswersExtensions
{
    internal static uint? Answer(this ICodecAnswers answers, byte node, Verb verb) =>
        answers.TryAnswer(node, verb, out uint response) ? response : null;

    internal static uint? Parameter(this ICodecAnswers answers, byte node, ParameterId parameter) =>
        answers.Answer(node, Verb.GetParameter(parameter));
}
