namespace Azalia.Specification.Codecs.Text;

/// <summary>Something that answers verbs as a codec does: one behind a bus driver, a simulated one, or a text. See <see cref="CodecSurvey"/>.</summary>
public interface ICodecAnswers
{
    /// <summary>Sends a verb to a node and waits for its answer.</summary>
    /// <param name="nodeId">0 to 127.</param>
    /// <param name="verb">The verb with its payload; one that sets has an answer too.</param>
    /// <param name="response">The answer, or 0.</param>
    /// <returns>False when there is no answer: the codec is silent, or the text does not say.</returns>
    bool TryAnswer(byte nodeId, Verb verb, out uint response);
}
