using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Tests.Machine;

/// <summary>A controller goes to vfio-pci and back, whole or not at all.</summary>
public sealed class DriverBindingTests : IDisposable
{
    private const string Name = "0000:00:1b.0";
    private static readonly PciAddress s_address = new(0, 0, 0x1B, 0);

    private readonly PaperMachine _machine = new();

    public DriverBindingTests()
    {
        _machine.LoadDriver("vfio-pci");
        _machine.AddDevice(Name, 0x04_03_00, driver: "snd_hda_intel", group: 7);
        _machine.AddDevice("0000:00:1f.0", 0x06_01_00);
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Bind_takes_it_from_its_driver_and_unbind_gives_it_back()
    {
        Assert.True(DriverBinding.TryBind(_machine, s_address, out string? problem), problem);
        Assert.Equal(("vfio-pci", "vfio-pci"), (_machine.DriverOf(Name), _machine.OverrideOf(Name)));

        Assert.True(DriverBinding.TryUnbind(_machine, s_address, out problem), problem);
        Assert.Equal(("snd_hda_intel", ""), (_machine.DriverOf(Name), _machine.OverrideOf(Name)));
    }

    [Fact]
    public void To_bind_twice_changes_nothing_the_second_time()
    {
        Assert.True(DriverBinding.TryBind(_machine, s_address, out _));
        int writes = _machine.Writes.Count;

        Assert.True(DriverBinding.TryBind(_machine, s_address, out _));

        Assert.Equal(writes, _machine.Writes.Count);
    }

    [Fact]
    public void A_bind_that_vfio_does_not_follow_gives_the_controller_back()
    {
        _machine.ReluctantDriver = "vfio-pci";

        Assert.False(DriverBinding.TryBind(_machine, s_address, out string? problem));

        Assert.Contains("did not take", problem, StringComparison.Ordinal);
        Assert.Equal(("snd_hda_intel", ""), (_machine.DriverOf(Name), _machine.OverrideOf(Name)));
    }

    [Fact]
    public void Without_rights_one_line_says_so_and_nothing_is_changed()
    {
        _machine.IsReadOnly = true;

        Assert.False(DriverBinding.TryBind(_machine, s_address, out string? problem));

        Assert.Contains("it needs root", problem, StringComparison.Ordinal);
        Assert.Equal("snd_hda_intel", _machine.DriverOf(Name));
    }

    [Fact]
    public void Without_vfio_one_line_says_how_to_load_it()
    {
        Directory.Delete(_machine.PathOf("sys/bus/pci/drivers/vfio-pci"));

        Assert.False(DriverBinding.TryBind(_machine, s_address, out string? problem));

        Assert.Contains("modprobe vfio-pci", problem, StringComparison.Ordinal);
        Assert.Empty(_machine.Writes);
    }

    [Fact]
    public void What_is_no_HD_Audio_controller_is_left_alone()
    {
        Assert.False(DriverBinding.TryBind(_machine, new PciAddress(0, 0, 0x1F, 0), out string? bridge));
        Assert.False(DriverBinding.TryBind(_machine, new PciAddress(0, 0, 2, 0), out string? nothing));

        Assert.Contains("no HD Audio controller", bridge, StringComparison.Ordinal);
        Assert.Contains("no PCI device", nothing, StringComparison.Ordinal);
        Assert.Empty(_machine.Writes);
    }

    [Fact]
    public void A_controller_that_vfio_does_not_have_is_not_unbound()
    {
        Assert.False(DriverBinding.TryUnbind(_machine, s_address, out string? problem));

        Assert.Contains("snd_hda_intel", problem, StringComparison.Ordinal);
        Assert.Empty(_machine.Writes);
    }
}
