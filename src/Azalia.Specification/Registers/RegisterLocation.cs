using System.Globalization;

namespace Azalia.Specification.Registers;

/// <summary>A register in the controller's window: which one, and of which stream.</summary>
/// <param name="Register">The register.</param>
/// <param name="Offset">Byte offset of its first byte in the window.</param>
/// <param name="StreamIndex">The stream descriptor that it belongs to, or -1.</param>
/// <param name="IsAlias">Whether this is a second place of a register that has its own elsewhere.</param>
public readonly record struct RegisterLocation(RegisterInfo Register, int Offset, int StreamIndex, bool IsAlias)
{
    /// <summary>The mnemonic with the stream's number in place of n, such as <c>SD4CTL</c>; an alias ends with A.</summary>
    public string Mnemonic
    {
        get
        {
            string name = StreamIndex < 0
                ? Register.Mnemonic
                : string.Create(CultureInfo.InvariantCulture, $"SD{StreamIndex}{Register.Mnemonic.AsSpan(3)}");
            return IsAlias ? name + "A" : name;
        }
    }

    /// <summary>Mnemonic and offset in the window.</summary>
    public override string ToString() => $"{Mnemonic} {Offset:X3}h";
}
