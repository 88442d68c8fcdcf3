using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azalia.Cli.Output;

/// <summary>The --json form of results and errors: one object, indented, and a line break.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,      // arrows and quotes stay readable; nothing here is put into HTML
        NewLine = "\n",
    };

    /// <summary>Writes one object.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="writeMembers">Writes what stands between the braces.</param>
    public static void WriteObject(TextWriter output, Action<Utf8JsonWriter> writeMembers)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        output.Write('\n');
    }

    /// <summary>Writes an error.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">The same line that standard error gets, without the program's name.</param>
    /// <param name="status">The name of the driver's status, or null where no driver was asked.</param>
    public static void WriteError(TextWriter output, string error, string? status) =>
        WriteObject(output, json =>
        {
            json.WriteString("error"u8, error);
            json.WriteString("status"u8, status);
        });

    /// <summary>Writes a number, or null.</summary>
    public static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Writes true, false or null.</summary>
    public static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }
}
