using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Where a jack is: a body, and a place on it. HDA 1.0a 7.3.3.31, bits 29:24 of the configuration default.</summary>
/// <param name="Raw">Six bits: body in 5:4, place in 3:0.</param>
public readonly record struct JackLocation(byte Raw)
{
    /// <summary>Bits 5:4: the body.</summary>
    public JackChassis Chassis { get => (JackChassis)Bits.Get(Raw, 4, 2); init => Raw = Bits.Set(Raw, 4, 2, (uint)value); }

    /// <summary>Bits 3:0: the place.</summary>
    public JackPosition Position { get => (JackPosition)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, (uint)value); }

    /// <summary>The place in words, such as "rear", "internal", "internal, ATAPI" or "lid, inside".</summary>
    public override string ToString() => Special() ?? (Chassis, Position) switch
    {
        (JackChassis.External, JackPosition.None) => "external",
        (JackChassis.External, _) => Place(),
        (_, JackPosition.None) => Body(),
        _ => $"{Body()}, {Place()}",
    };

    private string? Special() => Raw switch
    {
        0x07 => "rear panel",
        0x08 => "drive bay",
        0x17 => "internal, riser",
        0x18 => "internal, digital display",
        0x19 => "internal, ATAPI",
        0x37 => "lid, inside",
        0x38 => "lid, outside",
        _ => null,
    };

    private string Body() => Chassis switch
    {
        JackChassis.External => "external",
        JackChassis.Internal => "internal",
        JackChassis.Separate => "separate chassis",
        _ => "elsewhere",
    };

    private string Place() => Position switch
    {
        JackPosition.Rear => "rear",
        JackPosition.Front => "front",
        JackPosition.Left => "left",
        JackPosition.Right => "right",
        JackPosition.Top => "top",
        JackPosition.Bottom => "bottom",
        _ => $"place {(int)Position:X}h",
    };
}
