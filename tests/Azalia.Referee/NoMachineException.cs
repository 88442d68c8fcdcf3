namespace Azalia.Referee;

/// <summary>A machine that scripts are to run on is not there; the message says why and what helps.</summary>
internal sealed class NoMachineException(string message) : Exception(message)
{
    /// <summary>Whether that is a failure: in CI, which sees to it that there is one, unless no archive has one any more.</summary>
    public static bool IsFailure =>
        Environment.GetEnvironmentVariable("CI") is "true" or "1" && Environment.GetEnvironmentVariable("AZALIA_QEMU_ACCELERATOR") != "none";
}
