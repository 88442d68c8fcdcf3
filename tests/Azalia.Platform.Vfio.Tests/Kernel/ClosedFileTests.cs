using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Tests.Kernel;

/// <summary>A file that is closed reaches nothing any more, least of all the file that has its number by then.</summary>
[SupportedOSPlatform("linux")]
public sealed class ClosedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azalia-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_to_a_closed_file_arrives_in_no_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        VfioFile closed = VfioFile.Open(Make("closed"))!;
        closed.Dispose();

        // The kernel gives the lowest number that is free: one of these has that of the closed one.
        FileStream[] others = [.. Enumerable.Range(0, 16).Select(i => File.Open(Make($"{i}"), FileMode.Open, FileAccess.ReadWrite))];
        Assert.False(closed.TryWrite(0, [1, 2, 3, 4]));
        Assert.False(closed.TryRead(0, new byte[4]));
        closed.Signal();
        Assert.Equal(0UL, closed.TakeSignals());
        foreach (FileStream other in others)
            other.Dispose();

        foreach (string file in Directory.EnumerateFiles(_folder))
            Assert.Equal(new byte[256], File.ReadAllBytes(file));
    }

    [Fact]
    public void A_request_to_a_closed_file_fails_with_the_systems_error_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        VfioFile closed = VfioFile.CreateEvent()!;
        closed.Dispose();

        Assert.Equal(-1, closed.Control(VfioRequest.GetApiVersion));
        Assert.Equal(SystemError.BadFile, LastError.Value);
    }

    [Fact]
    public void A_request_that_fails_leaves_its_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        using VfioFile file = VfioFile.Open(Make("plain"))!;

        Assert.Equal(-1, file.Control(VfioRequest.GetApiVersion));
        Assert.Contains("ioctl", LastError.Text, StringComparison.Ordinal);
    }

    private string Make(string name)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[256]);
        return path;
    }
}
