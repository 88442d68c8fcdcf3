using Azalia.Platform.Time;

namespace Azalia.Simulation.Controller;

/// <summary>A simulated device in time, as the drive that makes its time pass sees it. Ticks are counted from power-on.</summary>
internal interface ISimulatedDevice : IVirtualDevice;
