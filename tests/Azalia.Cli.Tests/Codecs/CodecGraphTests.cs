using System.Globalization;
using System.Xml.Linq;
using Azalia.Cli.Codecs;
using Azalia.Cli.Codecs.Graph;
using Azalia.Cli.Tests.Commands;
using Azalia.Cli.Tests.Wave;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Tests.Codecs;

/// <summary><c>azalia codec graph</c>: what is drawn, and where.</summary>
public sealed class CodecGraphTests : IDisposable
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_widget_is_drawn_once_and_named()
    {
        XElement drawing = Draw(LaptopText.Analog);

        string text = string.Join('\n', drawing.Descendants(s_svg + "text").Select(static element => element.Value));
        Assert.All(Enumerable.Range(2, 8), node => Assert.Equal(2, text.Split($"{node:X2}h ").Length));
        Assert.Equal("Azalia Laptop", drawing.Element(s_svg + "title")!.Value);
        Assert.Contains("8 widgets with 5 connections", drawing.Element(s_svg + "desc")!.Value);
    }

    [Fact]
    public void Converters_stand_left_of_what_is_between_and_pins_right()
    {
        GraphPlan plan = new(new SignalFlow(Codec(LaptopText.Analog)));

        Assert.Equal([2, 3], Nodes(plan.Columns[0]));
        Assert.Equal([4], Nodes(plan.Columns[1]));
        Assert.Equal([5, 6, 7, 8], Nodes(plan.Columns[2]));
        Assert.Equal([9], plan.Others.Select(static widget => (int)widget.NodeId));

        static IEnumerable<int> Nodes(List<GraphNode> column) => column.Where(static node => !node.IsPassage).Select(static node => (int)node.Widget.NodeId).Order();
    }

    [Fact]
    public void Active_ways_are_thick_and_muted_inputs_are_marked()
    {
        XElement drawing = Draw(LaptopText.Analog);

        // One wire leaves the converter and parts on its way to two pins.
        Assert.Equal(["3.2", "3.2", "3.2"], Paths(drawing, GraphStyle.Playing).Select(static path => path.Attribute("stroke-width")!.Value));
        Assert.Equal(["3.2", "3.2"], Paths(drawing, GraphStyle.Recording).Select(static path => path.Attribute("stroke-width")!.Value));
        Assert.Equal(["1"], Paths(drawing, GraphStyle.Idle).Select(static path => path.Attribute("stroke-width")!.Value));
        Assert.Contains(drawing.Descendants(s_svg + "path"), static path => path.Attribute("stroke")?.Value == GraphStyle.Bad && path.Attribute("d")!.Value.Contains('L'));
        Assert.Contains(drawing.Descendants(s_svg + "text"), static text => text.Value == "+10 dB");
        Assert.Contains(drawing.Descendants(s_svg + "text"), static text => text.Value == "EAPD off");
    }

    [Fact]
    public void A_jack_has_its_colour()
    {
        XElement drawing = Draw(LaptopText.Analog);

        Assert.Contains(drawing.Descendants(s_svg + "circle"), static circle => circle.Attribute("fill")!.Value == GraphStyle.PaintOf(JackColor.Pink));
    }

    [Fact]
    public void No_two_boxes_overlap_and_none_leaves_the_page()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            XElement drawing = XDocument.Parse(CodecDrawing.Of([Tangle(seed)])).Root!;
            double width = Number(drawing, "width");
            double height = Number(drawing, "height");
            (double Left, double Top, double Right, double Bottom)[] boxes =
            [
                .. drawing.Descendants(s_svg + "g").Where(static group => group.Element(s_svg + "title") is not null).Select(static group => group.Element(s_svg + "rect")!)
                    .Select(static box => (Number(box, "x"), Number(box, "y"), Number(box, "x") + Number(box, "width"), Number(box, "y") + Number(box, "height"))),
            ];

            Assert.Equal(60, boxes.Length);
            Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= width && box.Bottom <= height));
            for (int i = 0; i < boxes.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    bool isApart = boxes[i].Left >= boxes[j].Right || boxes[j].Left >= boxes[i].Right || boxes[i].Top >= boxes[j].Bottom || boxes[j].Top >= boxes[i].Bottom;
                    Assert.True(isApart, $"seed {seed}: boxes {j} and {i}");
                }
            }
        }
    }

    [Fact]
    public void The_same_codec_gives_the_same_bytes() =>
        Assert.All(Enumerable.Range(0, 5), static seed => Assert.Equal(CodecDrawing.Of([Tangle(seed)]), CodecDrawing.Of([Tangle(seed)])));

    [Fact]
    public void Ordering_the_columns_leaves_fewer_crossings()
    {
        int before = 0;
        int after = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            GraphPlan plan = new(new SignalFlow(Tangle(seed)));
            foreach (List<GraphNode> column in plan.Columns)
            {
                for (int i = 0; i < column.Count; i++)
                    column[i].Rank = i;
            }

            before += CrossingReduction.Crossings(plan.Columns);
            CrossingReduction.Order(plan.Columns);
            after += CrossingReduction.Crossings(plan.Columns);
        }

        Assert.True(after < before * 0.7, $"{before} before, {after} after");
    }

    [Fact]
    public void A_codec_without_widgets_is_drawn_with_a_word_about_it()
    {
        XElement drawing = Draw(LaptopText.Modem);

        Assert.Contains(drawing.Descendants(s_svg + "text"), static text => text.Value == "This codec has no audio function group.");
    }

    [Fact]
    public void Several_codecs_stand_one_below_the_other()
    {
        XElement drawing = Draw(LaptopText.Whole);

        Assert.Equal(3, drawing.Elements(s_svg + "g").Count());
        Assert.Equal("Azalia Laptop, Generic 11c1 ID 1040, Azalia Display", drawing.Element(s_svg + "title")!.Value);
    }

    [Fact]
    public void Names_cannot_break_the_drawing()
    {
        XElement drawing = Draw(LaptopText.Analog.Replace("Azalia Laptop", "<script>\"&\u0007", StringComparison.Ordinal));

        Assert.Equal("<script>\"&?", drawing.Element(s_svg + "title")!.Value);
    }

    [Fact]
    public void The_drawing_goes_to_a_file_of_its_own()
    {
        string source = Write(LaptopText.Display);
        string target = _folder["out.svg"];

        CommandRun run = CommandRun.Of("codec", "graph", source, "--out", target);
        CommandRun printed = CommandRun.Of("codec", "graph", source);
        CommandRun json = CommandRun.Of("codec", "graph", source, "--json");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(printed.Output, File.ReadAllText(target));
        Assert.Equal(printed.Output, json.Json.GetProperty("svg").GetString());
        Assert.Equal(2, Directory.GetFiles(_folder.Root).Length);
    }

    [Fact]
    public void The_picture_of_the_guide_is_what_is_drawn()
    {
        string picture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "laptop-codec.svg"));

        // azalia codec graph samples/laptop-codec.txt --out docs/guide/laptop-codec.svg
        Assert.Equal(picture, CodecDrawing.Of(CodecTextReader.Read(LaptopText.Analog).Codecs));
    }

    [Fact]
    public void A_folder_cannot_be_drawn() => Assert.EndsWith("is a folder; graph takes one file", CommandRun.Of("codec", "graph", _folder.Root).Failed(1));

    [Fact]
    public void The_platform_s_codec_can_be_drawn()
    {
        CommandRun run = CommandRun.Of("codec", "graph", "--codec", "generic");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(s_svg + "svg", XDocument.Parse(run.Output).Root!.Name);
    }

    private static XElement Draw(string text) => XDocument.Parse(CodecDrawing.Of(CodecTextReader.Read(text).Codecs)).Root!;

    private static CodecText Codec(string text) => CodecTextReader.Read(text).Codecs[0];

    private static IEnumerable<XElement> Paths(XElement drawing, string paint) => drawing.Descendants(s_svg + "path").Where(path => path.Attribute("stroke")?.Value == paint && path.Attribute("d")!.Value.Contains('C'));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    // Sixty widgets that give to each other without any order, circles included.
    private static CodecText Tangle(int seed)
    {
        Random random = new(seed);
        WidgetType[] types = [WidgetType.AudioOutput, WidgetType.AudioInput, WidgetType.AudioMixer, WidgetType.AudioSelector, WidgetType.AudioMixer, WidgetType.PinComplex];
        List<WidgetText> widgets = [];
        for (int i = 0; i < 60; i++)
        {
            WidgetType type = types[i % types.Length];
            WidgetText widget = new((byte)(2 + i), new WidgetCapabilities { Type = type, ConnectionList = true });
            if (type != WidgetType.AudioOutput)
                widget.Connections = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => new ConnectedNode((ushort)(2 + random.Next(60))))];
            if (type == WidgetType.PinComplex)
                (widget.PinDefault, widget.PinControl) = (new ConfigurationDefault(0x0101_4010), 0x40u);
            widgets.Add(widget);
        }

        return new CodecText { Name = "Tangle", AudioGroup = new AudioGroupText { Widgets = widgets } };
    }

    private string Write(string text)
    {
        string path = _folder["codec#0"];
        File.WriteAllText(path, text);
        return path;
    }
}
