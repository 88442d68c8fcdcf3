using Azalia.Platform.Memory;

namespace Azalia.ClassDriver.Miniport;

/// <summary>What the bus answered to a request for a buffer.</summary>
/// <param name="Mdl">The pages.</param>
/// <param name="Bytes">Bytes of the cycle.</param>
/// <param name="Offset">Offset of the buffer in its first page.</param>
/// <param name="StreamId">The stream number.</param>
/// <param name="FifoBytes">Bytes that the engine can hold.</param>
internal readonly record struct EngineAllocation(Mdl? Mdl, nuint Bytes, nuint Offset, byte StreamId, uint FifoBytes);
