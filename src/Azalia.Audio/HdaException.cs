using Azalia.Specification.Windows;

namespace Azalia.Audio;

/// <summary>
/// A driver call did not succeed. <see cref="Status"/> is what it answered, and <see cref="Exception.HResult"/> the same as
/// HRESULT_FROM_NT gives it.
/// </summary>
/// <remarks>This file is the only place of the library where an NTSTATUS becomes an exception.</remarks>
public sealed class HdaException : IOException
{
    internal HdaException(NtStatus status, string message)
        : base(message, status.ToHResult()) => Status = status;

    /// <summary>What the driver answered.</summary>
    public NtStatus Status { get; }

    internal static void ThrowIfFailed(NtStatus status, string operation)
    {
        if (!status.IsSuccess)
            throw new HdaException(status, $"{operation} failed: {status}");
    }
}
