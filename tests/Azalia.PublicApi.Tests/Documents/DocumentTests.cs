using System.Text.RegularExpressions;
using Azalia.Bus;
using Azalia.Bus.Ddi;

namespace Azalia.PublicApi.Tests.Documents;

/// <summary>What the documents say of the code, held against the code.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] s_compiled =
        [.. Repository.Files("samples", "*.cs").Concat(Repository.Files("tests/Azalia.PublicApi.Tests", "*.cs")).Select(Text)];

    private static readonly string s_ddi = Text("docs/reference/ddi/README.md");

    public static TheoryData<string, int> CodeBlocks =>
    [
        .. from page in Repository.Files("docs/guide", "*.md").Append("README.md")
        from block in CodeIn(page).Select(static (_, index) => index)
        select (page, block),
    ];

    [Theory]
    [MemberData(nameof(CodeBlocks))]
    public void Code_in_a_document_is_taken_from_a_file_that_is_compiled(string page, int block)
    {
        string code = CodeIn(page)[block];

        Assert.Contains(s_compiled, file => file.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_shows_code()
    {
        string code = Assert.Single(CodeIn("README.md"));

        Assert.Contains(code, Text("samples/PlayTone/Program.cs"));
    }

    [Fact]
    public void Every_routine_of_the_DDI_has_its_page()
    {
        Type[] tables = [typeof(IHdAudioBusInterface), typeof(IHdAudioBusInterfaceV2), typeof(IHdAudioBusInterfaceV3), typeof(IHdAudioBusInterfaceBdl)];
        IEnumerable<string> routines = tables
            .SelectMany(static table => table.GetMethods())
            .Where(static method => !method.IsSpecialName)
            .Select(static method => method.Name)
            .Distinct();

        Assert.All(routines, static routine => Assert.Contains($"| [{routine}](", s_ddi));
    }

    [Fact]
    public void Every_option_of_the_bus_driver_is_explained()
    {
        Assert.All(typeof(BusOptions).GetProperties(), static option => Assert.Contains($"| `{option.Name}` |", s_ddi));
    }

    [Fact]
    public void Every_document_is_in_the_index_of_its_part()
    {
        IEnumerable<string> missing = Repository.Files("docs", "*.md")
            .Where(static page => page != "docs/README.md" && !IsInIndex(page, FolderOf(page)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_project_of_the_tests_is_in_the_architecture()
    {
        string architecture = Text("ARCHITECTURE.md");

        IEnumerable<string> missing = Repository.Files("tests", "*.csproj")
            .Select(static project => Path.GetFileNameWithoutExtension(project))
            .Where(project => !architecture.Contains($"`{project}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    // A part with an index of its own lists its pages there; the index itself is listed above.
    private static string FolderOf(string page)
    {
        string folder = page[..page.LastIndexOf('/')];
        return folder is "docs/reference/ddi" or "docs/reference/wavert" && !page.EndsWith("/README.md", StringComparison.Ordinal) ? folder : "docs";
    }

    private static bool IsInIndex(string page, string folder) =>
        Text($"{folder}/README.md").Contains($"({page[(folder.Length + 1)..]})", StringComparison.Ordinal);

    private static string[] CodeIn(string page) => [.. CodeBlock().Matches(Text(page)).Select(static match => match.Groups[1].Value)];

    private static string Text(string file) => string.Join('\n', Repository.LinesOf(file));

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
