using System.Text.Json;
using Azalia.Cli.Tests.Samples;
using Azalia.Cli.Tests.Wave;

namespace Azalia.Cli.Tests.Commands;

/// <summary>docs/reference/command-line.md and the program say the same.</summary>
public sealed class DocumentationTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "command-line.md"));

    [Theory]
    [InlineData("play")]
    [InlineData("record")]
    [InlineData("info")]
    [InlineData("verb")]
    [InlineData("codec", "show")]
    [InlineData("codec", "print")]
    [InlineData("codec", "graph")]
    public void Every_option_of_the_help_is_documented(params string[] command)
    {
        string[] options = OptionsOf(command);

        Assert.True(options.Length >= 7);
        Assert.All(options, option => Assert.Contains($"`{option}", s_page));
    }

    [Fact]
    public void Every_documented_option_exists()
    {
        IEnumerable<string> documented = s_page.Split('\n')
            .Where(line => line.StartsWith("| `--", StringComparison.Ordinal))
            .Select(line => line["| `".Length..].Split('`', ' ')[0]);

        Assert.Empty(documented.Except(OptionsOf("play").Concat(OptionsOf("record")).Concat(OptionsOf("info")).Concat(OptionsOf("verb")).Concat(OptionsOf("codec", "graph"))));
    }

    [Fact]
    public void Every_key_of_the_report_is_documented_in_its_place()
    {
        string[] keys = [.. CommandRun.Of("play", FirstLightTests.CommittedFile, "--json").Json.EnumerateObject().Select(member => member.Name)];

        int[] places = [.. keys.Select(key => s_page.IndexOf($"| `{key}` |", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Every_key_of_info_is_documented_and_no_other()
    {
        string section = Section("info");
        IEnumerable<string> documented = section.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line["| `".Length..].Split('`')[0]);

        // A codec that has something of everything.
        using TemporaryFolder folder = new();
        Assert.Equal(documented, KeysOf("", CommandRun.Of("info", "--codec", SurroundCodec.Write(folder), "--json").Json));
    }

    [Fact]
    public void Every_key_of_verb_is_documented_and_no_other()
    {
        string section = Section("verb");
        IEnumerable<string> documented = section.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.StartsWith("| `--", StringComparison.Ordinal))
            .Select(line => line["| `".Length..].Split('`')[0]);

        Assert.Equal(documented, KeysOf("", CommandRun.Of("verb", "0", "0xF00", "0", "--json").Json));
    }

    private static string Section(string title) => s_page.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));

    // Objects by a dot, and the first of an array stands for all of them.
    private static IEnumerable<string> KeysOf(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => KeysOf(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array when value[0].ValueKind == JsonValueKind.Object => KeysOf($"{path}[]", value[0]),
        _ => [path],
    };

    private static string[] OptionsOf(params string[] command) =>
    [
        .. CommandRun.Of([.. command, "--help"]).Output.Split('\n')
            .Where(line => line.StartsWith("  --", StringComparison.Ordinal) || line.StartsWith("  -h, --", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("--", StringComparison.Ordinal)..].Split(' ')[0]),
    ];
}
