namespace Azalia.Simulation;

/// <summary>What makes the time of a simulated device pass.</summary>
public enum SimulationDrive
{
    /// <summary>
    /// Waiting makes it pass: one thread owns device and driver, everything that falls due runs on it, and every run is repeatable bit
    /// for bit, as fast as the processor allows.
    /// </summary>
    Virtual,

    /// <summary>
    /// The machine's clock makes it pass: a thread of the device follows it and delivers interrupts, and any number of threads may drive.
    /// </summary>
    Paced,
}
