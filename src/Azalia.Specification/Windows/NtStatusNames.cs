namespace Azalia.Specification.Windows;

/// <summary>The names that ntstatus.h gives to the statuses used here: the one table behind texts, programs and documents.</summary>
public static class NtStatusNames
{
    private static readonly KeyValuePair<NtStatus, string>[] s_names =
    [
        new(NtStatus.Success, "STATUS_SUCCESS"),
        new(NtStatus.BufferOverflow, "STATUS_BUFFER_OVERFLOW"),
        new(NtStatus.Unsuccessful, "STATUS_UNSUCCESSFUL"),
        new(NtStatus.NotImplemented, "STATUS_NOT_IMPLEMENTED"),
        new(NtStatus.InvalidHandle, "STATUS_INVALID_HANDLE"),
        new(NtStatus.InvalidParameter, "STATUS_INVALID_PARAMETER"),
        new(NtStatus.NoSuchDevice, "STATUS_NO_SUCH_DEVICE"),
        new(NtStatus.InvalidDeviceRequest, "STATUS_INVALID_DEVICE_REQUEST"),
        new(NtStatus.NoMemory, "STATUS_NO_MEMORY"),
        new(NtStatus.BufferTooSmall, "STATUS_BUFFER_TOO_SMALL"),
        new(NtStatus.DataOverrun, "STATUS_DATA_OVERRUN"),
        new(NtStatus.DataLateError, "STATUS_DATA_LATE_ERROR"),
        new(NtStatus.InsufficientResources, "STATUS_INSUFFICIENT_RESOURCES"),
        new(NtStatus.DeviceNotConnected, "STATUS_DEVICE_NOT_CONNECTED"),
        new(NtStatus.DeviceNotReady, "STATUS_DEVICE_NOT_READY"),
        new(NtStatus.IoTimeout, "STATUS_IO_TIMEOUT"),
        new(NtStatus.NotSupported, "STATUS_NOT_SUPPORTED"),
        new(NtStatus.DeviceDoesNotExist, "STATUS_DEVICE_DOES_NOT_EXIST"),
        new(NtStatus.InvalidDeviceState, "STATUS_INVALID_DEVICE_STATE"),
        new(NtStatus.InvalidBufferSize, "STATUS_INVALID_BUFFER_SIZE"),
        new(NtStatus.NotFound, "STATUS_NOT_FOUND"),
        new(NtStatus.Retry, "STATUS_RETRY"),
        new(NtStatus.NoMatch, "STATUS_NO_MATCH"),
        new(NtStatus.DeviceRemoved, "STATUS_DEVICE_REMOVED"),
    ];

    /// <summary>Every status that has a name here, in the order of its value.</summary>
    public static IReadOnlyList<KeyValuePair<NtStatus, string>> All => s_names;

    /// <summary>The name of <paramref name="status"/>, or null when the table does not have it.</summary>
    public static string? Find(NtStatus status)
    {
        foreach (KeyValuePair<NtStatus, string> entry in s_names)
        {
            if (entry.Key == status)
                return entry.Value;
        }

        return null;
    }
}
