using Azalia.Platform.Vfio;
using Azalia.Platform.Vfio.Guest;
using Azalia.Platform.Vfio.Machine;

// What eng/test-vfio runs inside its guest, beside the command line itself: scenarios that need more than a command. Never a part of dotnet test.
if (!OperatingSystem.IsLinux() || args is not [{ } scenario, { } place] || !PciAddress.TryParse(place, out PciAddress address))
{
    Console.Error.WriteLine("usage: Azalia.Platform.Vfio.Guest unmapped|stress ADDRESS, on Linux");
    return 2;
}

using VfioPlatform? platform = VfioPlatform.Open(address, null, out string? problem);
if (platform is null)
{
    Console.Error.WriteLine(problem);
    return 1;
}

return scenario switch
{
    "unmapped" => Report(UnmappedRing.Run(platform)),
    "stress" => Report(StressRun.Run(platform)),
    _ => 2,
};

int Report(string? failure)
{
    Console.WriteLine($"{scenario}: {failure ?? "ok"}");
    return failure is null ? 0 : 1;
}
