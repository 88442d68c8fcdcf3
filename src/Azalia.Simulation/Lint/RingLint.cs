using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Lint;

/// <summary>Rules of CORB, RIRB, immediate commands and the position buffer.</summary>
internal sealed class RingLint(LintDevice device, LintReport report)
{
    /// <summary>A write to any register.</summary>
    /// <param name="write">The write.</param>
    /// <param name="outOfResetSince">When CRST was first seen to read 1.</param>
    public void Check(in LintWrite write, long outOfResetSince)
    {
        switch (write.Location.Register.Offset)
        {
            case var offset when write.Location.Register.IsInStreamDescriptor || offset is < 0x40 or > 0x77:
                return;
            case 0x40 or 0x50:
                CheckBase(write, ~0x7Fu);
                CheckStill(write);
                break;
            case 0x70:
                CheckBase(write, ~0x7Eu);
                break;
            case 0x44 or 0x54 or 0x5A:
                CheckStill(write);
                break;
            case 0x4E or 0x5E:
                CheckStill(write);
                CheckSize(write);
                break;
            case 0x48:
                CheckWritePointer(write, outOfResetSince);
                break;
            case 0x4A when new CorbReadPointer((ushort)write.Written).Reset:
            case 0x58 when new RirbWritePointer((ushort)write.Written).Reset:
                CheckStill(write);
                break;
            case 0x68 when new ImmediateCommandStatus((ushort)write.After).Busy:
                CheckImmediate(write, outOfResetSince);
                break;
        }
    }

    private void CheckBase(in LintWrite write, uint allowed)
    {
        if ((write.Written & write.Mask & ~allowed) != 0)
            report.Add(LintRules.Unaligned, device.Now, write.Name, $"{write.Text} is no multiple of 128");
    }

    private void CheckStill(in LintWrite write)
    {
        bool isCorb = write.Location.Register.Offset < RirbLowerBase.Offset;
        if (isCorb ? device.CorbRuns : device.RirbRuns)
            report.Add(LintRules.RingWhileRunning, device.Now, write.Name, $"{write.Text} is written while {(isCorb ? "CORBRUN" : "RIRBDMAEN")} reads 1");
    }

    private void CheckSize(in LintWrite write)
    {
        CorbSize size = new((byte)write.After);
        if ((device.Profile.RingSizeCapabilities >> size.Code & 1) == 0)
            report.Add(LintRules.OutOfRange, device.Now, write.Name, $"size code {size.Code} is not one that the ring has");
    }

    private void CheckWritePointer(in LintWrite write, long outOfResetSince)
    {
        int entries = device.CorbEntries;
        int index = (int)(write.After & 0xFF);
        if (index >= entries)
            report.Add(LintRules.OutOfRange, device.Now, write.Name, $"entry {index} lies outside of a ring of {entries}");

        int added = (index - (int)(write.Before & 0xFF)) & (entries - 1);
        if (!device.CorbRuns || added == 0)
            return;

        if (device.CorbPending + added > entries - 1)
            report.Add(LintRules.CorbOverrun, device.Now, write.Name, $"{added} verbs are added to {device.CorbPending} that wait, in a ring of {entries}");
        if (!device.RirbRuns)
            report.Add(LintRules.NoRoomForAnswer, device.Now, write.Name, "verbs are sent while RIRBDMAEN reads 0");
        CheckCodecsReady(write, outOfResetSince);
    }

    private void CheckImmediate(in LintWrite write, long outOfResetSince)
    {
        if (new ImmediateCommandStatus((ushort)write.Before).Busy)
            report.Add(LintRules.ImmediateWhileCorb, device.Now, write.Name, "ICB is set while it reads 1");
        else if (device.CorbRuns && device.CorbPending != 0)
            report.Add(LintRules.ImmediateWhileCorb, device.Now, write.Name, $"ICB is set while {device.CorbPending} verbs wait in the CORB");
        CheckCodecsReady(write, outOfResetSince);
    }

    private void CheckCodecsReady(in LintWrite write, long outOfResetSince)
    {
        if (outOfResetSince != long.MaxValue && device.Now - outOfResetSince < LinkTiming.CodecWakeTicks)
            report.Add(LintRules.CodecTooEarly, device.Now, write.Name, $"a verb goes out {(device.Now - outOfResetSince) / LinkTiming.TicksPerFrame} frames after CRST read 1");
    }
}
