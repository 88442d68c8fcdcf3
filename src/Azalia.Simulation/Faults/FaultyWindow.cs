using Azalia.Platform;

namespace Azalia.Simulation.Faults;

/// <summary>The register window, with faults on it.</summary>
internal sealed class FaultyWindow(MmioWindow inner, PlatformClock clock, ActiveFault[] faults) : MmioWindow
{
    // Any thread may come here; the counts and choices of a fault are one thread's at a time. No access is made inside.
    private readonly Lock _lock = new();

    public override int Length => inner.Length;

    public override byte Read8(int offset)
    {
        Stall(FaultPlace.Read, offset, 1);
        return (byte)Seen(offset, 1, inner.Read8(offset));
    }

    public override ushort Read16(int offset)
    {
        Stall(FaultPlace.Read, offset, 2);
        return (ushort)Seen(offset, 2, inner.Read16(offset));
    }

    public override uint Read32(int offset)
    {
        Stall(FaultPlace.Read, offset, 4);
        return Seen(offset, 4, inner.Read32(offset));
    }

    public override void Write8(int offset, byte value)
    {
        uint arriving = value;
        for (int times = Arriving(offset, 1, ref arriving); times > 0; times--)
            inner.Write8(offset, (byte)arriving);
    }

    public override void Write16(int offset, ushort value)
    {
        uint arriving = value;
        for (int times = Arriving(offset, 2, ref arriving); times > 0; times--)
            inner.Write16(offset, (ushort)arriving);
    }

    public override void Write32(int offset, uint value)
    {
        for (int times = Arriving(offset, 4, ref value); times > 0; times--)
            inner.Write32(offset, value);
    }

    private uint Seen(int offset, int width, uint value)
    {
        long now = clock.Ticks;
        lock (_lock)
        {
            foreach (ActiveFault fault in faults)
            {
                if (fault.Fault.Place == FaultPlace.Registers && fault.Kind == FaultActionKind.Gone && fault.Strikes(now))
                    value = uint.MaxValue;
                else if (fault.Fault.Place == FaultPlace.Read && fault.Kind != FaultActionKind.Stall && Meets(fault, offset, width, out int start) && fault.Strikes(now))
                    value = Change(fault, offset, width, value, start);
            }
        }

        return value;
    }

    // How often a write arrives: not at all, once, or more often.
    private int Arriving(int offset, int width, ref uint value)
    {
        Stall(FaultPlace.Write, offset, width);
        long now = clock.Ticks;
        int times = 1;
        lock (_lock)
        {
            foreach (ActiveFault fault in faults)
            {
                if (fault.Fault.Place == FaultPlace.Registers && fault.Kind == FaultActionKind.Gone && fault.Strikes(now))
                    return 0;
                if (fault.Fault.Place != FaultPlace.Write || fault.Kind == FaultActionKind.Stall || !Meets(fault, offset, width, out int start) || !fault.Strikes(now))
                    continue;
                if (fault.Kind == FaultActionKind.Drop)
                    return 0;
                if (fault.Kind == FaultActionKind.Twice)
                    times++;
                else
                    value = Change(fault, offset, width, value, start);
            }
        }

        return times;
    }

    private void Stall(FaultPlace place, int offset, int width)
    {
        long ticks = 0;
        long now = clock.Ticks;
        lock (_lock)
        {
            foreach (ActiveFault fault in faults)
            {
                bool isHere = fault.Fault.Place == FaultPlace.Registers || (fault.Fault.Place == place && Meets(fault, offset, width, out _));
                if (isHere && fault.Kind == FaultActionKind.Stall && fault.Strikes(now))
                    ticks += fault.Fault.Action.Ticks;
            }
        }

        for (long left = ticks; left > 0; left -= PlatformClock.ToTicks(PlatformClock.LongestStall))
            clock.Stall(PlatformClock.ToTimeSpan(Math.Min(left, PlatformClock.ToTicks(PlatformClock.LongestStall))));
    }

    private static bool Meets(ActiveFault fault, int offset, int width, out int start)
    {
        FaultRegister register = fault.Fault.Register!.Value;
        for (int i = 0; i < width; i++)
        {
            if (register.Holds(offset + i, out start))
                return true;
        }

        start = 0;
        return false;
    }

    // The access and the register overlap, and neither need hold the other: what is not accessed counts as zero.
    private static uint Change(ActiveFault fault, int offset, int width, uint value, int start)
    {
        int bits = fault.Fault.Register!.Value.Register.Width * 8;
        int shift = (offset - start) * 8;
        ulong registerMask = (1ul << bits) - 1;
        ulong accessMask = (1ul << width * 8) - 1;
        ulong seen = (shift >= 0 ? (ulong)value << shift : (ulong)value >> -shift) & registerMask;
        ulong changed = fault.Change(seen, bits);
        ulong back = (shift >= 0 ? changed >> shift : changed << -shift) & accessMask;
        ulong covered = (shift >= 0 ? registerMask >> shift : registerMask << -shift) & accessMask;
        return (uint)(value & ~covered | back & covered);
    }
}
