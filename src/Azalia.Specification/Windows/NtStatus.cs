namespace Azalia.Specification.Windows;

/// <summary>
/// Outcome of a driver call, bit for bit a Windows NTSTATUS: severity in bits 31:30, facility in 27:16, code in 15:0.
/// Success is a predicate and not the value zero, because informational codes are successes too.
/// </summary>
/// <param name="Value">The 32 bits as the signed integer that ntstatus.h makes of them.</param>
public readonly record struct NtStatus(int Value)
{
    // FACILITY_NT_BIT of winerror.h.
    private const int FacilityNtBit = 0x1000_0000;

    /// <summary>STATUS_SUCCESS, 0x00000000.</summary>
    public static NtStatus Success => new(0);

    /// <summary>STATUS_BUFFER_OVERFLOW, 0x80000005: a warning; the needed size was written where data were asked for.</summary>
    public static NtStatus BufferOverflow => From(0x8000_0005);

    /// <summary>STATUS_UNSUCCESSFUL, 0xC0000001: also what a routine answers to a caller above its highest IRQL.</summary>
    public static NtStatus Unsuccessful => From(0xC000_0001);

    /// <summary>STATUS_NOT_IMPLEMENTED, 0xC0000002.</summary>
    public static NtStatus NotImplemented => From(0xC000_0002);

    /// <summary>STATUS_INVALID_HANDLE, 0xC0000008: not a live DMA engine handle of this function group.</summary>
    public static NtStatus InvalidHandle => From(0xC000_0008);

    /// <summary>STATUS_INVALID_PARAMETER, 0xC000000D: a value out of its range, or a missing pointer.</summary>
    public static NtStatus InvalidParameter => From(0xC000_000D);

    /// <summary>STATUS_NO_SUCH_DEVICE, 0xC000000E.</summary>
    public static NtStatus NoSuchDevice => From(0xC000_000E);

    /// <summary>STATUS_INVALID_DEVICE_REQUEST, 0xC0000010: the stream or its buffer is in the wrong state.</summary>
    public static NtStatus InvalidDeviceRequest => From(0xC000_0010);

    /// <summary>STATUS_NO_MEMORY, 0xC0000017: TransferCodecVerbs cannot queue.</summary>
    public static NtStatus NoMemory => From(0xC000_0017);

    /// <summary>STATUS_BUFFER_TOO_SMALL, 0xC0000023: the engine's FIFO cannot carry the format, or an output is too short.</summary>
    public static NtStatus BufferTooSmall => From(0xC000_0023);

    /// <summary>STATUS_DATA_OVERRUN, 0xC000003C: a packet was written too far ahead.</summary>
    public static NtStatus DataOverrun => From(0xC000_003C);

    /// <summary>STATUS_DATA_LATE_ERROR, 0xC000003D: a packet was written too late.</summary>
    public static NtStatus DataLateError => From(0xC000_003D);

    /// <summary>STATUS_INSUFFICIENT_RESOURCES, 0xC000009A: no engine, bandwidth, memory, tag or registration is left.</summary>
    public static NtStatus InsufficientResources => From(0xC000_009A);

    /// <summary>STATUS_DEVICE_NOT_CONNECTED, 0xC000009D.</summary>
    public static NtStatus DeviceNotConnected => From(0xC000_009D);

    /// <summary>STATUS_DEVICE_NOT_READY, 0xC00000A3: the hardware did not answer in time, or has nothing new.</summary>
    public static NtStatus DeviceNotReady => From(0xC000_00A3);

    /// <summary>STATUS_IO_TIMEOUT, 0xC00000B5.</summary>
    public static NtStatus IoTimeout => From(0xC000_00B5);

    /// <summary>STATUS_NOT_SUPPORTED, 0xC00000BB: also the answer to an unknown interface.</summary>
    public static NtStatus NotSupported => From(0xC000_00BB);

    /// <summary>STATUS_DEVICE_DOES_NOT_EXIST, 0xC00000C0.</summary>
    public static NtStatus DeviceDoesNotExist => From(0xC000_00C0);

    /// <summary>STATUS_INVALID_DEVICE_STATE, 0xC0000184: a packet call in the wrong state, or after the end of the stream.</summary>
    public static NtStatus InvalidDeviceState => From(0xC000_0184);

    /// <summary>STATUS_INVALID_BUFFER_SIZE, 0xC0000206: an interface was asked for with too small a size or too low a version.</summary>
    public static NtStatus InvalidBufferSize => From(0xC000_0206);

    /// <summary>STATUS_NOT_FOUND, 0xC0000225.</summary>
    public static NtStatus NotFound => From(0xC000_0225);

    /// <summary>STATUS_RETRY, 0xC000022D.</summary>
    public static NtStatus Retry => From(0xC000_022D);

    /// <summary>STATUS_NO_MATCH, 0xC0000272: no data range intersects.</summary>
    public static NtStatus NoMatch => From(0xC000_0272);

    /// <summary>STATUS_DEVICE_REMOVED, 0xC00002B6: the device is gone; its registers read all ones.</summary>
    public static NtStatus DeviceRemoved => From(0xC000_02B6);

    /// <summary>NT_SUCCESS: success and informational codes.</summary>
    public bool IsSuccess => Value >= 0;

    /// <summary>NT_WARNING: severity 10, bits 31:30.</summary>
    public bool IsWarning => (uint)Value >> 30 == 2;

    /// <summary>NT_ERROR: severity 11, bits 31:30.</summary>
    public bool IsError => (uint)Value >> 30 == 3;

    /// <summary>A status from its unsigned spelling, as ntstatus.h writes it.</summary>
    public static NtStatus From(uint value) => new(unchecked((int)value));

    /// <summary>HRESULT_FROM_NT for what is not a success; a success stays itself, so that S_OK is 0.</summary>
    public int ToHResult() => IsSuccess ? Value : Value | FacilityNtBit;

    /// <summary>
    /// The name in ntstatus.h, such as <c>STATUS_INVALID_HANDLE</c>, or eight hexadecimal digits for a value without one here.
    /// </summary>
    public override string ToString() => NtStatusNames.Find(this) ?? $"0x{Value:X8}";
}
