using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests.Registers;

public sealed class RegisterFileTests
{
    private readonly List<string> _effects = [];
    private readonly RegisterFile _file = new(0x100);
    private readonly RegisterBank _bank = new();
    private readonly RegisterCell<StreamControl, uint> _control;
    private readonly RegisterCell<StreamStatus, byte> _status;
    private readonly RegisterCell<CyclicBufferLength, uint> _length;
    private readonly RegisterCell<WakeEnable, ushort> _wake;

    public RegisterFileTests()
    {
        _status = _file.Add(new RegisterCell<StreamStatus, byte>(_bank, 0x80)
        {
            Written = before => _effects.Add($"status {before.Raw:X2}"),
        });
        _control = _file.Add(new RegisterCell<StreamControl, uint>(_bank, 0x80)
        {
            Written = before => _effects.Add($"control {before.Raw:X6}"),
        });
        _length = _file.Add(new RegisterCell<CyclicBufferLength, uint>(_bank, 0x7C)
        {
            Written = before => _effects.Add($"length {before.Raw:X8} control {_control!.Value.Raw:X6}"),
        });
        _wake = _file.Add(new RegisterCell<WakeEnable, ushort>(_bank) { WritableWhileHeld = 0x00F0 });
        _bank.Reset();
    }

    [Fact]
    public void A_dword_over_two_registers_reads_both()
    {
        _control.Value = new StreamControl(0x54_0002);
        _status.Value = new StreamStatus(0x24);

        Assert.Equal(0x2454_0002u, _file.Read(0x80, 4));
        Assert.Equal(0x2454u, _file.Read(0x82, 2));
        Assert.Equal(0x24u, _file.Read(0x83, 1));
    }

    [Fact]
    public void A_write_over_two_registers_runs_each_side_effect_once_in_the_order_of_offsets()
    {
        _file.Write(0x80, 4, 0x0050_0002);

        Assert.Equal(["control 000000", "status 00"], _effects);
    }

    [Fact]
    public void A_side_effect_sees_every_register_of_the_write_in_place()
    {
        // An unaligned dword: the upper half of the length, the lower half of the control.
        _file.Write(0x84 - 2, 4, 0);
        _effects.Clear();
        _file.Write(0x82, 4, 0xABCD_0070);

        Assert.Equal(["control 000000", "status 00", "length 00000000 control 700000"], _effects);
        Assert.Equal(0x0000_ABCDu, _length.Value.Raw);
    }

    [Fact]
    public void Status_bits_are_cleared_only_by_bytes_that_are_enabled()
    {
        _status.Value = new StreamStatus(0x1C);

        _file.Write(0x80, 2, 0xFFFF);
        Assert.Equal(0x1C, _status.Value.Raw);

        _file.Write(0x82, 2, 0x0400);
        Assert.Equal(0x18, _status.Value.Raw);

        _file.Write(0x83, 1, 0x08);
        Assert.Equal(0x10, _status.Value.Raw);
    }

    [Fact]
    public void A_byte_write_leaves_the_other_bytes_of_a_register_alone()
    {
        _file.Write(0x84, 4, 0x1122_3344);
        _file.Write(0x86, 1, 0xAB);

        Assert.Equal(0x11AB_3344u, _length.Value.Raw);
    }

    [Fact]
    public void Value_bits_above_the_width_are_ignored()
    {
        _file.Write(0x84, 1, 0xFFFF_FF12);

        Assert.Equal(0x12u, _length.Value.Raw);

        // Nor do they clear status bits in the register's other byte.
        RegisterCell<StateChangeStatus, ushort> changes = _file.Add(new RegisterCell<StateChangeStatus, ushort>(_bank));
        changes.Value = new StateChangeStatus(0x0101);
        _file.Write(0x0E, 1, 0xFFFF_FF01);
        Assert.Equal(0x0100, changes.Value.Raw);
    }

    [Fact]
    public void Places_without_a_register_read_zero_and_are_counted()
    {
        Assert.Equal(0u, _file.Read(0x40, 4));
        _file.Write(0x40, 4, 0xFFFF_FFFF);

        Assert.Equal(1, _file.UnmappedReads);
        Assert.Equal(1, _file.UnmappedWrites);
        Assert.Null(_file.Find(0x40));
    }

    [Fact]
    public void An_access_over_the_end_of_the_window_sees_what_is_before_it()
    {
        RegisterFile file = new(0x10);
        _ = file.Add(new RegisterCell<WakeEnable, ushort>(_bank, 2));

        file.Write(0x0E, 4, 0xFFFF_1234);

        Assert.Equal(0x1234u, file.Read(0x0E, 4));
        Assert.Equal(0u, file.Read(0x10, 4));
    }

    [Fact]
    public void A_held_bank_ignores_writes_except_for_the_bits_that_stay_writable()
    {
        _bank.IsHeld = true;

        _file.Write(0x84, 4, 0x1234);
        _file.Write(0x0C, 2, 0x7FFF);

        Assert.Equal(0u, _length.Value.Raw);
        Assert.Equal(0x00F0, _wake.Value.Raw);
        Assert.Equal(1, _file.IgnoredWrites);
        Assert.Empty(_effects);
    }

    [Fact]
    public void A_reset_of_the_bank_restores_every_register_without_side_effects()
    {
        _file.Write(0x84, 4, 5);
        _file.Write(0x0C, 2, 5);
        _effects.Clear();

        _bank.Reset();

        Assert.Equal(0u, _file.Read(0x84, 4));
        Assert.Equal(0u, _file.Read(0x0C, 2));
        Assert.Empty(_effects);
    }

    [Fact]
    public void Registers_may_not_overlap() =>
        Assert.Throws<ArgumentException>(() => _file.Add(new RegisterCell<CyclicBufferLength, uint>(_bank, 0x80 - 8)));

    [Fact]
    public void Registers_may_not_cross_their_dword() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegisterCell<CyclicBufferLength, uint>(_bank, 1));

    [Fact]
    public void A_live_register_is_computed_when_it_is_read()
    {
        uint ticks = 0;
        RegisterFile file = new(0x40);
        _ = file.Add(new RegisterCell<WallClock, uint>(_bank) { Live = _ => new WallClock(++ticks) });

        Assert.Equal(1u, file.Read(0x30, 4));
        Assert.Equal(2u, file.Read(0x30, 4));
    }

    [Fact]
    public void Write_only_bits_read_as_zero()
    {
        RegisterFile file = new(0x60);
        RegisterCell<RirbWritePointer, ushort> pointer = file.Add(new RegisterCell<RirbWritePointer, ushort>(_bank));

        file.Write(0x58, 2, 0x8000);

        Assert.True(pointer.Value.Reset);
        Assert.Equal(0u, file.Read(0x58, 2));
    }
}
