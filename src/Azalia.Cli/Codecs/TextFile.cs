using System.Text;

namespace Azalia.Cli.Codecs;

/// <summary>A file of text that is not longer than such a file can be; one without end is not read to its end.</summary>
internal static class TextFile
{
    // Real codec texts have 5 to 200 KB; alsa-info adds the machine's log.
    private const int MostBytes = 16 << 20;
    private const int Chunk = 64 << 10;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with its length, to stand behind its name, or null.</param>
    /// <exception cref="IOException">It cannot be read; so with the other exceptions of files.</exception>
    public static bool TryRead(string path, out string text, out string? problem)
    {
        text = "";
        problem = null;
        using FileStream file = File.OpenRead(path);
        using MemoryStream bytes = new();
        byte[] chunk = new byte[Chunk];
        for (int count = file.Read(chunk); count > 0; count = file.Read(chunk))
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > MostBytes)
            {
                problem = $"has {(file.CanSeek && file.Length > 0 ? $"{file.Length}" : $"more than {MostBytes}")} bytes; a codec text has at most {MostBytes}";
                return false;
            }
        }

        text = Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return true;
    }

    // Copies by way of Windows may have two bytes for each character.
    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
