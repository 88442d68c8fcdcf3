using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>A platform from outside with nothing behind its registers: every read gives the same byte, as an empty slot or a dead chip does.</summary>
internal sealed class EmptySlot(byte everywhere) : HdaPlatform
{
    public override string Name => "empty";

    public override MmioWindow Registers { get; } = new Constant(everywhere);

    public override PciConfigurationSpace Configuration { get; } = new ConstantConfiguration(everywhere);

    public override PlatformClock Clock { get; } = new HandClock();

    public override InterruptSource Interrupt { get; } = new();

    public override DmaMemory Memory { get; } = new(new DmaMemoryOptions { ArenaBytes = 1 << 20 });

    public override void Dispose() => Memory.Dispose();

    private sealed class Constant(byte value) : MmioWindow
    {
        public override int Length => 0x4000;

        public override byte Read8(int offset) => value;

        public override ushort Read16(int offset) => (ushort)(value * 0x0101);

        public override uint Read32(int offset) => value * 0x0101_0101u;

        public override void Write8(int offset, byte value) => CheckAccess(offset, 1);

        public override void Write16(int offset, ushort value) => CheckAccess(offset, 2);

        public override void Write32(int offset, uint value) => CheckAccess(offset, 4);
    }

    private sealed class ConstantConfiguration(byte value) : PciConfigurationSpace
    {
        public override byte Read8(int offset) => value;

        public override ushort Read16(int offset) => (ushort)(value * 0x0101);

        public override uint Read32(int offset) => value * 0x0101_0101u;

        public override void Write8(int offset, byte value)
        {
        }

        public override void Write16(int offset, ushort value)
        {
        }

        public override void Write32(int offset, uint value)
        {
        }
    }
}
