using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Registers;

/// <summary>Every status bit of <see cref="RegisterTable"/> that is cleared by writing 1, brought up by what causes it, and cleared at every width.</summary>
public sealed class WriteOneToClear_1_3_to_1_5
{
    private const uint Verb = 0x000F_0004;

    [Fact]
    public void The_device_brings_up_every_bit_that_can_be_cleared()
    {
        ControllerRig rig = AllUp();

        foreach (RegisterTable.Row row in Causes())
            Assert.True((Read(rig, row) & row.Clear) == Expected(row), $"{row.Name} reads {Read(rig, row):X}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Writing_ones_to_a_byte_clears_its_bits_and_no_others(int width)
    {
        foreach (RegisterTable.Row written in Causes())
        {
            ControllerRig rig = AllUp();
            int offset = written.Offset & -width;

            // Ones in the status register, and in its neighbours what they hold.
            uint value = rig.Device.Read(offset, width);
            for (int i = 0; i < width; i++)
            {
                RegisterTable.Row? row = RegisterTable.At(offset + i);
                if (row == written)
                    value |= 0xFFu << 8 * i & (row.Clear >> 8 * (offset + i - row.Offset) & 0xFF) << 8 * i;
                else if (row is { Clear: not 0 })
                    value &= ~(0xFFu << 8 * i);
            }

            rig.Device.Write(offset, width, value);

            foreach (RegisterTable.Row row in Causes())
            {
                uint kept = row == written ? Expected(row) & ~Covered(row, offset, width) : Expected(row);
                Assert.True((Read(rig, row) & row.Clear) == kept, $"after {written.Name}, {row.Name} reads {Read(rig, row):X}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Writing_zeros_clears_nothing(int width)
    {
        ControllerRig rig = AllUp();

        foreach (RegisterTable.Row row in Causes())
        {
            for (int offset = row.Offset & -width; offset < row.Offset + row.Width; offset += width)
                rig.Device.Write(offset, width, 0);
        }

        foreach (RegisterTable.Row row in Causes())
            Assert.Equal(Expected(row), Read(rig, row) & row.Clear);
    }

    [Fact]
    public void Each_bit_is_cleared_alone()
    {
        foreach (RegisterTable.Row row in Causes())
        {
            for (uint bits = Expected(row); bits != 0; bits &= bits - 1)
            {
                ControllerRig rig = AllUp();
                uint bit = bits & ~(bits - 1);

                rig.Device.Write(row.Offset, row.Width, bit);

                Assert.Equal(Expected(row) & ~bit, Read(rig, row) & row.Clear);
            }
        }
    }

    // The registers with such bits; one stream stands for all of its kind.
    private static IEnumerable<RegisterTable.Row> Causes() =>
        RegisterTable.Rows.Where(row => row.Clear != 0 && (row.Offset < 0x80 || row.Name is "SD4STS"));

    // Three codecs, so three bits of STATESTS.
    private static uint Expected(RegisterTable.Row row) => row.Name == "STATESTS" ? 0b111 : row.Clear;

    private static uint Covered(RegisterTable.Row row, int offset, int width)
    {
        uint bits = 0;
        for (int i = 0; i < row.Width; i++)
        {
            if (row.Offset + i >= offset && row.Offset + i < offset + width)
                bits |= 0xFFu << 8 * i;
        }

        return bits;
    }

    private static uint Read(ControllerRig rig, RegisterTable.Row row) => rig.Device.Read(row.Offset, row.Width);

    private static ControllerRig AllUp()
    {
        ControllerRig rig = new(codecs: 3);
        rig.LeaveReset();

        // ICS: an immediate command. GSTS: a flush.
        rig.Write16(0x68, 1);
        rig.Write32(0x08, 3);
        rig.AdvanceFrames(3);

        // RIRBSTS: a response, and one that finds no memory. CORBSTS: a fetch that finds none.
        rig.StartRings();
        rig.Queue(Verb);
        rig.AdvanceFrames(3);
        rig.Memory.Refuse(ControllerRig.Rirb, 2048);
        rig.Queue(Verb);
        rig.AdvanceFrames(3);
        rig.Memory.Refuse(ControllerRig.Corb, 1024);
        rig.Queue(Verb);

        // SDnSTS: a completed buffer, data that is refused, and then a descriptor.
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -128, 4096, 4096);
        rig.Memory.Refuse(stream.Buffer + 128, 64);
        rig.Memory.Refuse(stream.List + 32, 16);
        stream.WriteControl(StreamRig.Run);
        rig.AdvanceFrames(2000);
        return rig;
    }
}
