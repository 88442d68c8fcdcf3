using System.Reflection;
using System.Text;

namespace Azalia.PublicApi.Tests.Baseline;

/// <summary>
/// The public API is what docs/api says, so that a change of it is seen in review as a change of text. With AZALIA_UPDATE_API=1 the files are written
/// instead of compared.
/// </summary>
public sealed class ApiBaselineTests
{
    private const string UpdateVariable = "AZALIA_UPDATE_API";

    public static TheoryData<string> Libraries => [.. Repository.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_api_is_what_its_baseline_says(string library)
    {
        string file = $"docs/api/{library}.txt";
        IReadOnlyList<string> now = ApiText.Of(Assembly.Load(library));

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(Repository.PathOf(file), string.Join('\n', now));

        string[] before = File.Exists(Repository.PathOf(file)) ? Repository.LinesOf(file) : [];
        string changes = ChangesOf(before, now);
        Assert.True(changes.Length == 0, $"""
            The public API of {library} is not what {file} says (- there, + in the code):

            {changes}
            If this is meant: {UpdateVariable}=1 dotnet test tests/Azalia.PublicApi.Tests, and commit the file.
            """);
    }

    [Fact]
    public void Every_baseline_belongs_to_a_library()
    {
        IEnumerable<string> baselines = Repository.Files("docs/api", "*.txt").Select(static file => Path.GetFileNameWithoutExtension(file)!);

        Assert.Equal(Repository.Libraries.Order(StringComparer.Ordinal), baselines.Order(StringComparer.Ordinal));
    }

    // Both sides are sets of members by type, so moving a line is no change, and each line is shown below the type it is of.
    private static string ChangesOf(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        HashSet<string> old = [.. Qualified(before)];
        HashSet<string> present = [.. Qualified(now)];
        StringBuilder text = new();
        foreach (string line in old.Except(present).Select(static line => $"- {line}").Concat(present.Except(old).Select(static line => $"+ {line}"))
            .OrderBy(static line => line[2..], StringComparer.Ordinal))
        {
            _ = text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Qualified(IReadOnlyList<string> lines)
    {
        string scope = "";
        string type = "";
        foreach (string line in lines.Where(static line => line.Length != 0))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                scope = line["namespace ".Length..];
            }
            else if (line.StartsWith(' '))
            {
                yield return $"{scope}: {type}: {line.Trim()}";
            }
            else
            {
                type = line.Split(" : ")[0].Split('(')[0];
                yield return $"{scope}: {line}";
            }
        }
    }
}
