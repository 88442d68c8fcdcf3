using Azalia.Bus;
using Azalia.ClassDriver;
using Azalia.Platform;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Audio;

/// <summary>A function group, with the driver that runs on it or the reason why none does.</summary>
internal sealed class FunctionGroupState
{
    private FunctionGroupState(FunctionGroupDevice device, HdAudioFunctionDriver? driver, string? problem)
    {
        Device = device;
        Driver = driver;
        Problem = problem;
    }

    internal FunctionGroupDevice Device { get; }

    internal HdAudioFunctionDriver? Driver { get; }

    internal string? Problem { get; }

    internal static FunctionGroupState Start(FunctionGroupDevice device, HdaPlatform platform, ClassDriverOptions options)
    {
        // One codec that does not work takes nothing from the others: the reason is kept, to be shown.
        if (device.GroupType != (byte)FunctionGroupType.Audio)
            return new FunctionGroupState(device, null, "there is no driver for its kind");

        NtStatus status = HdAudioFunctionDriver.Start(device, platform, options, out HdAudioFunctionDriver? driver);
        return new FunctionGroupState(device, driver, status.IsSuccess ? null : $"its driver did not start: {status}");
    }
}
