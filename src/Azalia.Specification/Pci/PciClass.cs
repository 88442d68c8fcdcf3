namespace Azalia.Specification.Pci;

/// <summary>A PCI class code: class, subclass and programming interface. PCI 3.0 appendix D.</summary>
/// <param name="Raw">Class in bits 23:16, subclass in 15:8, interface in 7:0.</param>
public readonly record struct PciClass(uint Raw)
{
    /// <summary>04h, 03h, 00h: an HD Audio controller; Windows calls it PCI\CC_0403.</summary>
    public static PciClass HighDefinitionAudio => new(0x04_0300);

    /// <summary>Bits 23:16: 04h is multimedia.</summary>
    public byte BaseClass => (byte)(Raw >> 16);

    /// <summary>Bits 15:8: 03h is HD Audio.</summary>
    public byte Subclass => (byte)(Raw >> 8);

    /// <summary>Bits 7:0: 00h; some vendors say 80h for their extensions.</summary>
    public byte Interface => (byte)Raw;

    /// <summary>Whether the function is an HD Audio controller, whatever its programming interface.</summary>
    public bool IsHighDefinitionAudio => BaseClass == 0x04 && Subclass == 0x03;

    /// <summary>Six hexadecimal digits.</summary>
    public override string ToString() => $"{Raw:X6}";
}
