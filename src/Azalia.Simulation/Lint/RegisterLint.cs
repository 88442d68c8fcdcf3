using System.Globalization;
using Azalia.Platform;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Lint;

/// <summary>Rules of registers in general, and of the controller's reset.</summary>
internal sealed class RegisterLint(LintDevice device, LintReport report)
{
    private static readonly long s_resetHold = PlatformClock.ToTicks(TimeSpan.FromMicroseconds(100));

    private const uint TrafficPriority = 1 << 18;
    private const uint Alignment = 0x7F;

    private long _resetSince = long.MinValue;
    private bool _wasOutOfReset;

    /// <summary>When CRST was first seen to read 1; <see cref="long.MaxValue"/> while it does not.</summary>
    public long OutOfResetSince { get; private set; } = long.MaxValue;

    /// <summary>An access that touches no register.</summary>
    public void Unmapped(int offset, int width, string direction, string value) =>
        report.Add(LintRules.Unmapped, device.Now, string.Create(CultureInfo.InvariantCulture, $"{offset:X4}h"), $"{width * 8}-bit {direction}{value} of a place without a register");

    /// <summary>A write to any register.</summary>
    public void Check(in LintWrite write)
    {
        RegisterInfo register = write.Location.Register;
        uint clearable = register.WriteOneToClear;
        uint known = register.Writable | clearable | register.WriteOnly | Named(write);
        uint strange = write.Written & write.Mask & ~known & ~write.Before;
        bool cannotBeWritten = (register.Writable | clearable | register.WriteOnly) == 0;
        if (cannotBeWritten && write.IsShared && (write.Written & write.Mask) == 0)
            return; // Zeros beside the register that was meant.
        if (cannotBeWritten)
            report.Add(LintRules.ReadOnly, device.Now, write.Name, $"{write.Text} is written, and nothing of it can be");
        else if (strange != 0)
            report.Add(LintRules.ReservedBit, device.Now, write.Name, $"{write.Text} has reserved bits {Hex(strange)}");

        // A status register has nothing else to write; one that comes with its neighbour's write was not meant, unless there is no other way.
        uint cleared = write.Written & write.Mask & clearable & write.Before;
        if (write.IsShared && !device.Profile.Quirks.TakesDwordWritesOnly && cleared != 0 && register.Writable == 0)
            report.Add(LintRules.AccidentalAcknowledge, device.Now, write.Name, $"bits {Hex(cleared)} are cleared by a write that covers its neighbour, too");

        CheckHeld(write);
        if (write.Is<GlobalControl>())
            CheckReset(new GlobalControl(write.Before), new GlobalControl(write.After));
    }

    /// <summary>Looks whether CRST has followed what was written to it; before each access.</summary>
    public void Follow()
    {
        bool isOut = device.IsOutOfReset;
        if (isOut == _wasOutOfReset && _resetSince != long.MinValue)
            return;

        _wasOutOfReset = isOut;
        _resetSince = isOut ? long.MaxValue : device.Now;
        OutOfResetSince = isOut ? device.Now : long.MaxValue;
    }

    private void CheckHeld(in LintWrite write)
    {
        // Writing what a register holds anyway changes nothing: a driver may see to it that everything stands still.
        uint hardwired = write.Is<StreamControl>() && device.Profile.HardwiresTrafficPriority ? TrafficPriority : 0;
        bool changes = ((write.Written ^ write.Before) & write.Mask & write.Location.Register.Writable & ~hardwired) != 0;
        if (!changes || write.Is<GlobalControl>() || write.Is<WakeEnable>() || write.Is<StateChangeStatus>())
            return;

        if (!device.IsOutOfReset)
        {
            report.Add(LintRules.HeldInReset, device.Now, write.Name, $"{write.Text} is written while CRST reads 0");
            return;
        }

        bool isStream = write.Location.StreamIndex >= 0 && write.Location.StreamIndex < device.Streams;
        if (isStream && !write.Is<StreamControl>() && device.ControlOf(write.Location.StreamIndex).Reset)
            report.Add(LintRules.HeldInReset, device.Now, write.Name, $"{write.Text} is written while SRST reads 1");
    }

    private void CheckReset(GlobalControl before, GlobalControl after)
    {
        if (before.OutOfReset && !after.OutOfReset)
        {
            for (int stream = 0; stream < device.Streams; stream++)
            {
                if (device.ControlOf(stream).Run)
                    report.Add(LintRules.ResetWhileRunning, device.Now, "GCTL", $"CRST is cleared while stream descriptor {stream} runs");
            }

            if (device.CorbRuns || device.RirbRuns)
                report.Add(LintRules.ResetWhileRunning, device.Now, "GCTL", $"CRST is cleared while the {(device.CorbRuns ? "CORB" : "RIRB")} runs");
        }
        else if (!before.OutOfReset && after.OutOfReset && _resetSince > 0 && device.Now - _resetSince < s_resetHold)
        {
            report.Add(LintRules.ResetTooShort, device.Now, "GCTL", $"CRST is set {PlatformClock.ToTimeSpan(device.Now - _resetSince).TotalMicroseconds:F1} us after it read 0");
        }
    }

    // Bits that mean something and are read-only, or only writable in other controllers: reserved they are not.
    private static uint Named(in LintWrite write) =>
        write.Is<StreamControl>() ? StreamControl.DirectionWritable
        : write.Is<GlobalControl>() ? uint.MaxValue // RsvdP: preserved, whatever they are.
        : write.Is<ImmediateCommandStatus>() ? 0xFCu
        : write.Is<CorbLowerBase>() || write.Is<RirbLowerBase>() || write.Is<PositionLowerBase>() || write.Is<DescriptorListLowerBase>() ? Alignment // A rule of its own.
        : 0;

    private static string Hex(uint bits) => string.Create(CultureInfo.InvariantCulture, $"0x{bits:X}");
}
