using System.Text;

namespace Azalia.Cli.Output;

/// <summary>Text that is safe to print wherever it came from.</summary>
internal static class PlainText
{
    /// <summary>The text on one line: line breaks become spaces, other control characters (a file name may hold any) question marks.</summary>
    public static string OneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in text.ReplaceLineEndings(" "))
            _ = line.Append(char.IsControl(c) ? '?' : c);
        return line.ToString().TrimEnd();
    }
}
