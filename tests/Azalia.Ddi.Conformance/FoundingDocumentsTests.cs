using System.Text.RegularExpressions;

namespace Azalia.Ddi.Conformance;

/// <summary>The index of the founding documents: each sentence that binds has a test, and each test that it names exists.</summary>
public sealed partial class FoundingDocumentsTests
{
    private static readonly DirectoryInfo s_root = FindRoot();

    // Class by class, what the project's tests are called.
    private static readonly Dictionary<string, HashSet<string>> s_tests = ReadTests();

    public static TheoryData<int> Rows
    {
        get
        {
            TheoryData<int> rows = [];
            string[] lines = ReadIndex();
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].StartsWith("| ", StringComparison.Ordinal) && !lines[i].StartsWith("| ---", StringComparison.Ordinal)
                    && !lines[i].StartsWith("| in the document", StringComparison.Ordinal))
                {
                    rows.Add(i + 1);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_sentence_that_binds_is_held_by_tests_that_exist(int line)
    {
        string[] cells = ReadIndex()[line - 1].Trim('|', ' ').Split(" | ");
        Assert.Equal(3, cells.Length);
        if (cells[2].Contains("binds nothing here", StringComparison.Ordinal))
            return;

        MatchCollection names = Name().Matches(cells[2]);
        Assert.NotEmpty(names);
        string type = "";
        foreach (Match name in names)
        {
            // A name without a class is of the class before it.
            type = name.Groups["type"].Success ? name.Groups["type"].Value : type;
            Assert.True(s_tests.TryGetValue(type, out HashSet<string>? tests), $"There are no tests called {type}.");
            Assert.Contains(name.Groups["test"].Value, tests);
        }
    }

    [Fact]
    public void Each_of_the_five_documents_has_its_return_codes_parameters_and_remarks()
    {
        string[] lines = ReadIndex();

        Assert.Equal(5, lines.Count(static line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Equal(5, lines.Count(static line => line == "### Return codes"));
        Assert.Equal(5, lines.Count(static line => line == "### Parameters"));
        Assert.Equal(5, lines.Count(static line => line == "### Remarks"));
    }

    private static string[] ReadIndex() => File.ReadAllLines(Path.Combine(s_root.FullName, "docs/reference/ddi/founding-documents.md"));

    private static Dictionary<string, HashSet<string>> ReadTests()
    {
        Dictionary<string, HashSet<string>> tests = [];
        foreach (FileInfo file in new DirectoryInfo(Path.Combine(s_root.FullName, "tests")).EnumerateFiles("*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file.FullName);
            if (Class().Match(text) is not { Success: true } type)
                continue;

            string name = type.Groups["name"].Value;
            if (!tests.TryGetValue(name, out HashSet<string>? facts))
                tests.Add(name, facts = []);

            facts.UnionWith(Fact().Matches(text).Select(static fact => fact.Groups["name"].Value));
        }

        return tests;
    }

    private static DirectoryInfo FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Azalia.slnx")))
            folder = folder.Parent;

        return folder ?? throw new InvalidOperationException("The tests were built outside the project.");
    }

    [GeneratedRegex(@"`((?<type>[A-Z]\w*)\.)?(?<test>[A-Z]\w*_\w*)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^public (sealed|abstract) (partial )?class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^    public (async )?(void|Task) (?<name>[A-Z]\w*_\w*)\(", RegexOptions.Multiline)]
    private static partial Regex Fact();
}
