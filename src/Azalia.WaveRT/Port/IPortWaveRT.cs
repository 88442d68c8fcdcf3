namespace Azalia.WaveRT.Port;

/// <summary>The port driver of WaveRT devices: IPortWaveRT of portcls.h. It adds no method to <see cref="IPort"/>.</summary>
public interface IPortWaveRT : IPort;
