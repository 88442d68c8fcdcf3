using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Port;

/// <summary>What every port driver offers: IPort of portcls.h, methods in the order of its table.</summary>
/// <remarks>All methods need PASSIVE_LEVEL.</remarks>
public interface IPort
{
    /// <summary>Joins port and miniport. Called once.</summary>
    /// <param name="deviceObject">The device.</param>
    /// <param name="irp">The start request; of no use in user space.</param>
    /// <param name="unknownMiniport">The miniport, which must implement the interface that the port drives.</param>
    /// <param name="unknownAdapter">An object for the miniport, or null.</param>
    /// <param name="resourceList">Hardware resources, or null.</param>
    /// <returns>
    /// STATUS_INVALID_PARAMETER for a miniport without the interface, STATUS_INVALID_DEVICE_REQUEST when called again, or what the
    /// miniport's Init answered.
    /// </returns>
    NtStatus Init(WaveRTDevice deviceObject, object? irp, object unknownMiniport, object? unknownAdapter, object? resourceList);

    /// <summary>A property of the device as text.</summary>
    /// <param name="deviceProperty">Which.</param>
    /// <param name="bufferLength">Characters that the caller has room for.</param>
    /// <param name="propertyBuffer">The text, or null.</param>
    /// <param name="resultLength">Characters that the text has.</param>
    /// <returns>STATUS_BUFFER_TOO_SMALL for too little room, STATUS_NOT_FOUND when the device has no such property.</returns>
    NtStatus GetDeviceProperty(DeviceRegistryProperty deviceProperty, uint bufferLength, out string? propertyBuffer, out uint resultLength);

    /// <summary>Opens a registry key of the device. There is no registry in user space.</summary>
    /// <param name="outRegistryKey">Null.</param>
    /// <param name="outerUnknown">Not used.</param>
    /// <param name="registryKeyType">Not used.</param>
    /// <param name="desiredAccess">Not used.</param>
    /// <param name="objectAttributes">Not used.</param>
    /// <param name="createOptions">Not used.</param>
    /// <param name="disposition">0.</param>
    /// <returns>STATUS_NOT_SUPPORTED.</returns>
    NtStatus NewRegistryKey(
        out object? outRegistryKey,
        object? outerUnknown,
        uint registryKeyType,
        uint desiredAccess,
        object? objectAttributes,
        uint createOptions,
        out uint disposition);
}
