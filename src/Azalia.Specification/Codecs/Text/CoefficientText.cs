namespace Azalia.Specification.Codecs.Text;

/// <summary>One processing coefficient. Hardware 6.2.</summary>
/// <param name="Index">What verb 5h was given.</param>
/// <param name="Value">What verb Ch answered.</param>
public readonly record struct CoefficientText(ushort Index, ushort Value);
