namespace Azalia.Bus.Ddi;

/// <summary>
/// INTERFACE of wdm.h: the head of every table of the HD Audio DDI. Obtained from <see cref="FunctionGroupDevice.QueryInterface"/>, with one reference
/// taken for the caller.
/// </summary>
/// <remarks>
/// The context that every routine takes in C is the object itself here: one for each query, with a reference count of its own. After the last
/// dereference every routine that takes a handle answers STATUS_INVALID_HANDLE, and the others answer STATUS_INVALID_DEVICE_REQUEST or do nothing.
/// </remarks>
public interface IHdAudioInterface
{
    /// <summary>Size of the table in bytes on a 64-bit system.</summary>
    ushort Size { get; }

    /// <summary>Version of the table: 0x0100.</summary>
    ushort Version { get; }

    /// <summary>InterfaceReference: takes one more reference on the context. Any level.</summary>
    void InterfaceReference();

    /// <summary>
    /// InterfaceDereference: gives a reference back. The last one stops, resets and reclaims what the client forgot: engines, buffers, tags,
    /// registrations. At PASSIVE_LEVEL it also waits for callbacks of the client that run on other threads; above DISPATCH_LEVEL its work is done when the level has fallen.
    /// </summary>
    void InterfaceDereference();
}
