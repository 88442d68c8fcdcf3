using System.Globalization;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Faults;

/// <summary>A register, or the same register of every stream, by its mnemonic. Its second place in the page at 2000h counts as itself.</summary>
/// <param name="Register">Which.</param>
/// <param name="Stream">The stream descriptor, <see cref="EveryStream"/>, or -1 for a global register.</param>
public readonly record struct FaultRegister(RegisterInfo Register, int Stream)
{
    /// <summary>All stream descriptors: <c>SD*CTL</c>.</summary>
    public const int EveryStream = -2;

    /// <summary>Finds a register by what the specification calls it, in any case: <c>GCTL</c>, <c>SD4CTL</c>, <c>SD*LPIB</c>.</summary>
    /// <param name="name">The mnemonic.</param>
    /// <returns>The register, or null when there is none of this name.</returns>
    public static FaultRegister? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (RegisterInfo register in RegisterCatalog.Global)
        {
            if (register.Mnemonic.Equals(name, StringComparison.OrdinalIgnoreCase))
                return new FaultRegister(register, -1);
        }

        // SDnCTL: the letters behind the number say which, the number says of which stream.
        if (!name.StartsWith("SD", StringComparison.OrdinalIgnoreCase))
            return null;

        int end = 2;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || name[end] == '*'))
            end++;

        ReadOnlySpan<char> number = name.AsSpan(2, end - 2);
        int stream = number is "*" ? EveryStream : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;
        if (stream is -1 or >= StreamDescriptorLayout.MaximumCount)
            return null;

        foreach (RegisterInfo register in RegisterCatalog.StreamDescriptor)
        {
            if (register.Mnemonic.AsSpan(3).Equals(name.AsSpan(end), StringComparison.OrdinalIgnoreCase))
                return new FaultRegister(register, stream);
        }

        return null;
    }

    /// <summary>The register's name as a plan has it.</summary>
    public override string ToString() => Stream == -1
        ? Register.Mnemonic
        : string.Create(CultureInfo.InvariantCulture, $"SD{(Stream == EveryStream ? "*" : Stream.ToString(CultureInfo.InvariantCulture))}{Register.Mnemonic.AsSpan(3)}");

    /// <summary>Whether a byte of the window is a part of the register, and where the register starts then.</summary>
    internal bool Holds(int offset, out int start)
    {
        start = 0;
        if (RegisterCatalog.Find(offset) is not { } location || location.Register != Register)
            return false;

        start = location.Offset;
        return Stream is -1 or EveryStream || Stream == location.StreamIndex;
    }
}
