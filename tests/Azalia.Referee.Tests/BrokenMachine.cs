using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Referee.Machines;

namespace Azalia.Referee.Tests;

/// <summary>A machine whose register window lies, in one way that a test chooses.</summary>
internal sealed class BrokenMachine : Machine
{
    private readonly Machine _inner;

    /// <summary>Puts a lie before a machine.</summary>
    /// <param name="inner">The machine, owned.</param>
    /// <param name="read">Gets offset, width and the true value, and gives what is read.</param>
    /// <param name="write">Gets offset, width and value, and gives what is written.</param>
    public BrokenMachine(Machine inner, Func<int, int, uint, uint>? read = null, Func<int, int, uint, uint>? write = null)
    {
        _inner = inner;
        Platform = new BrokenPlatform(inner.Platform, read ?? Truth, write ?? Truth);
    }

    public override HdaPlatform Platform { get; }

    public override short[] TakeHeard(int codec) => _inner.TakeHeard(codec);

    private static uint Truth(int offset, int width, uint value) => value;

    private sealed class BrokenPlatform(HdaPlatform inner, Func<int, int, uint, uint> read, Func<int, int, uint, uint> write) : HdaPlatform
    {
        public override string Name => "broken " + inner.Name;

        public override MmioWindow Registers { get; } = new BrokenWindow(inner.Registers, read, write);

        public override PciConfigurationSpace Configuration => inner.Configuration;

        public override PlatformClock Clock => inner.Clock;

        public override InterruptSource Interrupt => inner.Interrupt;

        public override DmaMemory Memory => inner.Memory;

        public override void Dispose() => inner.Dispose();
    }

    private sealed class BrokenWindow(MmioWindow inner, Func<int, int, uint, uint> read, Func<int, int, uint, uint> write) : MmioWindow
    {
        public override int Length => inner.Length;

        public override byte Read8(int offset) => (byte)read(offset, 1, inner.Read8(offset));

        public override ushort Read16(int offset) => (ushort)read(offset, 2, inner.Read16(offset));

        public override uint Read32(int offset) => read(offset, 4, inner.Read32(offset));

        public override void Write8(int offset, byte value) => inner.Write8(offset, (byte)write(offset, 1, value));

        public override void Write16(int offset, ushort value) => inner.Write16(offset, (ushort)write(offset, 2, value));

        public override void Write32(int offset, uint value) => inner.Write32(offset, write(offset, 4, value));
    }
}
