using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Miniport;

/// <summary>A device whose streams are cyclic buffers: IMiniportWaveRT of portcls.h, methods in the order of its table.</summary>
/// <remarks>All methods are called at PASSIVE_LEVEL, one at a time for a device.</remarks>
public interface IMiniportWaveRT : IMiniport
{
    /// <summary>Called once by the port's Init, before anything else.</summary>
    /// <param name="unknownAdapter">The adapter object that was given to the port, or null.</param>
    /// <param name="resourceList">Hardware resources; null for a function driver on a bus, which owns none.</param>
    /// <param name="port">The port.</param>
    NtStatus Init(object? unknownAdapter, object? resourceList, IPortWaveRT port);

    /// <summary>
    /// Creates a stream in KSSTATE_STOP at position 0. A format is examined before hardware is touched.
    /// </summary>
    /// <param name="stream">The stream, which the port disposes when the pin is closed; null on failure.</param>
    /// <param name="portStream">The port's helper for this stream, valid as long as the stream.</param>
    /// <param name="pin">The pin.</param>
    /// <param name="capture">Whether sound comes in.</param>
    /// <param name="dataFormat">The format.</param>
    /// <returns>
    /// Typically STATUS_INVALID_PARAMETER for a bad pin or format, STATUS_NOT_SUPPORTED for one that the device cannot carry, and
    /// STATUS_INSUFFICIENT_RESOURCES when no engine, bandwidth or converter is left.
    /// </returns>
    NtStatus NewStream(out IMiniportWaveRTStream? stream, IPortWaveRTStream portStream, uint pin, bool capture, in KsDataFormat dataFormat);

    /// <summary>What the device's DMA can address.</summary>
    /// <param name="deviceDescription">The description.</param>
    NtStatus GetDeviceDescription(out DeviceDescription deviceDescription);
}
