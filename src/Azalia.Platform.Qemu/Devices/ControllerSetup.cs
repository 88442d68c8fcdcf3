using Azalia.Platform.Qemu.Link;
using Azalia.Specification.Pci;

namespace Azalia.Platform.Qemu.Devices;

/// <summary>What firmware and operating system of a real machine do before a driver starts: give the controller an address and an interrupt.</summary>
internal static class ControllerSetup
{
    /// <summary>Where the registers are put: in the hole below 4 GiB that this machine leaves for devices.</summary>
    public const ulong RegisterBase = 0xFEBF_0000;

    /// <summary>The word in guest memory that a message interrupt writes: in the part of memory that is never given out.</summary>
    public const int MessageAddress = 0x1000;

    private const int Bar0 = 0x10;

    // The MSI capability of this controller, with 64-bit addresses: control, address, data.
    private const int MessageControl = 0x62;
    private const int MessageAddressLow = 0x64;
    private const int MessageAddressHigh = 0x68;
    private const int MessageData = 0x6C;
    private const uint MessageEnable = 1;
    private const uint MessageValue = 1;

    /// <summary>Sets the controller up. It decodes nothing yet: that is the driver's to say.</summary>
    /// <returns>The controller's identity, or all ones if there is none.</returns>
    public static uint Run(QtestLink link, PciFunction function, QemuInterrupt interrupt)
    {
        function.Write(Bar0, 4, (uint)RegisterBase);
        if (interrupt == QemuInterrupt.Message)
        {
            function.Write(MessageAddressLow, 4, MessageAddress);
            function.Write(MessageAddressHigh, 4, 0);
            function.Write(MessageData, 2, MessageValue);
            function.Write(MessageControl, 2, MessageEnable);
        }
        else
        {
            link.InterceptInterrupts();
        }

        return function.Read(PciConfigurationOffset.VendorId, 4);
    }
}
