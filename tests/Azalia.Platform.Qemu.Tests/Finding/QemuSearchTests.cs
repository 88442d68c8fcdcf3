using Azalia.Platform.Qemu.Finding;
using Azalia.Platform.Qemu.Tests.Host;

namespace Azalia.Platform.Qemu.Tests.Finding;

/// <summary>Where a QEMU is looked for, and what is said where there is none.</summary>
public sealed class QemuSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azalia-search-").FullName;
    private readonly Dictionary<string, string?> _environment = [];

    [Fact]
    public void The_one_that_is_asked_for_comes_first_then_the_variable_then_the_cache_then_the_path()
    {
        string asked = Program("asked");
        string named = Program("named");
        string cached = Program("cache/azalia/qemu/qemu-system-x86_64");
        string onPath = Program("bin/qemu-system-x86_64");
        _environment["PATH"] = $"/nowhere:{_folder}/bin";
        string? last = Find(null);
        _environment["XDG_CACHE_HOME"] = $"{_folder}/cache";
        string? third = Find(null);
        _environment["AZALIA_QEMU"] = named;
        string? second = Find(null);

        string?[] found = [last, third, second, Find(asked)];
        Assert.Equal<string?[]>([onPath, cached, named, asked], found);
    }

    [Fact]
    public void A_name_without_a_slash_is_looked_for_on_the_path()
    {
        string program = Program("bin/my-qemu");
        _environment["PATH"] = $"{_folder}/bin";

        Assert.Equal(program, Find("my-qemu"));
    }

    [Fact]
    public void Where_there_is_none_one_line_says_how_to_get_one()
    {
        Assert.False(QemuSearch.TryLocate(null, _environment.GetValueOrDefault, out _, out string? problem));
        Assert.Equal($"there is no QEMU here: {QemuSearch.Advice}", problem);
        Assert.Contains("eng/get-qemu", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_asked_for_and_not_there_is_named_and_no_other_is_taken()
    {
        _environment["PATH"] = $"{_folder}/bin";
        _ = Program("bin/qemu-system-x86_64");
        _environment["AZALIA_QEMU"] = "/nowhere/qemu";

        Assert.False(QemuSearch.TryLocate(null, _environment.GetValueOrDefault, out _, out string? problem));
        Assert.StartsWith("there is no QEMU '/nowhere/qemu', which AZALIA_QEMU names: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_executed_is_none()
    {
        File.WriteAllText(Path.Combine(_folder, "text"), "");

        Assert.False(QemuSearch.TryLocate(Path.Combine(_folder, "text"), _environment.GetValueOrDefault, out _, out _));
    }

    [Fact]
    public void A_program_that_is_no_QEMU_is_told_with_what_it_says()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "QEMU is driven on Linux only.");
        string program = Program("other", "#!/bin/sh\necho 'no such option' >&2\nexit 4\n");

        Assert.False(QemuSearch.TryFind(program, out _, out string? problem));
        Assert.Equal($"'{program}' does not start as a QEMU: no such option", problem);
    }

    [Fact]
    public void A_QEMU_without_the_accelerator_is_one_with_the_real_time_clock_only()
    {
        QemuProgram real = QemuAtHand.Require(deterministic: false);
        string program = WithoutAccelerator(real);

        Assert.True(QemuSearch.TryFind(program, out QemuProgram? found, out _));
        Assert.Equal((program, real.Version, false), (found.Command, found.Version, found.HasAccelerator));
        using QemuPlatform platform = QemuAtHand.Open(new QemuOptions { Command = program });
        Assert.False(platform.IsDeterministic);
        Assert.False(QemuPlatform.TryOpen(new QemuOptions { Command = program, Clock = QemuClock.Deterministic }, out _, out string? problem));
        Assert.Contains("has no qtest accelerator", problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Find(string? command) => QemuSearch.TryLocate(command, _environment.GetValueOrDefault, out string? file, out _) ? file : null;

    private string WithoutAccelerator(QemuProgram real) => Program("old", $"""
        #!/bin/sh
        case "$*" in *accel=qtest*) echo 'qemu: invalid accelerator qtest' >&2; exit 1 ;; esac
        exec '{real.Command}' "$@"

        """);

    private string Program(string name, string text = "#!/bin/sh\n")
    {
        string file = Path.Combine(_folder, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return ShellScript.Write(file, text);
    }
}
