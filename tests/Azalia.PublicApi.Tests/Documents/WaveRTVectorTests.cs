using System.Text.RegularExpressions;

namespace Azalia.PublicApi.Tests.Documents;

/// <summary>The page of WaveRT's vectors names tests that exist.</summary>
public sealed partial class WaveRTVectorTests
{
    [Fact]
    public void Every_test_on_the_page_of_vectors_exists()
    {
        string page = string.Join('\n', Repository.LinesOf("docs/reference/wavert/vectors.md"));
        string[] names = [.. TestName().Matches(page).Select(static match => match.Groups[1].Value)];
        string[] tests = [.. Repository.Files("tests", "*.cs").Select(static file => string.Join('\n', Repository.LinesOf(file)))];

        Assert.True(names.Length > 30);
        Assert.All(names, name => Assert.Contains(tests, file => file.Contains($" {name}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`([A-Z]\w*_\w+)`")]
    private static partial Regex TestName();
}
