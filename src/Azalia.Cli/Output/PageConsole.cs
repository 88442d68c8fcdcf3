using System.Text;
using Spectre.Console;

namespace Azalia.Cli.Output;

/// <summary>Spectre's console over a writer that was handed in, with nothing taken from the process's own console.</summary>
internal static class PageConsole
{
    /// <summary>Makes a console.</summary>
    /// <param name="writer">Where its text goes.</param>
    /// <param name="width">Columns that text may take.</param>
    /// <param name="hasColour">Whether escape sequences are understood.</param>
    public static IAnsiConsole Create(TextWriter writer, int width, bool hasColour)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = hasColour ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new WriterOutput(writer, width, hasColour),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private sealed class WriterOutput(TextWriter writer, int width, bool isTerminal) : IAnsiConsoleOutput
    {
        private const int AssumedHeight = 25;

        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => AssumedHeight;

        public void SetEncoding(Encoding encoding)
        {
            // The writer was made with its encoding.
        }
    }
}
