using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>How Linux reads a connection list. Hardware 4.4.</summary>
public sealed class ConnectionSurveyTests
{
    public static TheoryData<string, uint, uint[], ushort[]> Lists => new()
    {
        { "short entries", 5, [0x0504_0302, 0x0000_0006], [2, 3, 4, 5, 6] },
        { "a range", 2, [0x0000_8502], [2, 3, 4, 5] },
        { "two ranges", 4, [0x8C0A_8402], [2, 3, 4, 10, 11, 12] },
        { "long entries", 0x83, [0x0004_0002, 0x0000_0003], [2, 4, 3] },
        { "a range of long entries", 0x82, [0x8004_0002], [2, 3, 4] },
        { "one entry with its range bit", 1, [0x0000_0085], [5] },
        { "a single zero", 3, [0x0003_0002], [2, 0, 3] },
        { "two zeros", 4, [0x0003_0000], [] },
        { "a range that is first", 2, [0x0000_0385], [3] },
        { "a range that does not ascend", 2, [0x0000_8307], [7] },
        { "none", 0, [], [] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_expanded_as_Linux_does_it(string name, uint length, uint[] responses, ushort[] nodes)
    {
        Assert.NotEmpty(name);
        WidgetText? widget = new WidgetSurvey(new ListAnswers(length, responses), new CodecSurveyOptions()).Read(2);

        Assert.Equal(nodes, widget!.Connections!.Select(static node => node.NodeId));
    }

    // A mixer with a list and nothing else.
    private sealed class ListAnswers(uint length, uint[] responses) : ICodecAnswers
    {
        public bool TryAnswer(byte nodeId, Verb verb, out uint response)
        {
            int width = ConnectionList.EntriesPerResponse(new ConnectionListLength(length).IsLong);
            response = verb.Id switch
            {
                VerbId.GetConnectionListEntry => responses[verb.Payload / width],
                VerbId.GetParameter when verb.Payload == (int)ParameterId.WidgetCapabilities =>
                    new WidgetCapabilities { Type = WidgetType.AudioMixer, ConnectionList = true }.Raw,
                VerbId.GetParameter when verb.Payload == (int)ParameterId.ConnectionListLength => length,
                _ => 0,
            };
            return true;
        }
    }
}
