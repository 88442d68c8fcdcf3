using Azalia.Bus.Ddi;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>A stream descriptor that does not answer to its handshakes (DDI 2.5).</summary>
internal static class HungDescriptor
{
    public const uint Reset = 1;
    public const uint Run = 2;

    /// <summary>What can be wrong with it.</summary>
    public static string[] Faults { get; } = ["SRST never reads 1", "SRST never reads 0", "RUN never reads 0", "FIFOS stays 0", "all ones"];

    /// <summary>Offset of SDnCTL of an engine.</summary>
    public static int ControlOf(BusFixture bus, DmaEngineHandle handle) => StreamDescriptorLayout.Base(bus.IndexOf(handle));

    /// <summary>Breaks the descriptor of an engine.</summary>
    public static void Break(BusFixture bus, DmaEngineHandle handle, string fault)
    {
        int control = ControlOf(bus, handle);
        int fifo = control + FifoSize.Offset;

        // It does not reset, either: one that does, and only does not show it, is a quirk and not a fault.
        if (fault == "SRST never reads 1")
            bus.Platform.Window.Writing = (offset, _, value) => offset != control || (value & Reset) == 0;

        bus.Platform.Window.Reading = fault switch
        {
            "SRST never reads 1" => (offset, _, value) => offset == control ? value & ~Reset : value,
            "SRST never reads 0" => (offset, _, value) => offset == control ? value | Reset : value,
            "RUN never reads 0" => (offset, _, value) => offset == control ? value | Run : value,
            "FIFOS stays 0" => (offset, _, value) => offset == fifo ? 0 : value,
            _ => (offset, _, value) => offset >= control && offset < control + StreamDescriptorLayout.Size ? uint.MaxValue : value,
        };
    }
}
