using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Stress;

/// <summary>Questions to codecs whose answers are known from the profiles that the codecs were made of: a different one for nearly every node and parameter.</summary>
internal sealed class KnownAnswers
{
    private readonly List<(CodecCommand Command, uint Answer)> _all = [];

    public KnownAnswers(IReadOnlyList<CodecProfile> codecs)
    {
        for (byte address = 0; address < codecs.Count; address++)
        {
            CodecProfile codec = codecs[address];
            Add(address, 0, ParameterId.VendorId, codec.VendorId.Raw);
            Add(address, 0, ParameterId.RevisionId, codec.RevisionId.Raw);
            foreach (FunctionGroupProfile group in codec.FunctionGroups)
            {
                AddNode(address, group.Node);
                foreach (NodeProfile widget in group.Widgets)
                    AddNode(address, widget);
            }
        }
    }

    public int Count => _all.Count;

    /// <summary>Fills elements with questions, a run of neighbours that starts anywhere.</summary>
    public void Ask(Span<HdAudioCodecTransfer> elements, int first)
    {
        for (int i = 0; i < elements.Length; i++)
            elements[i] = new HdAudioCodecTransfer(HdAudioCodecCommand.From(_all[(first + i) % _all.Count].Command));
    }

    /// <summary>Checks that each question has its own answer.</summary>
    public void Check(ReadOnlySpan<HdAudioCodecTransfer> elements, int first)
    {
        for (int i = 0; i < elements.Length; i++)
        {
            (CodecCommand command, uint answer) = _all[(first + i) % _all.Count];
            HdAudioCodecResponse input = elements[i].Input;
            if (elements[i].Output.Command != command.Raw || !input.IsValid || input.Response != answer || input.SDataIn != command.CodecAddress)
                Assert.Fail($"Element {i} of {elements.Length}: {command} was answered with {input}, and not with 0x{answer:X8}.");
        }
    }

    private void AddNode(byte address, NodeProfile node)
    {
        foreach ((ParameterId parameter, uint value) in node.Parameters)
            Add(address, node.Id, parameter, value);
    }

    private void Add(byte address, byte node, ParameterId parameter, uint answer) =>
        _all.Add((Verb.GetParameter(parameter).AddressedTo(address, node), answer));
}
