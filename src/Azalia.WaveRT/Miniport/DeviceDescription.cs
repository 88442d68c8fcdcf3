namespace Azalia.WaveRT.Miniport;

/// <summary>DEVICE_DESCRIPTION, as far as the port needs it: what the device's DMA can address.</summary>
/// <param name="Master">The device masters the bus itself.</param>
/// <param name="ScatterGather">Its buffers may consist of pages that are not adjacent.</param>
/// <param name="Dma32BitAddresses">It drives 32 address bits.</param>
/// <param name="Dma64BitAddresses">It drives 64 address bits.</param>
public readonly record struct DeviceDescription(bool Master, bool ScatterGather, bool Dma32BitAddresses, bool Dma64BitAddresses);
