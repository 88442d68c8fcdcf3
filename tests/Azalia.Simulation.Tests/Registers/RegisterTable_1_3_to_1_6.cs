using Azalia.Simulation.Tests.Controller;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Registers;

/// <summary>The running controller against <see cref="RegisterTable"/>: every offset, every width, every way to cut an access.</summary>
public sealed class RegisterTable_1_3_to_1_6
{
    private const int WindowLength = 0x4000;

    public static TheoryData<int> Widths { get; } = [1, 2, 4];

    [Fact]
    public void The_table_has_no_overlaps()
    {
        int[] bytes = [.. RegisterTable.Rows.SelectMany(row => Enumerable.Range(row.Offset, row.Width))];

        Assert.Equal(bytes.Length, bytes.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void After_power_on_every_offset_reads_its_reset_value(int width)
    {
        ControllerRig rig = new();
        RegisterModel model = new();

        for (int offset = 0; offset + width <= WindowLength; offset++)
            AssertSame(model.Read(offset, width), rig.Device.Read(offset, width), offset, width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Out_of_reset_every_offset_reads_its_reset_value(int width)
    {
        ControllerRig rig = ControllerRig.Running();
        RegisterModel model = new();
        model.LeaveReset();

        for (int offset = 0; offset + width <= WindowLength; offset++)
        {
            if (!Enumerable.Range(offset, width).Any(RegisterModel.IsLive))
                AssertSame(model.Read(offset, width), rig.Device.Read(offset, width), offset, width);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_offset_takes_the_bits_that_it_may_and_no_others(int width)
    {
        ControllerRig rig = ControllerRig.Running();
        RegisterModel model = new();
        model.LeaveReset();

        foreach (uint pattern in (uint[])[0xFFFF_FFFF, 0x0000_0000, 0xA5A5_5A5A, 0x5A5A_A5A5, 0x1234_8765, 0])
        {
            for (int offset = 0; offset + width <= WindowLength; offset++)
                WriteBoth(rig, model, offset, width, pattern);
            AssertSameEverywhere(rig, model);
        }
    }

    [Fact]
    public void Any_sequence_of_partial_writes_leaves_what_the_table_says()
    {
        // Mostly where the registers are, and of every width at every alignment.
        Gen<(int Offset, int Width, uint Value)> write =
            from place in Gen.Choose(0, 9)
            from low in Gen.Choose(0, 0x1FF)
            from anywhere in Gen.Choose(0, WindowLength - 4)
            from width in Gen.Elements(1, 2, 4)
            from upper in Gen.Choose(0, 0xFFFF)
            from lower in Gen.Choose(0, 0xFFFF)
            select (place == 0 ? anywhere : low, width, (uint)upper << 16 | (uint)lower);

        Prop.ForAll(write.ListOf().ToArbitrary(), writes =>
        {
            ControllerRig rig = ControllerRig.Running();
            RegisterModel model = new();
            model.LeaveReset();
            foreach ((int offset, int width, uint value) in writes)
                WriteBoth(rig, model, offset, width, value);
            AssertSameEverywhere(rig, model);
        }).MustHold();
    }

    [Fact]
    public void A_write_is_the_same_however_it_is_split()
    {
        // All ways to cut four bytes into accesses of one, two and four.
        int[][] splits = [[4], [2, 2], [2, 1, 1], [1, 2, 1], [1, 1, 2], [1, 1, 1, 1]];
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            Random random = new(seed);
            RegisterModel model = new();
            model.LeaveReset();
            ControllerRig[] rigs = [.. splits.Select(_ => ControllerRig.Running())];
            for (int write = 0; write < 40; write++)
            {
                // Some of them straddle two dwords.
                int offset = random.Next(0x1A0 - 4);
                uint value = model.Harmless(offset, 4, (uint)random.NextInt64(1L << 32));
                model.Write(offset, 4, value);
                for (int i = 0; i < splits.Length; i++)
                {
                    int done = 0;
                    foreach (int width in splits[i])
                    {
                        rigs[i].Device.Write(offset + done, width, value >> 8 * done);
                        done += width;
                    }
                }
            }

            foreach (ControllerRig rig in rigs)
                AssertSameEverywhere(rig, model);
        }).MustHold();
    }

    [Fact]
    public void A_read_is_the_same_however_it_is_split()
    {
        ControllerRig rig = ControllerRig.Running();
        RegisterModel model = new();
        model.LeaveReset();
        Random random = new(5);
        for (int offset = 0; offset + 4 <= WindowLength; offset++)
            WriteBoth(rig, model, offset, 4, (uint)random.NextInt64(1L << 32));

        for (int offset = 0; offset + 4 <= WindowLength; offset++)
        {
            uint whole = rig.Device.Read(offset, 4);
            uint bytes = 0;
            for (int i = 0; i < 4; i++)
                bytes |= rig.Device.Read(offset + i, 1) << 8 * i;
            Assert.Equal(whole, bytes);
            Assert.Equal(whole, rig.Device.Read(offset, 2) | rig.Device.Read(offset + 2, 2) << 16);
            Assert.Equal(whole, rig.Device.Read(offset, 1) | rig.Device.Read(offset + 1, 2) << 8 | rig.Device.Read(offset + 3, 1) << 24);
        }
    }

    [Fact]
    public void While_the_controller_is_in_reset_only_the_surviving_registers_take_writes()
    {
        ControllerRig rig = new();
        RegisterModel model = new();

        for (int offset = 0; offset < WindowLength; offset++)
        {
            bool survives = RegisterTable.At(offset) is { Survives: true };

            // GCTL answers, but CRST would end the reset.
            if (offset is >= 0x08 and < 0x0C)
                continue;

            rig.Write8(offset, 0xFF);
            if (survives)
                model.Write(offset, 1, 0xFF);
        }

        AssertSameEverywhere(rig, model);
    }

    [Fact]
    public void A_controller_reset_restores_everything_but_the_surviving_registers()
    {
        ControllerRig rig = ControllerRig.Running();
        RegisterModel model = new();
        for (int offset = 0; offset < WindowLength; offset++)
        {
            if (offset is >= 0x08 and < 0x0C)
                continue;

            rig.Write8(offset, model.Harmless(offset, 1, 0xFF));
            if (RegisterTable.At(offset) is { Survives: true })
                model.Write(offset, 1, 0xFF);
        }

        rig.Write32(0x08, 0);
        rig.AdvanceFrames(2);

        AssertSameEverywhere(rig, model);
    }

    private static void WriteBoth(ControllerRig rig, RegisterModel model, int offset, int width, uint value)
    {
        value = model.Harmless(offset, width, value);
        model.Write(offset, width, value);
        rig.Device.Write(offset, width, value);
    }

    private static void AssertSameEverywhere(ControllerRig rig, RegisterModel model)
    {
        for (int offset = 0; offset < WindowLength; offset += 4)
        {
            if (!RegisterModel.IsLive(offset) || rig.Read32(0x08) == 0)
                AssertSame(model.Read(offset, 4), rig.Read32(offset), offset, 4);
        }
    }

    private static void AssertSame(uint expected, uint actual, int offset, int width)
    {
        if (expected != actual)
        {
            string name = RegisterTable.At(offset)?.Name ?? "reserved";
            Assert.Fail($"{name}: {width} bytes at 0x{offset:X} are 0x{actual:X}, not 0x{expected:X}.");
        }
    }
}
