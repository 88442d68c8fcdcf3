using System.Xml.Linq;

namespace Azalia.Architecture.Tests;

/// <summary>Which project may know which: the arrows of ARCHITECTURE.md.</summary>
public sealed class ArrowTests
{
    // Each project, and all that it may reference directly.
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Azalia.Specification"] = [],
        ["Azalia.Platform"] = ["Azalia.Specification"],
        ["Azalia.Bus"] = ["Azalia.Platform"],
        ["Azalia.WaveRT"] = ["Azalia.Platform"],
        ["Azalia.ClassDriver"] = ["Azalia.Bus", "Azalia.WaveRT"],
        ["Azalia.Audio"] = ["Azalia.ClassDriver"],
        ["Azalia.Simulation"] = ["Azalia.Platform"],
        ["Azalia.Conformance"] = ["Azalia.Platform"],
        ["Azalia.Platform.Qemu"] = ["Azalia.Platform"],
        ["Azalia.Platform.Vfio"] = ["Azalia.Platform"],
        ["Azalia.Cli"] = ["Azalia.Audio", "Azalia.Conformance", "Azalia.Simulation", "Azalia.Platform.Qemu", "Azalia.Platform.Vfio"],
    };

    public static TheoryData<string> Projects => [.. Repository.Sources("src", "*.csproj").Select(static file => Path.GetFileNameWithoutExtension(file.Name))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_picture_allows(string project)
    {
        Assert.True(s_allowed.TryGetValue(project, out string[]? allowed), $"{project} has no place in the picture yet.");

        Assert.Empty(ReferencesOf(project).Except(allowed));
    }

    [Fact]
    public void Everything_in_the_picture_exists()
    {
        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), Projects.Select(static row => row.Data).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Azalia.Bus", "Azalia.Simulation")]
    [InlineData("Azalia.WaveRT", "Azalia.Simulation")]
    [InlineData("Azalia.ClassDriver", "Azalia.Simulation")]
    [InlineData("Azalia.Audio", "Azalia.Simulation")]
    [InlineData("Azalia.Conformance", "Azalia.Bus")]
    [InlineData("Azalia.Conformance", "Azalia.Simulation")]
    [InlineData("Azalia.Bus", "Azalia.Platform.Qemu")]
    [InlineData("Azalia.WaveRT", "Azalia.Platform.Qemu")]
    [InlineData("Azalia.ClassDriver", "Azalia.Platform.Qemu")]
    [InlineData("Azalia.Audio", "Azalia.Platform.Qemu")]
    [InlineData("Azalia.Simulation", "Azalia.Platform.Qemu")]
    [InlineData("Azalia.Platform.Qemu", "Azalia.Simulation")]
    [InlineData("Azalia.Platform.Qemu", "Azalia.Bus")]
    [InlineData("Azalia.Simulation", "Azalia.Bus")]
    [InlineData("Azalia.Simulation", "Azalia.WaveRT")]
    [InlineData("Azalia.Simulation", "Azalia.ClassDriver")]
    [InlineData("Azalia.WaveRT", "Azalia.Bus")]
    public void One_side_of_the_wire_never_speaks_of_the_other(string project, string stranger)
    {
        IEnumerable<string> found = Repository.Sources($"src/{project}")
            .Where(file => File.ReadAllText(file.FullName).Contains($"using {stranger}", StringComparison.Ordinal))
            .Select(Repository.PathOf);

        Assert.Empty(found);
        Assert.DoesNotContain(stranger, ReachableFrom(project));
    }

    [Fact]
    public void The_class_driver_knows_the_bus_driver_by_its_DDI_only()
    {
        string[] insides = ["Azalia.Bus.Controller", "Azalia.Bus.Link", "Azalia.Bus.Streams", "Azalia.Bus.Codecs"];

        IEnumerable<string> found =
            from file in Repository.Sources("src/Azalia.ClassDriver")
            from line in File.ReadLines(file.FullName)
            where insides.Any(inside => line.StartsWith($"using {inside}", StringComparison.Ordinal))
            select $"{Repository.PathOf(file)}: {line}";

        Assert.Empty(found);
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(Repository.Root.FullName, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static HashSet<string> ReachableFrom(string project)
    {
        HashSet<string> reached = [];
        Queue<string> open = new(ReferencesOf(project));
        while (open.TryDequeue(out string? next))
        {
            if (!reached.Add(next))
                continue;

            foreach (string reference in ReferencesOf(next))
                open.Enqueue(reference);
        }

        return reached;
    }
}
