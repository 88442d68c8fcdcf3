using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Properties;

/// <summary>Answers one property request whose sizes were found right.</summary>
/// <param name="pin">The pin.</param>
/// <param name="request">The request, with what follows KSPROPERTY in it.</param>
/// <param name="value">The value, to be written or read; exactly the size of its structure.</param>
internal delegate NtStatus PropertyHandler(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value);

/// <summary>One property that a pin has: KSPROPERTY_ITEM.</summary>
/// <param name="Set">The set.</param>
/// <param name="Id">The property in its set.</param>
/// <param name="Types">What may be asked for.</param>
/// <param name="RequestSize">Bytes of its request structure, KSPROPERTY included.</param>
/// <param name="ValueSize">Bytes of its value; 0 when it has none.</param>
/// <param name="Handler">What answers it.</param>
internal sealed record PropertyItem(
    Guid Set, uint Id, KsPropertyTypes Types, int RequestSize, int ValueSize, PropertyHandler Handler);
