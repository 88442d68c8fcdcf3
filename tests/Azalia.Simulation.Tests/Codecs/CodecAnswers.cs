using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>A simulated codec as something that a survey can ask.</summary>
internal sealed class CodecAnswers(SimulatedCodec codec) : ICodecAnswers
{
    public bool TryAnswer(byte nodeId, Verb verb, out uint response) => codec.Send(verb.AddressedTo(codec.Address, nodeId), 0, out response);

    /// <summary>The text of a codec, without the driver's words.</summary>
    public static CodecText? Survey(SimulatedCodec codec, CodecSurveyOptions? options = null) => CodecSurvey.Read(new CodecAnswers(codec), codec.Address, options);
}
