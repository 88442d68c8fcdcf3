using Azalia.Specification.Codecs.Text;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>What is written is read again, in today's form and in each older one. Hardware 6.2, 6.4.</summary>
public sealed class CodecTextRoundTripTests
{
    public static TheoryData<string> OlderForms => [.. OlderForm.All.Select(static form => form.Name)];

    public static TheoryData<string> QemuCodecs => [.. Directory.GetFiles(QemuFolder).Select(static path => Path.GetFileName(path)).Order()];

    private static string QemuFolder => Path.Combine(AppContext.BaseDirectory, "Codecs", "Text", "Data");

    [Fact]
    public void What_is_written_reads_to_the_same_text() => Property.Holds(RandomCodec.Seeds, static seed =>
    {
        string text = RandomCodec.Text(seed);
        return Rewritten(text) == text;
    });

    [Theory]
    [MemberData(nameof(OlderForms))]
    public void An_older_form_reads_to_the_same_facts(string name)
    {
        OlderForm form = OlderForm.All.Single(form => form.Name == name);

        Property.Holds(RandomCodec.Seeds, seed =>
        {
            string text = RandomCodec.Text(seed);
            Assert.Equal(form.Loses(text), Rewritten(form.Print(text)));
            return true;
        }, times: 80);
    }

    [Fact]
    public void Each_older_form_differs_from_todays_for_some_codec()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(RandomCodec.Text)];

        Assert.All(OlderForm.All, form => Assert.Contains(texts, text => form.Print(text) != text));
    }

    [Fact]
    public void Any_two_older_forms_at_once_read_to_the_same_facts()
    {
        // Copies of mails hide what others need to find their lines: they come last.
        OlderForm[] kernels = [.. OlderForm.All.TakeWhile(static form => form.Name != "CR LF")];
        foreach (OlderForm first in kernels)
        {
            foreach (OlderForm second in OlderForm.All)
            {
                if (AreOfOneLine(first, second))
                    continue;

                string text = RandomCodec.Text(first.Name.Length * 100 + second.Name.Length);
                string expected = second.Loses(first.Loses(text));
                string older = second.Print(first.Print(text));
                if (second.Print(text) != text && first.Print(text) != text)
                    Assert.Equal(expected, Rewritten(older));
            }
        }
    }

    [Fact]
    public void Several_codecs_in_one_text_are_read_in_order()
    {
        string text = string.Concat(Enumerable.Range(0, 5).Select(RandomCodec.Text));

        CodecTextReading reading = CodecTextReader.Read(text);

        Assert.Equal(5, reading.Codecs.Count);
        Assert.Equal(text, string.Concat(reading.Codecs.Select(static codec => CodecTextWriter.Write(codec))));
    }

    [Theory]
    [MemberData(nameof(QemuCodecs))]
    public void The_codecs_of_QEMU_are_printed_byte_for_byte(string file)
    {
        string text = File.ReadAllText(Path.Combine(QemuFolder, file));

        Assert.Equal(text, Rewritten(text));
    }

    // One line cannot be there in two forms.
    private static bool AreOfOneLine(OlderForm first, OlderForm second) =>
        first == second || first.Name.Contains("function id", StringComparison.Ordinal) && second.Name.Contains("function id", StringComparison.Ordinal);

    private static string Rewritten(string text)
    {
        CodecTextReading reading = CodecTextReader.Read(text);
        Assert.Empty(reading.Errors);
        return CodecTextWriter.Write(Assert.Single(reading.Codecs));
    }
}
