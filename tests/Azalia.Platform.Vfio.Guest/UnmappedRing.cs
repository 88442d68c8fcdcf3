using System.Runtime.Versioning;
using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform.Vfio;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Platform.Vfio.Guest;

/// <summary>
/// The command ring is moved to an address that was never mapped: the IOMMU refuses the device's reads and the kernel reports them; the driver's verbs end without an answer, and nothing hangs.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class UnmappedRing
{
    private const uint Nowhere = 0x33;

    /// <summary>Runs it.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public static string? Run(VfioPlatform platform)
    {
        NtStatus started = HdaBusDriver.Start(platform, new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(200) }, out HdaBusDriver? driver);
        if (driver is null)
            return $"the bus driver did not start: {started}";

        using (driver)
        {
            MmioWindow registers = platform.Registers;
            registers.Write8(CorbControl.Offset, 0);
            platform.Clock.Wait(TimeSpan.FromMilliseconds(10));
            registers.Write32(CorbUpperBase.Offset, Nowhere);
            registers.Write8(CorbControl.Offset, new CorbControl { Run = true }.Raw);

            NtStatus queried = driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterfaceV3, ushort.MaxValue, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
            if (table is not IHdAudioBusInterfaceV3 bus)
                return $"the interface was not given: {queried}";

            HdAudioCodecTransfer[] transfer = [new(HdAudioCodecCommand.From(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0)))];
            NtStatus status = bus.TransferCodecVerbs(transfer);
            bus.InterfaceDereference();
            return status != NtStatus.Success ? $"the call ended with {status}"
                : transfer[0].Input is { IsValid: true, Response: not 0 } answer ? $"a verb was answered with {answer.Response:X8}" : null;
        }
    }
}
