using Azalia.Specification.Registers;

namespace Azalia.Referee.Comparing;

/// <summary>Conditions for what is computed from other bits: a difference follows when each machine is true to what it shows of its causes itself.</summary>
/// <remarks>The causes were read at the same moment; where they differ, that has its own reason in the list.</remarks>
internal static class InterruptConditions
{
    private const uint AllCauses = 0x1C;

    /// <summary>INTSTS.GIS is what INTSTS and INTCTL make of it, on each machine.</summary>
    public static bool GlobalFollows(Difference d, History h) =>
        h.Seen(InterruptControl.Offset) is { } control
        && Global(d.Ours, control.Ours) == (d.OurField != 0)
        && Global(d.Theirs, control.Theirs) == (d.TheirField != 0);

    /// <summary>INTSTS.CIS or SIS is what the registers behind it make of it, on each machine; QEMU leaves their enables out.</summary>
    public static bool CausesFollow(Difference d, History h)
    {
        if (d.Stream >= 0)
        {
            return h.Seen(StreamDescriptorLayout.Base(d.Stream)) is { } stream
                && Stream(stream.Ours) == (d.OurField != 0)
                && ((stream.Theirs >> 26 & 1) != 0) == (d.TheirField != 0);
        }

        return h.Seen(RirbStatus.Offset) is { } status && h.Seen(RirbControl.Offset) is { } control
            && h.Seen(StateChangeStatus.Offset) is { } change && h.Seen(WakeEnable.Offset) is { } wake
            && h.Seen(CorbStatus.Offset) is { } corbStatus && h.Seen(CorbControl.Offset) is { } corbControl
            && ((status.Ours & control.Ours & 5) != 0 || (change.Ours & wake.Ours) != 0 || (corbStatus.Ours & corbControl.Ours & 1) != 0)
                == (d.OurField != 0)
            && ((status.Theirs & 5) != 0 || (change.Theirs & wake.Theirs) != 0) == (d.TheirField != 0);
    }

    /// <summary>The line is GIE and GIS, on each machine.</summary>
    public static bool LineFollows(Difference d, History h) =>
        h.Seen(InterruptStatus.Offset) is { } status && h.Seen(InterruptControl.Offset) is { } control
        && Line(status.Ours, control.Ours) == (d.OurField != 0)
        && Line(status.Theirs, control.Theirs) == (d.TheirField != 0);

    private static bool Global(uint status, uint control) => (status & control & 0x7FFF_FFFF) != 0;

    private static bool Line(uint status, uint control) => (status & control & 0x8000_0000) != 0;

    private static bool Stream(uint dword) => (dword >> 24 & (dword & AllCauses)) != 0;
}
