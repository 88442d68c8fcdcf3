namespace Azalia.Simulation.Controller;

/// <summary>One byte of a vendor's own in PCI configuration space, which means nothing to the simulated controller.</summary>
/// <param name="Offset">Where it is.</param>
/// <param name="Reset">What it is after power-on.</param>
/// <param name="Writable">The bits that keep what is written.</param>
public readonly record struct ConfigurationByte(int Offset, byte Reset, byte Writable);
