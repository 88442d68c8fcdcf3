using Azalia.Bus.Controller;
using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Tests.Controller;

/// <summary>Registers of a controller that takes whole dwords only: what a driver writes to one of them changes no other.</summary>
public sealed class DwordWindowTests
{
    private readonly Dwords _device = new();
    private readonly DwordWindow _window;

    public DwordWindowTests() => _window = new DwordWindow(_device);

    [Fact]
    public void A_byte_and_a_word_are_read_out_of_their_dword()
    {
        _device.Values[0x48 / 4] = 0x8765_4321;

        Assert.Equal([0x21, 0x43, 0x65, 0x87], new[] { _window.Read8(0x48), _window.Read8(0x49), _window.Read8(0x4A), _window.Read8(0x4B) });
        Assert.Equal([0x4321, 0x8765], new[] { _window.Read16(0x48), _window.Read16(0x4A) });
    }

    [Fact]
    public void A_narrow_write_leaves_its_neighbours_as_they_are()
    {
        _device.Values[0x90 / 4] = 0x1122_3344;

        _window.Write16(0x92, 0xABCD);
        _window.Write8(0x90, 0xEF);

        Assert.Equal(0xABCD_33EFu, _device.Values[0x90 / 4]);
    }

    [Fact]
    public void Control_bits_of_a_stream_are_written_without_acknowledging_what_it_reports()
    {
        int control = StreamDescriptorLayout.Base(5);
        _device.Values[control / 4] = 0x3C50_0000;

        _window.Write8(control, 0x1E);

        // FIFORDY is no command; BCIS, FIFOE and DESE are.
        Assert.Equal(0x2050_001Eu, _device.Values[control / 4]);
    }

    [Fact]
    public void What_a_stream_reports_is_acknowledged_without_changing_its_control_bits()
    {
        int control = StreamDescriptorLayout.Base(29);
        _device.Values[control / 4] = 0x1C50_001E;

        _window.Write8(control + 3, 0x04);

        Assert.Equal(0x0450_001Eu, _device.Values[control / 4]);
    }

    [Theory]
    [InlineData(0x0C, 0x0000_0000u, 0x0005_0000u, 0x0C)] // WAKEEN beside STATESTS.
    [InlineData(0x4C, 0x0000_0000u, 0x0000_0100u, 0x4C)] // CORBCTL beside CORBSTS.
    [InlineData(0x5C, 0x0000_0000u, 0x0000_0500u, 0x5C)] // RIRBCTL beside RIRBSTS.
    public void A_status_register_beside_the_one_that_is_written_is_not_acknowledged(int dword, uint expected, uint before, int offset)
    {
        _device.Values[dword / 4] = before;

        _window.Write8(offset, 0);

        Assert.Equal(expected, _device.Values[dword / 4]);
    }

    [Fact]
    public void A_dword_goes_through_as_it_is()
    {
        _window.Write32(StreamDescriptorLayout.Base(0), 0x1C50_001E);

        Assert.Equal(0x1C50_001Eu, _window.Read32(StreamDescriptorLayout.Base(0)));
    }

    private sealed class Dwords : MmioWindow
    {
        public uint[] Values { get; } = new uint[0x1000];

        public override int Length => 0x4000;

        public override byte Read8(int offset) => throw new NotSupportedException();

        public override ushort Read16(int offset) => throw new NotSupportedException();

        public override uint Read32(int offset) => Values[offset / 4];

        public override void Write8(int offset, byte value) => throw new NotSupportedException();

        public override void Write16(int offset, ushort value) => throw new NotSupportedException();

        public override void Write32(int offset, uint value) => Values[offset / 4] = value;
    }
}
