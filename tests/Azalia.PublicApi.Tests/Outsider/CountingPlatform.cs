using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>A platform from outside around another one: a window of its own, everything else as it is.</summary>
internal sealed class CountingPlatform(HdaPlatform inner) : HdaPlatform
{
    private readonly CountingWindow _registers = new(inner.Registers);

    public int Reads => _registers.Reads;

    public int Writes => _registers.Writes;

    public override string Name => "counting";

    public override MmioWindow Registers => _registers;

    public override PciConfigurationSpace Configuration => inner.Configuration;

    public override PlatformClock Clock => inner.Clock;

    public override InterruptSource Interrupt => inner.Interrupt;

    public override DmaMemory Memory => inner.Memory;

    public override void Dispose() => inner.Dispose();

    private sealed class CountingWindow(MmioWindow inner) : MmioWindow
    {
        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public override int Length => inner.Length;

        public override byte Read8(int offset)
        {
            Reads++;
            return inner.Read8(offset);
        }

        public override ushort Read16(int offset)
        {
            Reads++;
            return inner.Read16(offset);
        }

        public override uint Read32(int offset)
        {
            Reads++;
            return inner.Read32(offset);
        }

        public override void Write8(int offset, byte value)
        {
            Writes++;
            inner.Write8(offset, value);
        }

        public override void Write16(int offset, ushort value)
        {
            Writes++;
            inner.Write16(offset, value);
        }

        public override void Write32(int offset, uint value)
        {
            Writes++;
            inner.Write32(offset, value);
        }
    }
}
