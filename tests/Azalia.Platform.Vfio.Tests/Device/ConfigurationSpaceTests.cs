using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Device;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Tests.Device;

/// <summary>Configuration space through a file: here one of 256 bytes that begin at byte 512.</summary>
[SupportedOSPlatform("linux")]
public sealed class ConfigurationSpaceTests : IDisposable
{
    private const int Start = 512;
    private const int Length = 256;
    private const byte MemorySpace = 2;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Memory_decoding_stays_on_whatever_is_written_and_however()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        File.WriteAllBytes(_path, new byte[Start + Length]);
        using VfioFile file = VfioFile.Open(_path)!;
        VfioConfigurationSpace space = new(file, Start, Length);

        space.Write16(4, 0);
        Assert.Equal(MemorySpace, space.Read16(4));
        space.Write8(4, 0x04);
        Assert.Equal(0x06, space.Read8(4));
        space.Write32(4, 0x0400_0000);
        Assert.Equal(0x0400_0002u, space.Read32(4));

        // Nobody should; the kernel takes it.
        space.Write32(2, 0);
        Assert.Equal(MemorySpace, space.Read16(4));
        space.Write16(3, 0);
        Assert.Equal(MemorySpace, space.Read16(4));
    }

    [Fact]
    public void The_function_stays_in_D0_whatever_is_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        byte[] bytes = new byte[Start + Length];
        bytes[Start + 0x34] = 0x60;
        (bytes[Start + 0x60], bytes[Start + 0x61]) = (0x05, 0x50);
        (bytes[Start + 0x50], bytes[Start + 0x51]) = (0x01, 0x00);
        File.WriteAllBytes(_path, bytes);
        using VfioFile file = VfioFile.Open(_path)!;
        VfioConfigurationSpace space = new(file, Start, Length);

        space.Write16(0x54, 0x8103);
        Assert.Equal(0x8100, space.Read16(0x54));
        space.Write32(0x54, 0xFFFF_FFFF);
        Assert.Equal(0xFFFF_FFFCu, space.Read32(0x54));
        space.Write8(0x54, 2);
        Assert.Equal(0, space.Read8(0x54));
        space.Write32(0x60, 0x0103_0005);
        Assert.Equal(0x0103_0005u, space.Read32(0x60));
    }

    [Theory]
    [InlineData(0x60, 0x60)]
    [InlineData(0xFC, 0)]
    [InlineData(0xFF, 0)]
    [InlineData(0x10, 0)]
    public void A_list_of_capabilities_that_leads_nowhere_ends(byte first, byte next)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        byte[] bytes = new byte[Start + Length];
        bytes[Start + 0x34] = first;
        if (first < 0xFF)
            bytes[Start + first + 1] = next;

        File.WriteAllBytes(_path, bytes);
        using VfioFile file = VfioFile.Open(_path)!;
        VfioConfigurationSpace space = new(file, Start, Length);

        space.Write32(0x64, 0x0000_0003);
        Assert.Equal(3u, space.Read32(0x64));
    }

    [Fact]
    public void What_lies_behind_it_reads_as_zero_and_takes_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        File.WriteAllBytes(_path, [.. Enumerable.Repeat((byte)0xAA, Start + Length + 8)]);
        using VfioFile file = VfioFile.Open(_path)!;
        VfioConfigurationSpace space = new(file, Start, Length);

        Assert.Equal(0xAAAA_AAAAu, space.Read32(Length - 4));
        Assert.Equal(0u, space.Read32(Length));
        Assert.Equal(0u, space.Read32(int.MaxValue));
        space.Write32(Length - 2, 0);
        space.Write32(Length, 0);
        Assert.All(File.ReadAllBytes(_path), static value => Assert.Equal(0xAA, value));
    }

    [Fact]
    public void Of_a_closed_device_it_reads_as_all_ones()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "VFIO is Linux's.");
        File.WriteAllBytes(_path, new byte[Start + Length]);
        VfioFile file = VfioFile.Open(_path)!;
        VfioConfigurationSpace space = new(file, Start, Length);
        file.Dispose();

        Assert.Equal(0xFF, space.Read8(0));
        Assert.Equal(0xFFFF, space.Read16(0));
        Assert.Equal(uint.MaxValue, space.Read32(0));
        space.Write16(4, 0);
    }
}
