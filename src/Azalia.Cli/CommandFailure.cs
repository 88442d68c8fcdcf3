using Azalia.Specification.Windows;

namespace Azalia.Cli;

/// <summary>A job that failed, with the one line that its caller gets to read.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="status">The status of the driver call that failed, or null if none did.</param>
/// <param name="inner">What it came from, shown where details are asked for.</param>
internal sealed class CommandFailure(string message, NtStatus? status = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The status of the driver call that failed, or null if none did.</summary>
    public NtStatus? Status { get; } = status;
}
