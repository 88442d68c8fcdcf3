using System.Text;
using Spectre.Console;

namespace Azalia.Cli.Output;

/// <summary>A page of facts for a person: titles, and under them rows of a name and a value.</summary>
/// <param name="environment">Standard output.</param>
internal sealed class InfoPage(CommandEnvironment environment)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Value, Mood Mood)> _rows = [];

    /// <summary>A title with what belongs beside it; ends the rows before it.</summary>
    public void Title(string title, string detail = "")
    {
        FlushRows();
        if (_text.Length > 0)
            _ = _text.Append('\n');
        Draw(console => console.MarkupLine($"[bold]{Markup.Escape(PlainText.OneLine(title))}[/]{(detail.Length > 0 ? "  " : "")}{Markup.Escape(detail)}"));
    }

    /// <summary>A row under the title.</summary>
    public void Row(string name, string value, Mood mood = Mood.Plain) => _rows.Add((name, PlainText.OneLine(value), mood));

    /// <summary>Puts the page on standard output.</summary>
    public void Write()
    {
        FlushRows();
        foreach (string line in _text.ToString().TrimEnd('\n').Split('\n'))
            environment.Output.WriteLine(line.TrimEnd());
    }

    private void FlushRows()
    {
        if (_rows.Count == 0)
            return;

        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach ((string name, string value, Mood mood) in _rows)
        {
            string style = mood switch { Mood.Good => "green", Mood.Bad => "red", _ => "default" };
            _ = grid.AddRow($"[dim]{Markup.Escape(name)}[/]", $"[{style}]{Markup.Escape(value)}[/]");
        }

        Draw(console => console.Write(grid));
        _rows.Clear();
    }

    private void Draw(Action<IAnsiConsole> draw)
    {
        using StringWriter writer = new(_text) { NewLine = "\n" };
        draw(PageConsole.Create(writer, environment.Width, environment.OutputHasColour));
    }
}
