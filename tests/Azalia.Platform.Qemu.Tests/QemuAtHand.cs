using Azalia.Platform.Qemu.Finding;

namespace Azalia.Platform.Qemu.Tests;

/// <summary>The QEMU that tests run on. Where there is none they are skipped with the reason; in CI, which sees to it that there is one, they fail.</summary>
internal static class QemuAtHand
{
    private static bool IsRequired => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    // What CI found out when it looked for one: eng/get-qemu, exit code 3.
    private static bool HasNoAcceleratorAnywhere => Environment.GetEnvironmentVariable("AZALIA_QEMU_ACCELERATOR") == "none";

    /// <summary>Opens a platform, or skips the test.</summary>
    public static QemuPlatform Open(QemuOptions? options = null)
    {
        options ??= new QemuOptions();
        Require(options.Clock == QemuClock.Deterministic);
        Assert.True(QemuPlatform.TryOpen(options, out QemuPlatform? platform, out string? problem), problem);
        return platform;
    }

    /// <summary>Skips the test where there is no QEMU, or none with a deterministic clock.</summary>
    public static QemuProgram Require(bool deterministic)
    {
        bool found = QemuSearch.TryFind(null, out QemuProgram? program, out string? problem);
        if (found && deterministic && !program!.HasAccelerator)
        {
            found = false;
            problem = $"{program.Command} has no qtest accelerator: run eng/get-qemu";
        }

        if (IsRequired && !(deterministic && HasNoAcceleratorAnywhere))
            Assert.True(found, problem);
        Assert.SkipUnless(found, problem ?? "");
        return program!;
    }
}
