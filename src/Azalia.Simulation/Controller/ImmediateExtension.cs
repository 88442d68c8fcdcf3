namespace Azalia.Simulation.Controller;

/// <summary>What bits 7:2 of ICS are (hardware 3.6, 7.1).</summary>
public enum ImmediateExtension
{
    /// <summary>Reserved, 0.</summary>
    None,

    /// <summary>ICVER, IRRUNSOL and IRRADD: an unsolicited response comes into IR while the RIRB does not run.</summary>
    Full,

    /// <summary>IRRADD alone, without ICVER to announce it: QEMU.</summary>
    AddressOnly,
}
