using System.Diagnostics;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Benchmarks;

/// <summary>What it costs to read codec texts, to make codecs of them, and to ask those for all of their parameters.</summary>
internal static class CodecTextBenchmark
{
    private const int Texts = 1_900;

    // As many nodes and lines as the texts of real machines have on average, and some more.
    private const int Copies = 3;
    private const int HighestParameter = 0x20;

    public static Benchmark Reading { get; } = new(
        "1,900 codec texts: read, codec made, all parameters asked", "ms", 500, IsHigherBetter: false,
        "hda-emu: 560, with 1,821 of 1,906 texts", static () => Measure(TypicalText()));

    private static double Measure(string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        _ = Parallel.For(0, Texts, index =>
        {
            CodecText codec = CodecTextReader.Read(text).Codecs[0];
            SimulatedCodec made = new(CodecProfile.FromText(codec));
            Live live = new(made);
            for (byte node = 0; node <= codec.Widgets[^1].NodeId; node++)
            {
                for (int parameter = 0; parameter <= HighestParameter; parameter++)
                    _ = live.TryAnswer(node, Verb.GetParameter((ParameterId)parameter), out uint _);
            }
        });
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string TypicalText()
    {
        CodecText codec = CodecSurvey.Read(new Live(new SimulatedCodec(CodecProfiles.Generic)), address: 0)!;
        int nodes = codec.Widgets.Count;
        List<WidgetText> widgets = [];
        for (int copy = 0; copy < Copies; copy++)
        {
            foreach (WidgetText widget in CodecSurvey.Read(new Live(new SimulatedCodec(CodecProfiles.Generic)), address: 0)!.Widgets)
            {
                widget.NodeId += (byte)(copy * nodes);
                widget.Connections = widget.Connections?.Select(connection => connection with { NodeId = (ushort)(connection.NodeId + copy * nodes) }).ToArray();
                widgets.Add(widget);
            }
        }

        codec.AudioGroup!.Widgets = widgets;
        return CodecTextWriter.Write(codec);
    }

    private sealed class Live(SimulatedCodec codec) : ICodecAnswers
    {
        public bool TryAnswer(byte nodeId, Verb verb, out uint response) => codec.Send(verb.AddressedTo(codec.Address, nodeId), tick: 0, out response);
    }
}
