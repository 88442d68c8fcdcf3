using System.Globalization;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Lint;

/// <summary>A write, as one of the registers that it touches sees it.</summary>
/// <param name="Location">The register.</param>
/// <param name="Written">What is written, in the register's bits.</param>
/// <param name="Mask">The bits that the write covers.</param>
/// <param name="Before">What the register reads before.</param>
/// <param name="IsShared">Whether the write covers another register as well.</param>
internal readonly record struct LintWrite(RegisterLocation Location, uint Written, uint Mask, uint Before, bool IsShared)
{
    /// <summary>The register with the written bits in place.</summary>
    public uint After => Before & ~Mask | Written & Mask;

    /// <summary>Its name.</summary>
    public string Name => Location.Mnemonic;

    /// <summary>The value as text, with as many digits as the register has.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"0x{(Written & Mask).ToString("X" + Location.Register.Width * 2, CultureInfo.InvariantCulture)}");

    /// <summary>Whether the register gets what it holds, and nothing in it is acknowledged.</summary>
    public bool ChangesNothing => ((Written ^ Before & ~Location.Register.WriteOneToClear) & Mask) == 0;

    /// <summary>Whether it is this register, at its own place.</summary>
    public bool Is<T>() => Location.Register.Type == typeof(T);
}
