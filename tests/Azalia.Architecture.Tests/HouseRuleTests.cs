using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Azalia.Architecture.Tests;

/// <summary>Rules of the house that the compiler does not hold by itself.</summary>
public sealed partial class HouseRuleTests
{
    // The files in which memory may be touched through pointers or reinterpreted.
    private static readonly string[] s_unsafeFiles = ["src/Azalia.Platform/Memory/PageArena.cs", "src/Azalia.Platform/NativeMethods.cs"];
    private const string UnsafeProject = "src/Azalia.Platform.Vfio/";
    private static readonly string[] s_reinterpretingFiles = ["src/Azalia.Simulation/Codecs/SampleBlock.cs"];

    [Fact]
    public void Unsafe_code_stands_only_where_it_is_marked()
    {
        IEnumerable<string> found = FilesMatching(UnsafeCode()).Except(s_unsafeFiles).Where(static file => !file.StartsWith(UnsafeProject, StringComparison.Ordinal));

        Assert.Empty(found);
    }

    [Fact]
    public void Only_the_projects_that_speak_to_the_system_allow_unsafe_code()
    {
        IEnumerable<string> allowing =
            from file in Repository.Sources("src", "*.csproj")
            where XDocument.Load(file.FullName).Descendants("AllowUnsafeBlocks").Any(static e => e.Value == "true")
            select Path.GetFileNameWithoutExtension(file.Name);

        Assert.Equal(["Azalia.Platform", "Azalia.Platform.Vfio"], allowing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Memory_is_reinterpreted_in_one_file_only()
    {
        IEnumerable<string> found = FilesMatching(Reinterpretation()).Except(s_reinterpretingFiles).Except(s_unsafeFiles).Where(static file => !file.StartsWith(UnsafeProject, StringComparison.Ordinal));

        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_in_the_source_reads_ambient_time()
    {
        // The drives in real time and the command line are handed TimeProvider.System; they are where it enters.
        string[] doors = ["src/Azalia.Simulation/SimulationOptions.cs", "src/Azalia.Platform.Qemu/QemuOptions.cs", "src/Azalia.Platform.Vfio/VfioOptions.cs", "src/Azalia.Cli/Program.cs"];

        Assert.Empty(FilesMatching(AmbientTime()).Except(doors));
    }

    [Fact]
    public void The_hardware_stack_depends_on_no_package()
    {
        IEnumerable<string> found =
            from file in Repository.Sources("src", "*.csproj")
            where file.Name != "Azalia.Cli.csproj"
            from reference in XDocument.Load(file.FullName).Descendants("PackageReference")
            select $"{file.Name}: {reference.Attribute("Include")?.Value}";

        Assert.Empty(found);
    }

    [Fact]
    public void A_source_file_is_one_noun_and_not_a_book()
    {
        IEnumerable<string> found =
            from file in Repository.Sources("src")
            let lines = File.ReadLines(file.FullName).Count()
            where lines > 600
            select $"{Repository.PathOf(file)}: {lines} lines";

        Assert.Empty(found);
    }

    private static IEnumerable<string> FilesMatching(Regex pattern) =>
        from file in Repository.Sources("src")
        where File.ReadLines(file.FullName).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line))
        select Repository.PathOf(file);

    [GeneratedRegex(@"\bunsafe\b")]
    private static partial Regex UnsafeCode();

    [GeneratedRegex(@"\b(MemoryMarshal|CollectionsMarshal|Unsafe)\.")]
    private static partial Regex Reinterpretation();

    [GeneratedRegex(@"TimeProvider\.System|DateTime(Offset)?\.(Utc)?Now|\bStopwatch\b|Environment\.TickCount|Thread\.Sleep")]
    private static partial Regex AmbientTime();
}
