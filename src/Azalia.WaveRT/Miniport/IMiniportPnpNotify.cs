namespace Azalia.WaveRT.Miniport;

/// <summary>A miniport that wants to know when its device goes: IMiniportPnpNotify of portcls.h. A miniport need not implement it.</summary>
public interface IMiniportPnpNotify
{
    /// <summary>
    /// The device is being stopped or was pulled out. Streams stop their DMA and give their engines back at once, and keep their buffers until
    /// their pins are closed (WaveRT 7.4). PASSIVE_LEVEL, under the device's lock; cannot fail.
    /// </summary>
    void PnpStop();
}
